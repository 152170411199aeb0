"""Reading a file that somebody has handed in: its cells, or a refusal that says what to do about it."""

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from typing import IO, Any

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.sheets.reading.limits import (
    LARGEST_FILE,
    LONGEST_CELL,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SECONDS,
    MOST_SHEETS,
)

# A cell as the file has it: a text, or ["n", "1.5"] for a number, ["d", "2024-05-20"] for a day, ["b", "1"] for a yes.
Cell = Any

_AS_VALUES = N_("Copy the sheet into a new workbook with “paste values”, save that as .xlsx and choose it.")
_DIVIDE = N_("Divide it into several files, or delete what is not to be brought in.")
_ANEW = N_("Open it in your spreadsheet program, save it anew as .xlsx, and choose that.")
REFUSALS: dict[str, tuple[str, str]] = {
    "empty": (N_("The file is empty."), N_("Choose the file that holds the rows.")),
    "old": (
        N_("The file is encrypted, or of an old spreadsheet program (.xls)."),
        N_("Take the password off, save it as .xlsx, and choose that."),
    ),
    "other": (N_("This is no workbook (.xlsx) and no CSV file."), _ANEW),
    "macros": (N_("The workbook carries macros, which could do anything."), N_("Save it as .xlsx without macros.")),
    "bomb": (N_("The file would swell to many times its size when opened."), _ANEW),
    "external": (N_("The workbook takes values from other files."), _AS_VALUES),
    "entities": (N_("The workbook declares XML entities, as no spreadsheet program does."), _ANEW),
    "damaged": (N_("The file is damaged or cut off."), _ANEW),
    "nul": (
        N_("The file holds NUL bytes: it is not plain CSV, or was cut off."),
        N_("Save it as “CSV UTF-8” or as .xlsx."),
    ),
    "encoding": (N_("The text of the file is neither UTF-8 nor GB18030."), N_("Save it as “CSV UTF-8” or as .xlsx.")),
    "too_long": (N_("The file has more than %(rows)s rows with something in them."), _DIVIDE),
    "too_wide": (N_("The file has more than %(columns)s columns with something in them."), _DIVIDE),
    "too_large": (N_("The file holds more than can be read at once."), _DIVIDE),
    "same_name": (N_("Two worksheets of the workbook have the same name."), _ANEW),
    "too_many_sheets": (N_("The workbook has more than %(sheets)s sheets."), _DIVIDE),
    "long_cell": (N_("A cell holds more than %(characters)s characters."), N_("Shorten the text in it.")),
    "slow": (N_("The file could not be read within %(seconds)s seconds."), _DIVIDE),
}


@dataclass(frozen=True)
class Grid:
    """One worksheet: rows that have something in them as (number in the file, cells)."""

    name: str
    rows: list[tuple[int, list[Cell]]]
    from_1904: bool = False
    hidden: frozenset[int] = field(default_factory=frozenset)


def refusal(why: str) -> Invalid:
    """The refusal of a file, at its field."""
    message, advice = REFUSALS[why]
    known = {
        "rows": MOST_ROWS,
        "columns": MOST_COLUMNS,
        "sheets": MOST_SHEETS,
        "characters": LONGEST_CELL,
        "seconds": MOST_SECONDS,
    }
    params = {name: value for name, value in known.items() if f"%({name})s" in message}
    return Invalid(message, field="file", help=advice, code=why, **params)


def kind_of_file(head: bytes) -> str:
    """``xlsx`` or ``csv`` by the first bytes. Raises Invalid for what is neither."""
    if not head.strip():
        raise refusal("empty")
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise refusal("old")
    if head.startswith(b"PK"):
        return "xlsx"
    if head.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"<", b"\x1f\x8b", b"Rar!", b"7z")):
        raise refusal("other")
    if b"\0" in head:
        raise refusal("nul")
    return "csv"


def read_grids(stream: IO[bytes]) -> list[Grid]:
    """The worksheets of a file, read in a process of its own within seconds. Raises Invalid."""
    with tempfile.TemporaryFile() as file:
        while chunk := stream.read(1024 * 1024):
            file.write(chunk)
            if file.tell() > LARGEST_FILE:
                raise refusal("too_large")
        file.seek(0)
        kind = kind_of_file(file.read(4096))
        file.seek(0)
        answer = _asked(kind, file)
    if "refused" in answer:
        raise refusal(answer["refused"])
    return [
        Grid(
            one["name"], [(number, cells) for number, cells in one["rows"]], one["from_1904"], frozenset(one["hidden"])
        )
        for one in answer["sheets"]
    ]


def _asked(kind: str, file: IO[bytes]) -> dict[str, Any]:
    command = [sys.executable, "-m", "jiangfang.sheets.reading.child", kind]
    with tempfile.TemporaryFile() as out:
        try:
            done = subprocess.run(
                command, stdin=file, stdout=out, stderr=subprocess.DEVNULL, timeout=MOST_SECONDS, check=False
            )
        except subprocess.TimeoutExpired:
            raise refusal("slow") from None
        if done.returncode:
            # Killed by its limits: there was no room for all of it.
            raise refusal("too_large" if done.returncode < 0 else "damaged")
        out.seek(0)
        return json.load(out)
