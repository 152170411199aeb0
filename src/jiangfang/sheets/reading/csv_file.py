"""CSV, in the child process: UTF-8 or GB18030, with whichever separator the file uses."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import IO, Any

from jiangfang.sheets.reading.limits import LARGEST_FILE, LONGEST_CELL, MOST_ROWS, Unreadable

ENCODINGS = ("utf-8-sig", "gb18030")
SEPARATORS = (",", "\t", ";", "|", "，")
_SAMPLE = 50


def sheets_of(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """The one sheet of the file. Raises Unreadable."""
    data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise Unreadable("too_large")
    if b"\0" in data:
        raise Unreadable("nul")
    text = decoded(data)
    csv.field_size_limit(LONGEST_CELL)
    yield {"name": "", "from_1904": False, "hidden": [], "lines": lines_of(text, separator_of(text))}


def decoded(data: bytes) -> str:
    """The text, in the first encoding that fits the whole of it."""
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("encoding")


def separator_of(text: str) -> str:
    """The sign that divides most of the first lines into the same number of cells, the more the better."""
    head = io.StringIO("\n".join(text.splitlines()[:_SAMPLE]))

    def score(separator: str) -> tuple[int, int]:
        head.seek(0)
        try:
            widths = Counter(len(row) for row in csv.reader(head, delimiter=separator) if row)
        except csv.Error:
            return 0, 0
        width, times = max(widths.items(), key=lambda one: (one[0] > 1, one[1], one[0]), default=(1, 0))
        return (times, width) if width > 1 else (0, 0)

    return max(SEPARATORS, key=score)


def lines_of(text: str, separator: str) -> Iterator[tuple[int, list[Any]]]:
    """The rows with the number that a spreadsheet program would give them. Raises Unreadable."""
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator), start=1):
            if number > MOST_ROWS * 2:
                raise Unreadable("too_long")
            yield number, row
    except csv.Error as error:
        raise Unreadable("long_cell" if "field larger" in str(error) else "damaged") from error
