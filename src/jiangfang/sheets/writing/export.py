"""Records as rows of a file: a workbook written row by row in flat memory, or CSV."""

import csv
import datetime as dt
import io
import tempfile
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from typing import IO, Any

from jiangfang.kernel.sheets import Place, Sheet, SheetColumn
from jiangfang.sheets.cells import guarded
from jiangfang.sheets.values import written
from jiangfang.sheets.writing.workbook import XLSX, Workbook, title_of

CSV = "text/csv; charset=utf-8"
BATCH = 500
MOST = 100_000


def lines_of(sheet: Sheet, nouns: Any, place: Place | None) -> Iterator[list[Any]]:
    """Each noun's cells in the order of the columns; the few queries of the declaration for some hundred nouns."""
    walk = nouns.iterator(chunk_size=BATCH) if hasattr(nouns, "iterator") else iter(nouns)
    walk = islice(walk, MOST)
    while batch := list(islice(walk, BATCH)):
        for row in sheet.rows(batch, place):
            yield [written(column, row.get(column.key)) for column in sheet.columns]


def write_workbook(sheet: Sheet, lines: Iterable[list[Any]]) -> IO[bytes]:
    """A workbook with one worksheet, in the language of the moment."""
    book = Workbook(flat=True)
    page = book.book.add_worksheet(str(sheet.label)[:31])
    page.freeze_panes(1, 0)
    formats = []
    for at, column in enumerate(sheet.columns):
        formats.append(book.format_of(column))
        page.set_column(at, at, column.width + 2, formats[at])
        page.write_string(0, at, title_of(column), book.head)
    for number, cells in enumerate(lines, start=1):
        for at, value in enumerate(cells):
            book.write(page, number, at, value, formats[at])
    return book.finish()


def write_csv(sheet: Sheet, lines: Iterable[list[Any]]) -> IO[bytes]:
    """CSV in UTF-8 with a mark at the beginning, so that every spreadsheet program reads the Chinese."""
    stream = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by whoever reads it
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text)
    writer.writerow([guarded(title_of(column)) for column in sheet.columns])
    for cells in lines:
        writer.writerow([_plain(column, value) for column, value in zip(sheet.columns, cells, strict=True)])
    text.detach()
    stream.seek(0)
    return stream


def _plain(column: SheetColumn, value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:.2f}" if column.kind == "money" else f"{value:f}"
    return guarded(str(value))


WRITERS: dict[str, tuple[Callable[[Sheet, Iterable[list[Any]]], IO[bytes]], str]] = {
    "xlsx": (write_workbook, XLSX),
    "csv": (write_csv, CSV),
}
