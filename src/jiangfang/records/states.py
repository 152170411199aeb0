"""The canonical state of records: what an entry commits to and ``verify`` reads again.

State is read from the database, never from the objects a deed holds: what is committed to is what was stored.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db import models

from jiangfang.records.kinds import noun_of
from jiangfang.records.models import Noun, Record

_attached: list[tuple[str, type[models.Model]]] = []


def attach(name: str, model: type[models.Model]) -> None:
    """Make rows of ``model`` (which has a ``record`` key) part of every record's state: evidence, involvements."""
    _attached.append((name, model))


def states_of(record_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, dict[str, Any]]:
    """Record row, noun row and part rows of each record as plain values. Records that don't exist are left out."""
    states: dict[uuid.UUID, dict[str, Any]] = {}
    by_kind: dict[str, list[uuid.UUID]] = defaultdict(list)
    for chunk in _chunks(sorted(record_ids)):
        for record in Record.objects.filter(pk__in=chunk):
            states[record.pk] = {"record": _row(record), "noun": None, "parts": {}}
            by_kind[record.kind].append(record.pk)
    for kind, keys in by_kind.items():
        for chunk in _chunks(keys):
            _add_noun(noun_of(kind), chunk, states)
    for name, model in _attached:
        for chunk in _chunks(sorted(states)):
            for row in model._base_manager.filter(record_id__in=chunk).order_by("pk"):
                states[row.record_id]["parts"].setdefault(name, []).append(_row(row))
    return states


def _add_noun(noun: type[Noun], keys: list[uuid.UUID], states: dict[uuid.UUID, dict[str, Any]]) -> None:
    for row in noun._base_manager.filter(pk__in=keys).order_by():
        states[row.pk]["noun"] = _row(row)
    for name in noun.kind.parts:
        relation = noun._meta.get_field(name)
        parts = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": keys}).order_by("pk")
        for part in parts:
            owner = getattr(part, relation.field.attname)
            states[owner]["parts"].setdefault(name, []).append(_row(part))


def _row(instance: models.Model) -> dict[str, Any]:
    return {field.attname: getattr(instance, field.attname) for field in instance._meta.concrete_fields}


def _chunks(keys: list[uuid.UUID], size: int = 400) -> Iterable[list[uuid.UUID]]:
    return (keys[start : start + size] for start in range(0, len(keys), size))
