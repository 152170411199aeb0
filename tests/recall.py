"""The cast once made by the real actions, put back row by row where a test asks for it: a hundred deeds need not be done anew.

Rows, ids and salts are those of the first time. Nothing else is kept of it, so that each test begins as if it had just been
made.
"""

import copy
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.models import Model

from jiangfang.kernel import ids

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Kept:
    """What a world consists of: its objects, its rows by model, and the last id that was drawn for it."""

    world: Any
    rows: dict[type[Model], list[Row]]
    last_stamp: int


def keep(make: Any) -> Kept:
    """Let ``make`` build a world in a transaction that is taken back, and keep what it wrote."""
    with transaction.atomic():
        before = {model: set(_rows(model)) for model in _models()}
        world = make()
        written = {model: [row for row in _rows(model) if row not in before[model]] for model in before}
        kept = Kept(world, {model: rows for model, rows in written.items() if rows}, ids._last_stamp)
        transaction.set_rollback(True)
    return kept


def put_back(kept: Kept) -> Any:
    """Write the rows of a world into the database; returns its objects."""
    with connection.cursor() as cursor:
        for model, rows in kept.rows.items():
            marks = ", ".join(["%s"] * len(rows[0]))
            into = f"INSERT INTO {_quoted(model._meta.db_table)} ({_columns(model)}) VALUES ({marks})"
            cursor.executemany(into, rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(kept.rows)):
            cursor.execute(statement)
    # What comes later has later ids, as it had the first time.
    ids._last_stamp = kept.last_stamp
    return copy.deepcopy(kept.world)


def _models() -> list[type[Model]]:
    """One for each table that there is."""
    there = set(connection.introspection.table_names())
    models = apps.get_models(include_auto_created=True)
    return [model for model in models if not model._meta.proxy and model._meta.db_table in there]


def _rows(model: type[Model]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_columns(model)} FROM {_quoted(model._meta.db_table)}")
        return cursor.fetchall()


def _columns(model: type[Model]) -> str:
    return ", ".join(_quoted(field.column) for field in model._meta.concrete_fields)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
