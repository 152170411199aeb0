"""Which row of a worksheet holds the headings, and which column is meant by each, in either language."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import override

from jiangfang.kernel.quantities.money import MoneyUnit
from jiangfang.kernel.sheets import Sheet
from jiangfang.sheets.reading.files import Cell, Grid

LANGUAGES = ("zh-hans", "en")
# Headings stand near the top; what comes above them is a title, a date, a unit.
LOOKED_AT = 30
_UNITS: tuple[tuple[str, MoneyUnit], ...] = (("亿", "yi"), ("万", "wan"), ("元", "yuan"), ("yuan", "yuan"))
_BRACKETS = re.compile(r"[(（\[【<《].*?[)）\]】>》]")
_NOISE = re.compile(r"[\s*＊:：、,，.。/／_\-—]+")


@dataclass
class Mapping:
    """How a file is read: the worksheet, the row of its headings, and the column key of each mapped place."""

    grid: int = 0
    header: int = 0
    columns: dict[int, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"grid": self.grid, "header": self.header, "columns": {str(at): key for at, key in self.columns.items()}}

    @classmethod
    def of(cls, told: dict[str, Any]) -> "Mapping":
        """The mapping that :meth:`as_json` wrote."""
        return cls(told["grid"], told["header"], {int(at): key for at, key in told["columns"].items()})


def heading(label: Any) -> str:
    """A heading made comparable: one width, one case, no brackets, spaces or marks."""
    text = unicodedata.normalize("NFKC", str(label)).casefold()
    return _NOISE.sub("", _BRACKETS.sub("", text)) or _NOISE.sub("", text)


def unit_in(label: str) -> MoneyUnit | None:
    """The unit that a heading gives for all amounts below it: 金额(万元)."""
    return next((unit for word, unit in _UNITS if word in unicodedata.normalize("NFKC", label).casefold()), None)


def texts_of(label: Any) -> set[str]:
    """A marked text in every language of the house."""
    found = set()
    for language in LANGUAGES:
        with override(language):
            found.add(str(label))
    return found


def names_of(sheet: Sheet) -> dict[str, str]:
    """Comparable heading → column key, in both languages and by every alias."""
    known: dict[str, str] = {}
    for column in sheet.columns:
        for name in (*texts_of(column.label), *column.aliases, column.key):
            known.setdefault(heading(name), column.key)
    return known


def recognise(sheet: Sheet, grids: Sequence[Grid]) -> Mapping:
    """The worksheet and row in which most columns are recognised; an empty mapping where none is."""
    best, best_score, known = Mapping(), 0, names_of(sheet)
    for index, grid in enumerate(grids):
        for number, cells in grid.rows[:LOOKED_AT]:
            columns = columns_of(known, cells)
            required = sum(column.required for column in sheet.read if column.key in columns.values())
            score = 2 * len(columns) + required
            if len(columns) >= min(2, len(sheet.read)) and score > best_score:
                best, best_score = Mapping(index, number, columns), score
    if not best_score and grids and grids[0].rows:
        best = Mapping(0, grids[0].rows[0][0], {})
    return best


def columns_of(known: dict[str, str], cells: Iterable[Cell]) -> dict[int, str]:
    """Place → column key for a row of headings; the first place wins where a heading stands twice."""
    found: dict[int, str] = {}
    for at, cell in enumerate(cells):
        key = known.get(heading(cell)) if isinstance(cell, str) and cell else None
        if key and key not in found.values():
            found[at] = key
    return found


def headings(grid: Grid, header: int) -> list[str]:
    """What stands in the row of headings, as texts."""
    cells = next((cells for number, cells in grid.rows if number == header), [])
    return [cell if isinstance(cell, str) else str(cell[1]) for cell in cells]
