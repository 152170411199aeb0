"""The template of a sheet: headings, drop-downs for choices, and a comment at each column that says what belongs in it."""

from typing import IO, Any

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_col_to_name

from jiangfang.kernel.sheets import Sheet, SheetColumn
from jiangfang.sheets.reading.limits import MOST_ROWS
from jiangfang.sheets.writing.workbook import Workbook, title_of

# Rows that are prepared for typing.
PREPARED = 2000


def write_template(sheet: Sheet) -> IO[bytes]:
    """The workbook, in the language of the moment."""
    book = Workbook()
    page = book.book.add_worksheet(str(sheet.label)[:31])
    lists = book.book.add_worksheet(_("Choices")[:31])
    page.freeze_panes(1, 0)
    page.set_row(0, 30)
    for at, column in enumerate(sheet.read):
        page.set_column(at, at, column.width + 2, book.format_of(column))
        page.write_string(0, at, title_of(column), book.needed if column.required else book.head)
        page.write_comment(0, at, comment_of(column), {"x_scale": 2, "y_scale": 1.4, "author": _("Jiangfang")})
        if column.choices:
            _choices(page, lists, at, column)
    lists.protect()
    page.activate()
    return book.finish()


def comment_of(column: SheetColumn) -> str:
    """What belongs in a column."""
    parts = [_("Must not be empty for a new record.") if column.required else _("May stay empty.")]
    if column.kind == "date":
        parts.append(_("A day, for example 2024-05-20, 2024.5.20 or 2024年5月20日."))
    if column.kind == "money":
        parts.append(_("An amount in yuan; 12.5万元 is understood too."))
    if column.choices:
        parts.append(_("One of: %(choices)s.") % {"choices": "、".join(str(label) for _key, label in column.choices)})
    if column.longest:
        parts.append(_("At most %(longest)s characters.") % {"longest": column.longest})
    return "\n".join([*([str(column.help)] if column.help else []), *parts])


def _choices(page: Any, lists: Any, at: int, column: SheetColumn) -> None:
    """A drop-down whose words stand on the second worksheet, since a list in the rule itself may not be long."""
    for row, (_key, label) in enumerate(column.choices):
        lists.write_string(row, at, str(label))
    lists.set_column(at, at, 20)
    name = lists.get_name().replace("'", "''")
    letter = xl_col_to_name(at)
    source = f"='{name}'!${letter}$1:${letter}${len(column.choices)}"
    page.data_validation(1, at, min(PREPARED, MOST_ROWS), at, {"validate": "list", "source": source})
