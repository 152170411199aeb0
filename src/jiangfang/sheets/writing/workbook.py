"""What all workbooks of the house share: their look, and how a value becomes a cell that nothing can run."""

import datetime as dt
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from typing import IO, Any

import xlsxwriter
from django.utils.text import slugify
from django.utils.translation import gettext as _

from jiangfang.kernel import clock
from jiangfang.kernel.sheets import Sheet, SheetColumn
from jiangfang.sheets.cells import guarded

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DAY = "yyyy-mm-dd"
# Nothing of what is written is ever taken for a formula, an address or a number.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": False}


class Workbook:
    """A workbook on its way to a reader, written to a file without a name."""

    def __init__(self, *, flat: bool = False) -> None:
        self.stream: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 -- closed by whoever reads it
        self.book = xlsxwriter.Workbook(self.stream, {**_OPTIONS, "constant_memory": flat})
        self.book.set_properties({"author": _("Jiangfang"), "created": clock.now().replace(tzinfo=None)})
        self.head = self.book.add_format(
            {"bold": True, "bg_color": "#F3EFE6", "bottom": 1, "valign": "vcenter", "text_wrap": True}
        )
        self.needed = self.book.add_format(
            {
                "bold": True,
                "bg_color": "#F9EBE6",
                "bottom": 1,
                "valign": "vcenter",
                "text_wrap": True,
                "font_color": "#8C2413",
            }
        )
        self.formats: dict[str, Any] = {
            "date": self.book.add_format({"num_format": DAY, "align": "left"}),
            "money": self.book.add_format({"num_format": "#,##0.00"}),
            "text": self.book.add_format({"num_format": "@"}),
        }
        self.wrong = self.book.add_format({"bg_color": "#FAE7E6", "font_color": "#A01F2D"})

    def format_of(self, column: SheetColumn) -> Any:
        """How the cells of a column look; a text stays what was typed."""
        return self.formats.get(column.kind) or (None if column.kind == "number" else self.formats["text"])

    def finish(self) -> IO[bytes]:
        """Close the workbook; its bytes from the beginning."""
        self.book.close()
        self.stream.seek(0)
        return self.stream

    def write(self, page: Any, row: int, at: int, value: Any, format: Any = None) -> None:
        """One cell: a text, a day, a number; nothing for ""."""
        if isinstance(value, dt.date):
            page.write_datetime(row, at, dt.datetime.combine(value, dt.time()), format or self.formats["date"])
        elif isinstance(value, Decimal | int | float) and not isinstance(value, bool):
            page.write_number(row, at, float(value), format)
        elif value != "":
            page.write_string(row, at, guarded(str(value)), format)


def title_of(column: SheetColumn) -> str:
    """A column's heading; amounts say their unit."""
    return f"{column.label}{_(' (yuan)')}" if column.kind == "money" else str(column.label)


def file_name(sheet: Sheet, what: str, ending: str = "xlsx") -> str:
    """A name under which the file is kept on the reader's machine."""
    parts: Sequence[str] = (str(sheet.label), what, clock.today().isoformat())
    return "-".join(slugify(part, allow_unicode=True) for part in parts if part) + f".{ending}"
