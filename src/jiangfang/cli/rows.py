"""Rows in and out for the command: the same functions as behind the pages."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from jiangfang.kernel.errors import NotThere, Refused
from jiangfang.kernel.sheets import Place, Sheet, sheets
from jiangfang.kernel.text import N_
from jiangfang.people.models import Account, Person
from jiangfang.people.visibility import visible
from jiangfang.records.queries import organisation_named
from jiangfang.sheets.bringing import bring, grids_of, look_through
from jiangfang.sheets.models import Import
from jiangfang.sheets.problems import WHOLE_ROW, told
from jiangfang.sheets.queries import counts_of
from jiangfang.sheets.running import begin_applying
from jiangfang.sheets.writing.export import WRITERS, lines_of
from jiangfang.ui.wording import say


def brought_in(key: str, file: Path, slug: str, username: str, mode: str) -> dict[str, Any]:
    """Bring a file as ``username``, and enter its rows where ``mode`` says so. Raises JiangfangError for wrong use."""
    sheet, organisation, actor = _sheet(key), organisation_named(slug), person_of(username)
    try:
        with file.open("rb") as stream:
            brought = bring(sheet, organisation, stream, file.name, actor=actor)
    except OSError as error:
        raise NotThere(N_("The file cannot be read: %(why)s"), why=str(error.strerror or error)) from error
    if brought.state == Import.State.PREVIEWING:
        look_through(brought, grids_of(brought))
    problem = told(brought.problem, sheet, "") if brought.problem else None
    if mode and brought.state == Import.State.PREVIEWED:
        try:
            begin_applying(brought, actor=actor, mode=mode, later=False)
        except Refused as error:
            problem = say(error)
        else:
            problem = told(brought.problem, sheet, "") if brought.problem else None
    return _told(brought, sheet, str(problem or ""))


def _told(brought: Import, sheet: Sheet, problem: str) -> dict[str, Any]:
    counts = counts_of(brought)
    by_verdict = {name: counts.by_verdict.get(name, 0) for name in ("new", "changed", "unchanged", "wrong")}
    return {
        "import": str(brought.pk),
        "state": brought.state,
        "problem": problem,
        **by_verdict,
        "entered": counts.applied,
        "failed": counts.failed,
        "rows": [
            {"row": row.number, "problems": list(_problems(row.problems, sheet))}
            for row in brought.rows.exclude(problems={})
        ],
    }


def _problems(noted: dict[str, Any], sheet: Sheet) -> Iterator[dict[str, str]]:
    for key, problem in noted.items():
        said = told(problem, sheet, key)
        label = "" if key == WHOLE_ROW else str(sheet.column(key).label)
        yield {"column": label, "what": said.what, "help": said.help}


def handed_out(key: str, slug: str, file: Path, username: str) -> int:
    """Write a sheet of an organisation into a file, as ``username`` may see it, or all of it; returns how many rows."""
    sheet, organisation = _sheet(key), organisation_named(slug)
    reader = person_of(username) if username else None
    nouns = sheet.nouns_at(organisation)
    if reader is not None:  # the shell's operator reads without the gate of visibility
        nouns = visible(nouns, reader)
    write, _media = WRITERS[file.suffix.lower().removeprefix(".")]
    counted = _Counted(lines_of(sheet, nouns, Place(organisation, reader)))
    with write(sheet, counted) as stream, file.open("wb") as out:
        shutil.copyfileobj(stream, out)
    return counted.count


class _Counted:
    """Lines that are counted while they are written."""

    def __init__(self, lines: Iterable[list[Any]]) -> None:
        self.lines, self.count = lines, 0

    def __iter__(self) -> Iterator[list[Any]]:
        for line in self.lines:
            self.count += 1
            yield line


def _sheet(key: str) -> Sheet:
    found = sheets.get(key)
    if found is None:
        raise NotThere(
            N_("There is no sheet %(name)s."),
            help=N_("There are: %(names)s."),
            name=key,
            names=", ".join(sheets.keys()),
        )
    return found


def person_of(username: str) -> Person:
    """The person who signs in with a user name. Raises NotThere."""
    accounts = Account.objects.filter(username__iexact=username, is_active=True, person__isnull=False)
    account = accounts.select_related("person__record", "person__organisation").first()
    if account is None:
        raise NotThere(N_("Nobody signs in with the user name %(name)s."), name=username)
    return account.person
