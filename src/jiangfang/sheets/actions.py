"""Entering the rows of an import, some hundred in one deed, and taking them back; each by the house's own deeds."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel.errors import Conflict, JiangfangError
from jiangfang.kernel.sheets import Place, Sheet, sheets
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, attempt, current_deed
from jiangfang.people.models import Person
from jiangfang.people.visibility import all_of
from jiangfang.sheets.keeping import claim, settle
from jiangfang.sheets.models import Import, ImportRow, Verdict
from jiangfang.sheets.problems import noted_by_column
from jiangfang.sheets.rules import may_bring_rows
from jiangfang.sheets.values import plain_row, typed_rows

State = ImportRow.State


@action("sheets.import.applied", may=may_bring_rows, says=_("%(actor)s brought it in from a spreadsheet."))
def apply_rows(brought: Import, *, actor: Person, rows: Sequence[ImportRow], patient: bool = True) -> None:
    """Enter rows that wait: new records and changes, as one deed. A row is entered once, whoever tries.

    A ``patient`` deed notes why a single row was refused and goes on; an impatient one raises it, and nothing is entered.
    Raises Conflict where another process has the rows.
    """
    claim(rows, State.WAITING, State.APPLIED)
    sheet, place = sheets[brought.sheet], Place(brought.organisation, actor)
    _note(brought, rows)
    new = [row for row in rows if row.verdict == Verdict.NEW]
    changed = [row for row in rows if row.verdict == Verdict.CHANGED]
    _enter(sheet, new, place, patient)
    _correct(sheet, changed, place, patient)
    settle(rows, _versions())


def _note(brought: Import, rows: Sequence[ImportRow]) -> None:
    current_deed().facts.update(
        file=brought.blob_id,
        rows=[rows[0].number, rows[-1].number],
        sheet=brought.sheet,
        **{"import": str(brought.pk)},
    )


def _versions() -> dict[Any, int]:
    return {key: touched.version for key, touched in current_deed().touched.items()}


def _enter(sheet: Sheet, rows: Sequence[ImportRow], place: Place, patient: bool) -> None:
    """All at once; where that is refused, one by one, so that each row is told why."""
    if not rows:
        return
    values = typed_rows(sheet, [row.values for row in rows])
    try:
        with attempt():
            made = sheet.enter(values, place)
    except JiangfangError:
        for row, value in zip(rows, values, strict=True):
            _try(sheet, row, lambda value=value: sheet.enter([value], place)[0], patient)
        return
    for row, noun in zip(rows, made, strict=True):
        row.state, row.record_id = State.APPLIED, noun.pk


def _try(sheet: Sheet, row: ImportRow, do: Callable[[], Any], patient: bool) -> None:
    try:
        with attempt():
            noun = do()
            row.record_id, row.version = noun.pk, noun.record.version
    except JiangfangError as error:
        if not patient:
            raise
        row.state, row.problems = State.FAILED, noted_by_column(error, sheet)
    else:
        row.state = State.APPLIED


def _correct(sheet: Sheet, rows: Sequence[ImportRow], place: Place, patient: bool) -> None:
    nouns = _nouns(sheet, rows)
    present = dict(zip(nouns, sheet.rows(list(nouns.values()), place), strict=True))
    for row, value in zip(rows, typed_rows(sheet, [row.values for row in rows]), strict=True):
        noun, now = nouns[row.record_id], plain_row(sheet, present[row.record_id])
        _try(
            sheet,
            row,
            lambda row=row, value=value, noun=noun, now=now: _changed(sheet, row, noun, now, value, place),
            patient,
        )


def _changed(sheet: Sheet, row: ImportRow, noun: Any, now: dict[str, Any], value: Any, place: Place) -> Any:
    if any(now.get(key) != row.before.get(key) for key in value):
        raise Conflict(
            N_("Someone else changed “%(title)s” after you chose the file."),
            help=N_("Choose the file again, and look at what it would change now."),
            code="version",
            title=noun.record.title,
        )
    return sheet.correct(noun, value, place, _reason())


def _reason() -> str:
    return gettext("Brought in from a spreadsheet.")


def _nouns(sheet: Sheet, rows: Sequence[ImportRow]) -> dict[Any, Any]:
    return {noun.pk: noun for noun in all_of(sheet.kind).filter(pk__in=[row.record_id for row in rows])}


@action(
    "sheets.import.undone", may=may_bring_rows, says=_("%(actor)s took back what was brought in from a spreadsheet.")
)
def undo_rows(brought: Import, *, actor: Person, rows: Sequence[ImportRow]) -> None:
    """Take rows back, the last one first: new records are struck out, changed ones get what they had before.

    The caller has made sure that nothing was built on them. Raises Conflict where another process has the rows, and what the
    house's deeds raise.
    """
    claim(rows, State.APPLIED, State.UNDONE)
    sheet, place = sheets[brought.sheet], Place(brought.organisation, actor)
    _note(brought, rows)
    nouns = _nouns(sheet, rows)
    before = typed_rows(sheet, [row.before for row in rows])
    with override(brought.language):
        reason = gettext("The import from a spreadsheet was taken back.")
    for row, values in zip(rows, before, strict=True):
        noun = nouns[row.record_id]
        if row.verdict == Verdict.NEW:
            sheet.strike(noun, actor, reason)
        else:
            sheet.correct(noun, {key: values.get(key, _nothing(sheet, key)) for key in row.values}, place, reason)
        row.state = State.UNDONE
    settle(rows, _versions())


def _nothing(sheet: Sheet, key: str) -> Any:
    kind = sheet.column(key).kind
    if kind in ("people", "shares"):
        return ()
    return "" if kind in ("text", "code", "choice") else None
