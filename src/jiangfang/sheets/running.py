"""An import on its way: some hundred rows a deed, resumed where it stopped, as often as it takes."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.utils.translation import override

from jiangfang.jobs.working import Progress, can_do, hand_over
from jiangfang.kernel.errors import Conflict, JiangfangError, Refused
from jiangfang.kernel.text import N_
from jiangfang.sheets.actions import apply_rows, undo_rows
from jiangfang.sheets.bringing import import_for_work
from jiangfang.sheets.foundations import refuse_if_built_on
from jiangfang.sheets.keeping import note, turn
from jiangfang.sheets.models import Import, ImportRow, Verdict
from jiangfang.sheets.problems import noted
from jiangfang.sheets.rules import may_bring_rows

CHUNK = 500
State, RowState = Import.State, ImportRow.State
Tell = Callable[[int, int], None]
TO_ENTER = (Verdict.NEW, Verdict.CHANGED)


def begin_applying(brought: Import, *, actor: Any, mode: str, later: bool = True) -> None:
    """Let the rows be entered: ``all`` of them, or only the ``good`` ones where some are wrong.

    Raises Refused where ``all`` is asked for and a row is wrong, Conflict where it is under way already.
    """
    _ask(brought, actor)
    if mode != "good" and brought.rows.filter(verdict=Verdict.WRONG).exists():
        raise Refused(
            N_("Some rows are wrong, so not all of them can be entered."),
            help=N_("Mend them in the file and choose it again, or enter the good rows only."),
            code="wrong_rows",
        )
    turn(brought, (State.PREVIEWED, State.STOPPED), State.APPLYING, problem={})
    _go(brought, "sheets.apply", later, mode=mode)


def begin_undoing(brought: Import, *, actor: Any, later: bool = True) -> None:
    """Let an import be taken back. Raises Refused, with what stands in the way, where something was built on it."""
    _ask(brought, actor)
    refuse_if_built_on(list(_applied(brought).select_related("brought")))
    turn(brought, (State.APPLIED, State.STOPPED), State.UNDOING, problem={})
    _go(brought, "sheets.undo", later)


def go_on(brought: Import, *, actor: Any) -> None:
    """Take up again what a failure has left half-way."""
    _ask(brought, actor)
    names = {State.APPLYING: "sheets.apply", State.UNDOING: "sheets.undo", State.PREVIEWING: "sheets.look_through"}
    if brought.state in names:
        more = {"mode": "good"} if brought.state == State.APPLYING else {}
        _go(brought, names[brought.state], True, **more)


def _ask(brought: Import, actor: Any) -> None:
    verdict = may_bring_rows(actor, brought)
    if not verdict:
        raise verdict.refusal()


def _go(brought: Import, name: str, later: bool, **more: str) -> None:
    if later:
        note(brought, work=hand_over(name, brought=str(brought.pk), **more).pk)
        return
    doer = {"sheets.apply": apply, "sheets.undo": undo}[name]
    doer(brought, tell=lambda _done, _total: None, **more)


@can_do("sheets.apply")
def apply_later(progress: Progress, brought: str, mode: str) -> None:
    """Enter the rows of an import in the background."""
    apply(import_for_work(brought), mode=mode, tell=progress.tell)


@can_do("sheets.undo")
def undo_later(progress: Progress, brought: str) -> None:
    """Take an import back in the background."""
    undo(import_for_work(brought), tell=progress.tell)


def apply(brought: Import, *, mode: str, tell: Tell) -> None:
    """Enter what waits, deed by deed. In mode ``all`` the first refusal stops it."""
    waiting = brought.rows.filter(verdict__in=TO_ENTER, state=RowState.WAITING).order_by("number")

    def enter(rows: list[ImportRow]) -> None:
        apply_rows(brought, actor=brought.actor, rows=rows, patient=mode == "good")

    _run(brought, waiting, enter, tell, (State.APPLYING, State.APPLIED, State.STOPPED))


def undo(brought: Import, *, tell: Tell) -> None:
    """Take back what was entered, the last row first."""

    def take_back(rows: list[ImportRow]) -> None:
        undo_rows(brought, actor=brought.actor, rows=rows)

    _run(brought, _applied(brought).order_by("-number"), take_back, tell, (State.UNDOING, State.UNDONE, State.STOPPED))


def _run(
    brought: Import, rows: Any, do: Callable[[list[ImportRow]], None], tell: Tell, states: tuple[str, ...]
) -> None:
    now, then, stopped = states
    total, done = rows.count(), 0
    with override(brought.language):
        while chunk := list(rows[:CHUNK]):
            tell(done, total)
            try:
                do(chunk)
            except Conflict as conflict:
                if conflict.code != "claimed":
                    turn(brought, (now,), stopped, problem=noted(conflict))
                    return
            except JiangfangError as error:
                turn(brought, (now,), stopped, problem=noted(error))
                return
            done += len(chunk)
    tell(total, total)
    with suppress(Conflict):  # another process that worked on it has said so first
        turn(brought, (now,), then)


def _applied(brought: Import) -> Any:
    return brought.rows.filter(verdict__in=TO_ENTER, state=RowState.APPLIED)
