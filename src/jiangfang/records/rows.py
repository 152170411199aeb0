"""Rows of a table as plain values, without the objects.

What belongs to a record's state is read in every deed and again by ``verify``. Each query is simple and always the same, and
Django's building of it took ten times as long as the database's answer.
"""

import uuid
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Model

CHUNK = 400


def rows_of(model: type[Model], name: str, keys: Sequence[uuid.UUID]) -> Iterator[dict[str, Any]]:
    """The rows whose field ``name`` (a key) is one of ``keys``, a few hundred keys at a time; in order of primary key in each.

    Values are what Django would put into the object, under the same names.
    """
    key, quote = model._meta.get_field(name), connection.ops.quote_name
    columns, converters = _columns(model, connection.vendor), _converters(model, connection.vendor)
    table, by, order = quote(model._meta.db_table), quote(key.column), quote(model._meta.pk.column)
    for start in range(0, len(keys), CHUNK):
        chunk = [key.get_db_prep_value(one, connection) for one in keys[start : start + CHUNK]]
        marks = ", ".join(["%s"] * len(chunk))
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM {table} WHERE {by} IN ({marks}) ORDER BY {order}", chunk)
            found = cursor.fetchall()
        for values in found:
            yield {name: convert(value) for (name, convert), value in zip(converters, values, strict=True)}


@cache
def _columns(model: type[Model], vendor: str) -> str:
    return ", ".join(connection.ops.quote_name(field.column) for field in model._meta.concrete_fields)


@cache
def _converters(model: type[Model], vendor: str) -> list[tuple[str, Callable[[Any], Any]]]:
    return [(field.attname, _converter(field.get_col(model._meta.db_table))) for field in model._meta.concrete_fields]


def _converter(column: Any) -> Callable[[Any], Any]:
    """What the database and the field make of a value on its way out, in that order."""
    steps = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return value

    return convert
