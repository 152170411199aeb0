"""From a cell to the value of its column, as people type it and as spreadsheet programs spoil it."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import parse_date, parse_money, parse_number
from jiangfang.kernel.quantities.money import MoneyUnit
from jiangfang.kernel.sheets import SheetColumn
from jiangfang.kernel.text import N_
from jiangfang.sheets.headers import heading, texts_of
from jiangfang.sheets.reading.files import Cell

# What begins like this could run as a formula; an apostrophe before it keeps it a text, and is taken off again.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "'")
# Spreadsheets keep fifteen digits of a number.
_EXACT = 10**15
_SPOILED = re.compile(r"[0-9](?:\.[0-9]+)?E\+[0-9]+", re.IGNORECASE)
_EPOCHS = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}
# Day numbers of 1954 to 2119 in either epoch; other numbers are no days.
_FIRST_SERIAL, _LAST_SERIAL = 18_264, 80_000
_EMPTY = {"", "-", "—", "——", "/", "／", "无", "n/a", "#n/a", "null"}
SEPARATORS = re.compile(r"[、,，;；\n|]+")
_SHARE = re.compile(r"(?P<who>.+?)[\s:：(（]*(?P<percent>[0-9]+(?:\.[0-9]{1,2})?)\s*[%％]\s*[)）]?")


@dataclass(frozen=True)
class Names:
    """What stands in a cell that names people, organisations or records, before anybody looked them up."""

    said: tuple[str, ...]
    # Hundredths of a percent beside each name; None where none was given.
    points: tuple[int | None, ...] = field(default=())


@dataclass(frozen=True)
class Reading:
    """How the cells of one column are read in one file."""

    column: SheetColumn
    unit: MoneyUnit | None = None
    from_1904: bool = False

    @cached_property
    def words(self) -> dict[str, str]:
        """The choices of the column by all the words for them."""
        return words_of(self.column)


def shown(cell: Cell) -> str:
    """The text of a cell as the file shows it, for pages and reports."""
    if isinstance(cell, str):
        return cell
    kind, text = cell
    return _digits(text) if kind == "n" and abs(float(text)) < _EXACT else text


def is_empty(cell: Cell) -> bool:
    """Whether a cell says nothing; a lone dash or 无 says nothing either."""
    return isinstance(cell, str) and unicodedata.normalize("NFKC", cell).strip().casefold() in _EMPTY


def value_of(cell: Cell, reading: Reading) -> Any:
    """The value of a cell that is not empty: as its column's kind says, or Names. Raises Invalid."""
    return _READERS[reading.column.kind](cell, reading)


def _text(cell: Cell, reading: Reading) -> str:
    column = reading.column
    text = plain_text(cell, column)
    if column.longest and len(text) > column.longest:
        raise Invalid(N_("This is longer than %(longest)s characters."), longest=column.longest)
    return text


def plain_text(cell: Cell, column: SheetColumn) -> str:
    """What was meant by a cell of text: without the guard of an export, and with a number's digits all there."""
    if isinstance(cell, str):
        if column.kind == "code" and _SPOILED.fullmatch(cell):
            raise _lost(cell)
        return unguarded(cell)
    kind, text = cell
    if kind != "n":
        return text
    number = float(text)
    if abs(number) >= _EXACT:
        raise _lost(f"{number:.6g}")
    return column.lossless(number) if column.lossless else _digits(text)


def guarded(text: str) -> str:
    """The text as a cell that no program takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def unguarded(text: str) -> str:
    """The text that :func:`guarded` was given."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(FORMULA_SIGNS) else text


def _lost(shown: str) -> Invalid:
    return Invalid(
        N_("The spreadsheet program has turned this code into the number %(shown)s; its last digits are lost."),
        help=N_("Format the column as text, enter the code again, and choose the file anew."),
        code="lost_digits",
        shown=shown,
    )


def _digits(text: str) -> str:
    """A number without the noise of binary fractions: 12345.0 → 12345, 12.299999999999999 → 12.3."""
    return f"{Decimal(f'{float(text):.15g}'):f}"


def words_of(column: SheetColumn) -> dict[str, str]:
    """Comparable word → choice, by key, by label in both languages, and by synonym."""
    known = {heading(synonym): key for synonym, key in column.synonyms.items()}
    for key, label in column.choices:
        known |= {heading(word): key for word in (key, *texts_of(label))}
    return known


def _choice(cell: Cell, reading: Reading) -> str:
    found = reading.words.get(heading(plain_text(cell, reading.column)))
    if found is None:
        raise Invalid(
            N_("“%(said)s” is not one of the choices: %(choices)s."),
            code="choice",
            said=shown(cell)[:40],
            choices=[str(key) for key, _label in reading.column.choices],
        )
    return found


def _date(cell: Cell, reading: Reading) -> dt.date:
    if isinstance(cell, str):
        serial = cell if re.fullmatch(r"[0-9]{5}", cell) else ""
        return _day_numbered(float(serial), reading) if serial else parse_date(cell)
    kind, text = cell
    if kind == "d":
        return dt.date.fromisoformat(text[:10])
    number = float(text)
    if _FIRST_SERIAL <= number < _LAST_SERIAL:
        return _day_numbered(number, reading)
    return parse_date(_digits(text))


def _day_numbered(number: float, reading: Reading) -> dt.date:
    return _EPOCHS[reading.from_1904] + dt.timedelta(days=int(number))


def _money(cell: Cell, reading: Reading) -> int:
    text = shown(cell)
    return int(parse_money(text, default_unit=reading.unit).amount)


def _number(cell: Cell, reading: Reading) -> Decimal:
    return parse_number(shown(cell))


def _one_name(cell: Cell, reading: Reading) -> Names:
    return Names((" ".join(plain_text(cell, reading.column).split()),))


def _several_names(cell: Cell, reading: Reading) -> Names:
    parts = (" ".join(part.split()) for part in SEPARATORS.split(plain_text(cell, reading.column)))
    return Names(tuple(part for part in parts if part))


def _shares(cell: Cell, reading: Reading) -> Names:
    who, points = [], []
    for part in _several_names(cell, reading).said:
        found = _SHARE.fullmatch(part)
        who.append(found["who"].strip() if found else part)
        points.append(int(Decimal(found["percent"]) * 100) if found else None)
    return Names(tuple(who), tuple(points))


_READERS = {
    "text": _text,
    "code": _text,
    "choice": _choice,
    "date": _date,
    "money": _money,
    "number": _number,
    "person": _one_name,
    "people": _several_names,
    "shares": _shares,
    "organisation": _one_name,
    "record": _one_name,
}
