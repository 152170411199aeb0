"""Bringing a file: it is read, its columns are recognised, and its rows are looked through before anything is entered."""

from typing import IO, Any

from django.utils.translation import get_language, override

from jiangfang.evidence.inspection import inspect
from jiangfang.evidence.inspection.accepted import CSV, XLSX
from jiangfang.evidence.naming import clean_name
from jiangfang.evidence.storage import store
from jiangfang.jobs.working import Progress, can_do, hand_over
from jiangfang.kernel.errors import Invalid, JiangfangError
from jiangfang.kernel.sheets import Place, Sheet, sheets
from jiangfang.records.models import Organisation
from jiangfang.sheets.cells import shown
from jiangfang.sheets.headers import LOOKED_AT, Mapping, recognise
from jiangfang.sheets.keeping import keep_import, keep_preview, note, turn
from jiangfang.sheets.models import Import
from jiangfang.sheets.preview import check_mapping, preview
from jiangfang.sheets.problems import noted
from jiangfang.sheets.reading.files import Grid, kind_of_file, read_grids, refusal

State = Import.State
# Files of more rows are looked through in the background.
AT_ONCE = 1500
# What the inspection of files calls what is wrong, in the words of this floor.
_SAME = {"active": "macros", "bomb": "bomb", "damaged": "damaged", "not_taken": "other", "empty": "empty"}


def bring(sheet: Sheet, organisation: Organisation, stream: IO[bytes], name: str, *, actor: Any) -> Import:
    """Take a file in. Raises Refused where ``actor`` may not enter such records there, Invalid for a file that is refused."""
    verdict = sheet.may(actor, organisation)
    if not verdict:
        raise verdict.refusal()
    kind = _checked_kind(stream)
    grids = read_grids(stream)
    if not any(grid.rows for grid in grids):
        raise refusal("empty")
    media = XLSX if kind == "xlsx" else CSV
    stream.seek(0)
    brought = keep_import(
        stream,
        media.name,
        organisation=organisation,
        sheet=sheet.key,
        actor=actor,
        name=clean_name(name, media.extensions),
        language=get_language() or "zh-hans",
        outline=outline_of(grids),
    )
    remap(brought, recognise(sheet, grids), grids)
    return brought


def _checked_kind(stream: IO[bytes]) -> str:
    stream.seek(0)
    kind = kind_of_file(stream.read(4096))
    if kind == "xlsx":
        try:
            media = inspect(stream)
        except Invalid as error:
            raise refusal(_SAME.get(error.code, "damaged")) from error
        if media != XLSX:
            raise refusal("other")
    stream.seek(0)
    return kind


def outline_of(grids: list[Grid]) -> list[dict[str, Any]]:
    """The top rows of each worksheet as short texts, for whoever chooses the columns by hand."""
    return [
        {
            "name": grid.name,
            "rows": [[number, [shown(cell)[:40] for cell in cells]] for number, cells in grid.rows[:LOOKED_AT]],
        }
        for grid in grids
    ]


def grids_of(brought: Import) -> list[Grid]:
    """The file of an import, read again. Raises Invalid."""
    with store().open(brought.blob_id) as stream:
        return read_grids(stream)


def remap(brought: Import, mapping: Mapping, grids: list[Grid]) -> None:
    """Read the file by another mapping. What can't be right stays on the import as its problem, until it is mended."""
    note(brought, mapping=mapping.as_json(), problem={})
    try:
        check_mapping(sheets[brought.sheet], mapping)
    except Invalid as error:
        turn(brought, (State.READ, State.PREVIEWED), State.READ, problem=noted(error))
        return
    if len(grids[mapping.grid].rows) <= AT_ONCE:
        look_through(brought, grids)
        return
    turn(brought, (State.READ, State.PREVIEWED), State.PREVIEWING)
    note(brought, work=hand_over("sheets.look_through", brought=str(brought.pk)).pk)


def look_through(brought: Import, grids: list[Grid]) -> None:
    """Say of each row what it would do, and keep it."""
    mapping = Mapping.of(brought.mapping)
    place = Place(brought.organisation, brought.actor)
    keep_preview(brought, preview(sheets[brought.sheet], grids[mapping.grid], mapping, place))


@can_do("sheets.look_through")
def look_through_later(progress: Progress, brought: str) -> None:
    """The same in the background, for a large file."""
    found = import_for_work(brought)
    progress.tell(0, 1)
    with override(found.language):
        try:
            look_through(found, grids_of(found))
        except JiangfangError as error:
            turn(found, (State.PREVIEWING,), State.READ, problem=noted(error))
    progress.tell(1, 1)


def import_for_work(key: Any) -> Import:
    """An import with all that working on it needs."""
    found = Import.objects.select_related("organisation__record", "organisation__parent__record", "actor__record")
    return found.get(pk=key)
