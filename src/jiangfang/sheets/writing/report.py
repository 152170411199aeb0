"""The report of an import: the same rows at the same places, with what became of each and a comment where one is wrong."""

from collections.abc import Mapping as Rows
from decimal import Decimal
from typing import IO, Any

from django.utils.translation import gettext as _

from jiangfang.kernel.sheets import Sheet
from jiangfang.sheets.cells import shown
from jiangfang.sheets.headers import Mapping
from jiangfang.sheets.models import Import, ImportRow, Verdict
from jiangfang.sheets.problems import WHOLE_ROW, told
from jiangfang.sheets.reading.files import Cell, Grid
from jiangfang.sheets.writing.workbook import Workbook

_COMMENT = {"x_scale": 2, "y_scale": 1.4}


def write_report(sheet: Sheet, brought: Import, grids: list[Grid], rows: Rows[int, ImportRow]) -> IO[bytes]:
    """The workbook, in the language of the moment. Further worksheets of the file are left out."""
    mapping = Mapping.of(brought.mapping)
    grid = grids[mapping.grid]
    book = Workbook()
    page = book.book.add_worksheet()
    places = {key: at for at, key in mapping.columns.items()}
    width = max((len(cells) for _number, cells in grid.rows), default=0)
    page.set_column(0, width, 16)
    page.set_column(width, width + 1, 28)
    for number, cells in grid.rows:
        row = rows.get(number)
        wrong = {places.get(key, width) for key in row.problems} if row else set()
        for at, cell in enumerate(cells):
            look = book.wrong if at in wrong else book.head if number == mapping.header else None
            _write(book, page, number - 1, at, cell, look)
        if number == mapping.header:
            page.write_string(number - 1, width, _("What became of it"), book.head)
            page.write_string(number - 1, width + 1, _("Record"), book.head)
        elif row is not None:
            _conclude(book, page, sheet, row, places, width)
    return book.finish()


def _write(book: Workbook, page: Any, row: int, at: int, cell: Cell, format: Any) -> None:
    if not isinstance(cell, str) and cell[0] == "n":
        book.write(page, row, at, Decimal(cell[1]), format)
    else:
        book.write(page, row, at, shown(cell), format)


def _conclude(book: Workbook, page: Any, sheet: Sheet, row: ImportRow, places: dict[str, int], width: int) -> None:
    """What became of a row behind its cells, and each problem as a comment at its cell."""
    waits = row.state == ImportRow.State.WAITING
    outcome = row.get_verdict_display() if waits or row.verdict == Verdict.UNCHANGED else row.get_state_display()
    at_fault: dict[int, list[str]] = {}
    for key, problem in row.problems.items():
        said = told(problem, sheet, key)
        at_fault.setdefault(places.get(key, width) if key != WHOLE_ROW else width, []).append(str(said))
    sentences = [sentence for told_here in at_fault.values() for sentence in told_here]
    page.write_string(row.number - 1, width, "\n".join([outcome, *sentences]), book.wrong if at_fault else None)
    if row.record is not None:
        page.write_string(row.number - 1, width + 1, row.record.code)
    for at, told_here in at_fault.items():
        page.write_comment(row.number - 1, at, "\n".join(told_here), _COMMENT)
