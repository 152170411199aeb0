"""The page of sheets."""

from collections.abc import Iterator

from jiangfang.cli.reference.markdown import both, code, page, table
from jiangfang.kernel.sheets import Sheet, SheetColumn, sheets


def sheets_page() -> str:
    """Every declared sheet with its columns, in the order in which the houses declare them."""
    return page(
        "Sheets 表格",
        "Each goes out as a workbook or as CSV, and comes in again with a preview. A heading is recognised in either language"
        " or by one of its other names.",
        *(part for sheet in sheets for part in _sheet(sheet)),
    )


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"## {both(sheet.label)} `{sheet.key}`"
    yield both(sheet.sentence, "\n")
    yield f"Who may bring rows in: {code(sheet.may.name)}."
    yield table(["Column", "Heading", "Holds", "Also called"], [_column(column) for column in sheet.columns])


def _column(column: SheetColumn) -> list[str]:
    holds = [column.kind, *(["required"] if column.required else []), *(["goes out only"] if column.shown_only else [])]
    return [code(column.key), both(column.label), ", ".join(holds), "、".join(column.aliases)]
