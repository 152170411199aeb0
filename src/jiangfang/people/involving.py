"""Naming a person in a record, which opens the record to that person."""

import uuid
from collections.abc import Iterable
from typing import Any

from jiangfang.ledger.deeds import current_deed
from jiangfang.people.models import Involvement, Person
from jiangfang.records.models import Noun


def involve(noun: Noun, person: Person, role: str) -> None:
    """Name ``person`` in a record; part of the deed that created or changed it, not a deed of its own."""
    current_deed()
    row = Involvement(organisation_id=noun.organisation_id, record=noun.record, person=person, role=role)
    Involvement.objects.bulk_create([row], ignore_conflicts=True)


def know_named(person: Any, record_id: uuid.UUID, *, named: bool) -> None:
    """Keep what a page has read already: its rules then need not ask again whether the reader is named in its record."""
    if isinstance(person, Person):
        person.__dict__.setdefault("_named", {})[record_id] = named


def is_named(person: Any, record_id: uuid.UUID | None) -> bool:
    """Whether a person is named in a record."""
    if not isinstance(person, Person):
        return False
    known = person.__dict__.get("_named", {}).get(record_id)
    return Involvement.objects.filter(person=person, record_id=record_id).exists() if known is None else known


def involve_all(named: Iterable[tuple[Noun, Person, str]]) -> None:
    """:func:`involve` for many (noun, person, role) at once."""
    current_deed()
    rows = [
        Involvement(record=noun.record, person=person, role=role, organisation_id=noun.organisation_id)
        for noun, person, role in named
    ]
    Involvement.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
