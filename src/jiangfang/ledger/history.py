"""Reading history: the entries of a record, newest first, with who, when, what and why."""

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from typing import Any

from jiangfang.ledger.models import Aside, Entry, Touch


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
    """What happened to a record, newest first: two queries whatever the length."""
    found = Touch.objects.filter(record_id=record_id).select_related("entry")
    touches = list(found.order_by("-version", "-id")[:limit])
    asides = _asides([touch.entry_id for touch in touches])
    return [_event(touch.entry, touch, asides.get(touch.entry_id, {})) for touch in touches]


def _asides(entry_ids: list[uuid.UUID]) -> dict[uuid.UUID, dict[str, str | None]]:
    found: dict[uuid.UUID, dict[str, str | None]] = {}
    for aside in Aside.objects.filter(entry_id__in=entry_ids, name__in=("actor", "note")):
        found.setdefault(aside.entry_id, {})[aside.name] = aside.text
    return found


def _event(entry: Entry, touch: Touch, asides: dict[str, str | None]) -> Event:
    body = json.loads(entry.body)
    return Event(
        verb=entry.verb,
        at=entry.at,
        actor_id=entry.actor_id,
        actor=asides.get("actor"),
        note=asides.get("note"),
        facts=body["facts"],
        sequence=entry.sequence,
        hash=entry.hash,
        version=touch.version,
        clock=body["clock"],
    )
