"""What each row of a file would do: enter a new record, change one, leave one as it is, or be refused with the reason.

Everything is asked in sets: names once per file, records once per few hundred rows, the house's rules row by row without
a query.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from jiangfang.kernel.errors import Invalid, JiangfangError
from jiangfang.kernel.sheets import Place, Sheet, SheetColumn
from jiangfang.kernel.text import N_
from jiangfang.sheets.cells import Names, Reading, is_empty, shown, unguarded, value_of
from jiangfang.sheets.headers import Mapping, columns_of, headings, names_of, unit_in
from jiangfang.sheets.models import Verdict
from jiangfang.sheets.naming import Directory
from jiangfang.sheets.problems import WHOLE_ROW, Problems, noted, noted_by_column
from jiangfang.sheets.reading.files import Cell, Grid
from jiangfang.sheets.values import is_nothing, plain, plain_row, said, written

_SUMS = ("合计", "小计", "总计", "共计", "total", "subtotal", "sum")
BATCH = 500


@dataclass
class Line:
    """A row on its way: what its cells say, what they mean, what is wrong with it, and which record it tells of."""

    number: int
    cells: dict[str, Cell]
    hidden: bool = False
    row: dict[str, Any] = field(default_factory=dict)
    problems: Problems = field(default_factory=dict)
    noun: Any = None
    verdict: str = Verdict.NEW
    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    old: dict[str, str] = field(default_factory=dict)

    def refuse(self, error: JiangfangError, key: str = WHOLE_ROW) -> None:
        self.problems.setdefault(key, noted(error))


@dataclass
class Preview:
    """The lines of a file, and how many of its rows were no records (totals, banners, repeated headings)."""

    lines: list[Line]
    skipped: int


def preview(sheet: Sheet, grid: Grid, mapping: Mapping, place: Place) -> Preview:
    """Look through all rows below the headings. Raises Invalid where the mapping can't be right."""
    check_mapping(sheet, mapping)
    lines, skipped = lines_of(sheet, grid, mapping)
    readings = _readings(sheet, grid, mapping)
    for line in lines:
        _read(line, readings)
    _name(lines, readings, place)
    for line in lines if sheet.tidy else ():
        sheet.tidy(line.row)
    for start in range(0, len(lines), BATCH):
        _judge(sheet, lines[start : start + BATCH], place)
    _refuse_doubles(sheet, lines)
    for line in lines:
        _conclude(sheet, line)
    return Preview(lines, skipped)


def check_mapping(sheet: Sheet, mapping: Mapping) -> None:
    """Raise Invalid where a column is meant twice, or one that every new row needs is not there."""
    keys = list(mapping.columns.values())
    if len(set(keys)) < len(keys):
        raise Invalid(N_("Two columns are mapped to the same thing."), code="mapped_twice")
    missing = [column for column in sheet.read if column.required and column.key not in keys]
    if missing and "code" not in keys:
        raise Invalid(
            N_("These columns are missing: %(columns)s."),
            help=N_("Say below which column of the file holds them, or take the template."),
            code="missing_columns",
            columns=", ".join(str(column.label) for column in missing),
        )


def lines_of(sheet: Sheet, grid: Grid, mapping: Mapping) -> tuple[list[Line], int]:
    """The rows below the headings as lines; what is no record is left out and counted."""
    known, skipped, lines = names_of(sheet), 0, []
    for number, cells in grid.rows:
        if number <= mapping.header:
            continue
        if _is_no_record(cells, known, mapping):
            skipped += 1
            continue
        found = {key: cells[at] for at, key in mapping.columns.items() if at < len(cells) and not is_empty(cells[at])}
        if any(not sheet.column(key).shown_only for key in found):
            lines.append(Line(number, found, number in grid.hidden))
    return lines, skipped


def _is_no_record(cells: Sequence[Cell], known: dict[str, str], mapping: Mapping) -> bool:
    """A total, a banner across the sheet, or the headings once more (as on each printed page)."""
    texts = [cell for cell in cells if cell != ""]
    first = texts[0] if texts and isinstance(texts[0], str) else ""
    if first.strip(":： ").casefold() in _SUMS:
        return True
    if len(texts) == 1 and first and len(mapping.columns) > 2 and list(cells).index(first) not in mapping.columns:
        return True
    again = columns_of(known, cells)
    return len(again) >= 2 and len(again) == len(texts)


def _readings(sheet: Sheet, grid: Grid, mapping: Mapping) -> dict[str, Reading]:
    titles = headings(grid, mapping.header)
    return {
        key: Reading(sheet.column(key), unit_in(titles[at]) if at < len(titles) else None, grid.from_1904)
        for at, key in mapping.columns.items()
        if not sheet.column(key).shown_only
    }


def _read(line: Line, readings: dict[str, Reading]) -> None:
    for key, reading in readings.items():
        if key in line.cells:
            try:
                line.row[key] = value_of(line.cells[key], reading)
            except Invalid as error:
                line.refuse(error, key)


def _name(lines: Sequence[Line], readings: dict[str, Reading], place: Place) -> None:
    """Put who and what is meant in the place of the names."""
    directory = Directory(place)
    named = [
        (line, readings[key].column, value)
        for line in lines
        for key, value in line.row.items()
        if isinstance(value, Names)
    ]
    for _line, column, names in named:
        directory.learn(column, names)
    directory.look_up()
    for line, column, names in named:
        try:
            line.row[column.key] = directory.settle(column, names)
        except Invalid as error:
            del line.row[column.key]
            line.refuse(error, column.key)


def _judge(sheet: Sheet, lines: Sequence[Line], place: Place) -> None:
    """Find the records that the lines tell of, and what would change in them."""
    for line, found in zip(lines, sheet.match([line.row for line in lines], place), strict=True):
        if isinstance(found, Invalid):
            line.problems |= noted_by_column(found, sheet)
            line.verdict = Verdict.WRONG
        else:
            line.noun = found
    known = [line for line in lines if line.noun is not None]
    present = list(sheet.rows([line.noun for line in known], place))
    for line, row in zip(known, present, strict=True):
        _compare(sheet, line, row)
    for line in lines:
        if line.verdict != Verdict.WRONG:
            _check(sheet, line, place)


def _compare(sheet: Sheet, line: Line, present: Any) -> None:
    """Leave in the line only what differs from the record; a cell that is written as we write it says nothing new."""
    line.verdict = Verdict.UNCHANGED
    for column in sheet.read:
        key, old = column.key, present.get(column.key)
        if key not in line.cells:
            line.row.pop(key, None)
        elif _is_same(column, line, old):
            line.row.pop(key, None)
            line.problems.pop(key, None)
        elif key in line.row:
            line.verdict = Verdict.CHANGED
            line.old[key] = "" if is_nothing(old) else said(column, old)
            if not is_nothing(old):
                line.before[key] = plain(column, old)


def _is_same(column: SheetColumn, line: Line, old: Any) -> bool:
    if is_nothing(old):
        return False
    new = line.row.get(column.key)
    if new is not None and _essence(column, new, old) == plain(column, old):
        return True
    return unguarded(shown(line.cells[column.key])) == str(written(column, old))


def _essence(column: SheetColumn, new: Any, old: Any) -> Any:
    """The new value as JSON; people without a share are compared as people."""
    if column.kind == "shares" and all(points is None for _one, points in new):
        points = {str(one.pk): share for one, share in old}
        return [[str(one.pk), points.get(str(one.pk))] for one, _points in new]
    return plain(column, new)


def _check(sheet: Sheet, line: Line, place: Place) -> None:
    if line.noun is None:
        for column in sheet.read:
            if column.required and column.key not in line.cells:
                line.refuse(Invalid(N_("This cannot be empty.")), column.key)
    if line.verdict == Verdict.UNCHANGED or not _can_be_checked(sheet, line):
        return
    try:
        found = sheet.check(line.row, line.noun, place)
    except Invalid as error:
        line.problems |= noted_by_column(error, sheet)
    else:
        for key, error in found.items():
            if error is not None:
                line.problems |= {
                    at: problem
                    for at, problem in noted_by_column(_at(error, key), sheet).items()
                    if at not in line.problems
                }


def _can_be_checked(sheet: Sheet, line: Line) -> bool:
    """Whether the rules of the house have what they need: a new row all that is required."""
    return line.noun is not None or all(column.key in line.row for column in sheet.read if column.required)


def _at(error: Invalid, key: str) -> Invalid:
    error.field = key
    return error


def _refuse_doubles(sheet: Sheet, lines: Iterable[Line]) -> None:
    """Of two lines about the same thing the second one is refused."""
    seen: dict[Any, int] = {}
    for line in lines:
        for key in _identities(sheet, line):
            if seen.setdefault(key, line.number) != line.number:
                line.refuse(
                    Invalid(
                        N_("Row %(number)s tells of the same already."),
                        help=N_("Keep one of the two rows."),
                        code="double",
                        number=seen[key],
                    )
                )


def _identities(sheet: Sheet, line: Line) -> Iterator[Any]:
    if line.noun is not None:
        yield "noun", line.noun.pk
    elif (key := sheet.key_of(line.row)) is not None:
        yield "key", key


def _conclude(sheet: Sheet, line: Line) -> None:
    if line.problems:
        line.verdict = Verdict.WRONG
    line.values = plain_row(sheet, line.row)
