"""The process that opens a file from outside: plain Python, little memory, one JSON answer on its standard output.

It reads the file from its standard input: ``python -m jiangfang.sheets.reading.child xlsx < file``. The answer is
``{"sheets": […]}`` or ``{"refused": "why"}``. A cell is a text, or a pair that says what else it was: ``["n", "1.5"]`` a
number, ``["d", "2024-05-20"]`` a day, ``["b", "1"]`` a yes.
"""

import datetime as dt
import json
import resource
import sys
from typing import IO, Any

from jiangfang.sheets.reading.limits import (
    LONGEST_CELL,
    MOST_CHARACTERS,
    MOST_COLUMNS,
    MOST_MEMORY,
    MOST_ROWS,
    MOST_SECONDS,
    Unreadable,
)


def main() -> None:
    """Read the file on the standard input and answer."""
    limit()
    try:
        answer = read(sys.argv[1], sys.stdin.buffer)
    except Unreadable as refused:
        answer = {"refused": str(refused)}
    except MemoryError:
        answer = {"refused": "too_large"}
    json.dump(answer, sys.stdout, ensure_ascii=True)


def limit() -> None:
    """Bind memory and processor time, as far as this system lets them be bound."""
    for what, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS + 1),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


def read(kind: str, stream: IO[bytes]) -> dict[str, Any]:
    """The sheets of a workbook or a CSV file. Raises Unreadable."""
    if kind == "csv":
        from jiangfang.sheets.reading import csv_file as reader  # noqa: PLC0415 -- only what this file needs is loaded
    else:
        from jiangfang.sheets.reading import workbook as reader  # noqa: PLC0415 -- as above: the CSV reader stays out
    return {"sheets": [bounded(sheet) for sheet in reader.sheets_of(stream)]}


def bounded(sheet: dict[str, Any]) -> dict[str, Any]:
    """The sheet with its cells as JSON, trailing blanks cut. Raises Unreadable where it holds too much."""
    rows, characters = [], 0
    for number, values in sheet.pop("lines"):
        cells = [plain(value) for value in values]
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        characters += sum(len(cell if isinstance(cell, str) else cell[1]) for cell in cells)
        if len(cells) > MOST_COLUMNS:
            raise Unreadable("too_wide")
        if len(rows) >= MOST_ROWS:
            raise Unreadable("too_long")
        if characters > MOST_CHARACTERS:
            raise Unreadable("too_large")
        rows.append([number, cells])
    return {**sheet, "rows": rows}


def plain(value: Any) -> Any:
    """A cell as JSON. Raises Unreadable for a text that no spreadsheet holds."""
    if value is None:
        return ""
    if isinstance(value, str):
        if len(value) > LONGEST_CELL:
            raise Unreadable("long_cell")
        return value.replace("\r\n", "\n").replace("_x000D_", "").strip()
    if isinstance(value, bool):
        return ["b", "1" if value else "0"]
    if isinstance(value, int | float):
        return ["n", repr(value)]
    if isinstance(value, dt.datetime):
        return ["d", value.isoformat()] if value.time() != dt.time() else ["d", value.date().isoformat()]
    if isinstance(value, dt.date):
        return ["d", value.isoformat()]
    return str(value)


if __name__ == "__main__":
    main()
