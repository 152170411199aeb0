"""The values of a row in the two other shapes they need: as plain JSON to be kept, and as text to be written and compared."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from jiangfang.kernel.sheets import Row, Sheet, SheetColumn
from jiangfang.people.models import Person
from jiangfang.people.visibility import all_of
from jiangfang.records.models import Organisation
from jiangfang.ui.wording import day_text

_NAMED = ("person", "organisation", "record")


def plain(column: SheetColumn, value: Any) -> Any:
    """A value as JSON. Nouns become their keys."""
    match column.kind:
        case "date":
            return value.isoformat()
        case "number":
            return str(value)
        case "person" | "organisation" | "record":
            return str(value.pk)
        case "people":
            return [str(one.pk) for one in value]
        case "shares":
            return [[str(one.pk), points] for one, points in value]
    return value


def plain_row(sheet: Sheet, row: Row) -> dict[str, Any]:
    """A row as JSON, empty values left out."""
    return {key: plain(sheet.column(key), value) for key, value in row.items() if not is_nothing(value)}


def is_nothing(value: Any) -> bool:
    """Whether a value is not there."""
    return value is None or value == "" or value == ()


def typed_rows(sheet: Sheet, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows that :func:`plain_row` wrote, as values again; the nouns they name in one query for each kind of noun."""
    rows = list(rows)
    wanted: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        for key, value in row.items():
            column = sheet.column(key)
            wanted[_source(column)].update(_keys(column, value))
    known = {source: _fetched(source, keys) for source, keys in wanted.items() if keys}
    return [{key: _typed(sheet.column(key), value, known) for key, value in row.items()} for row in rows]


def _source(column: SheetColumn) -> tuple[str, str]:
    return ("person" if column.kind in ("people", "shares") else column.kind, column.of)


def _keys(column: SheetColumn, value: Any) -> list[str]:
    if column.kind in _NAMED:
        return [value]
    if column.kind == "people":
        return list(value)
    return [key for key, _points in value] if column.kind == "shares" else []


def _fetched(source: tuple[str, str], keys: set[str]) -> dict[str, Any]:
    kind, of = source
    rows = {
        "person": lambda: Person.objects.select_related("record"),
        "organisation": lambda: Organisation.objects.select_related("record"),
        "record": lambda: all_of(of),
    }[kind]()
    return {str(one.pk): one for one in rows.filter(pk__in=keys)}


def _typed(column: SheetColumn, value: Any, known: Mapping[tuple[str, str], Mapping[str, Any]]) -> Any:
    nouns = known.get(_source(column), {})
    match column.kind:
        case "date":
            return dt.date.fromisoformat(value)
        case "number":
            return Decimal(value)
        case "person" | "organisation" | "record":
            return nouns[value]
        case "people":
            return tuple(nouns[key] for key in value)
        case "shares":
            return tuple((nouns[key], points) for key, points in value)
    return value


def written(column: SheetColumn, value: Any) -> Any:
    """What an export puts into the cell: a text, a day, or a number (money in yuan); "" for nothing."""
    if is_nothing(value):
        return ""
    match column.kind:
        case "choice":
            return str(dict(column.choices).get(value, value))
        case "money":
            return Decimal(value) / 100
        case "person":
            return value.record.title
        case "organisation":
            return value.record.title
        case "record":
            return value.record.code
        case "people":
            return "、".join(one.record.title for one in value)
        case "shares":
            return "、".join(_share_text(one.record.title, points) for one, points in value)
    return value


def _share_text(name: str, points: int | None) -> str:
    if points is None:
        return name
    percent = f"{Decimal(points) / 100:.2f}".rstrip("0").rstrip(".")
    return f"{name} {percent}%"


def said(column: SheetColumn, value: Any) -> str:
    """A value as a page says it."""
    cell = written(column, value)
    if isinstance(cell, dt.date):
        return day_text(cell)
    if isinstance(cell, Decimal):
        amount = f"{cell:,f}".rstrip("0").rstrip(".") if "." in f"{cell:f}" else f"{cell:,f}"
        return gettext("%(amount)s yuan") % {"amount": amount} if column.kind == "money" else amount
    return str(cell)
