"""The canonical state of records: what an entry commits to and ``verify`` reads again.

State is read from the database, never from the objects a deed holds: what is committed to is what was stored.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db import models

from jiangfang.records.kinds import noun_of
from jiangfang.records.models import Noun, Record
from jiangfang.records.rows import rows_of

_attached: list[tuple[str, type[models.Model]]] = []


def attach(name: str, model: type[models.Model]) -> None:
    """Make rows of ``model`` (which has a ``record`` key) part of every record's state: evidence, involvements."""
    _attached.append((name, model))


def states_of(record_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """Record row, noun row and part rows of each record as plain values. Records that don't exist are left out."""
    states: dict[uuid.UUID, dict[str, Any]] = {}
    by_kind: dict[str, list[uuid.UUID]] = defaultdict(list)
    for row in rows_of(Record, "id", sorted(record_ids)):
        states[row["id"]] = {"record": row, "noun": None, "parts": {}}
        by_kind[row["kind"]].append(row["id"])
    for kind, keys in by_kind.items():
        _add_noun(noun_of(kind), keys, states)
    for name, model in _attached:
        for row in rows_of(model, "record_id", sorted(states)):
            states[row["record_id"]]["parts"].setdefault(name, []).append(row)
    return states


def _add_noun(noun: type[Noun], keys: list[uuid.UUID], states: dict[uuid.UUID, dict[str, Any]]) -> None:
    for row in rows_of(noun, "record_id", keys):
        states[row["record_id"]]["noun"] = row
    for name in noun.kind.parts:
        relation = noun._meta.get_field(name)
        owner = relation.field.attname
        for part in rows_of(relation.related_model, owner, keys):
            states[part[owner]]["parts"].setdefault(name, []).append(part)
