"""Reading history: the entries of a record, newest first, with who, when, what and why."""

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q

from jiangfang.ledger.models import Touch


@dataclass(frozen=True)
class Event:
    """One deed as a record's history shows it. A name or note that was erased is None."""

    verb: str
    at: dt.datetime
    actor_id: uuid.UUID | None
    actor: str | None
    note: str | None
    facts: dict[str, Any]
    sequence: int
    hash: str
    version: int
    clock: str


def events_of(record_id: uuid.UUID, limit: int = 100) -> list[Event]:
    """What happened to a record, newest first: one query whatever the length."""
    found = (
        Touch.objects.filter(record_id=record_id)
        .select_related("entry")
        .annotate(
            by=FilteredRelation("entry__asides", condition=Q(entry__asides__name="actor")),
            noted=FilteredRelation("entry__asides", condition=Q(entry__asides__name="note")),
            actor=F("by__text"),
            note=F("noted__text"),
        )
    )
    return [_event(touch) for touch in found.order_by("-version", "-id")[:limit]]


def _event(touch: Any) -> Event:
    entry = touch.entry
    body = json.loads(entry.body)
    return Event(
        verb=entry.verb,
        at=entry.at,
        actor_id=entry.actor_id,
        actor=touch.actor,
        note=touch.note,
        facts=body["facts"],
        sequence=entry.sequence,
        hash=entry.hash,
        version=touch.version,
        clock=body["clock"],
    )
