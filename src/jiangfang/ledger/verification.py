"""Walking the chains: every entry, every commitment, every checkpoint, and the state of every record they speak of.

Nothing here trusts a column: the canonical body of an entry is hashed again and its parts are held against the columns.
"""

import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from jiangfang.kernel import canonical
from jiangfang.ledger import effects, keys
from jiangfang.ledger.models import Aside, Chain, Checkpoint, CheckpointHead, Entry, Touch

BATCH = 400


@dataclass(frozen=True)
class Finding:
    """Something that does not agree: where (a table and key a person can find), and what is wrong (English)."""

    where: str
    what: str


def findings() -> Iterator[Finding]:
    """Everything that disagrees in chains, checkpoints and record states; yields nothing for a sound ledger."""
    yield from chain_findings()
    yield from checkpoint_findings()
    yield from state_findings()


def chain_findings() -> Iterator[Finding]:
    """Walk every chain from its first entry to its head."""
    heads = {chain.organisation_id: chain for chain in Chain.objects.all()}
    last: dict[uuid.UUID, Entry] = {}
    for batch in _batches(Entry.objects.order_by("organisation_id", "sequence")):
        touches, asides = _beside(batch)
        for entry in batch:
            before = last.get(entry.organisation_id)
            yield from _entry_findings(entry, before, touches.get(entry.id, []), asides.get(entry.id, {}))
            last[entry.organisation_id] = entry
    for organisation_id, chain in heads.items():
        end = last.get(organisation_id)
        if end is None or (end.sequence, end.hash) != (chain.length, chain.head):
            yield Finding(f"ledger.chain {organisation_id}", "The head does not agree with the last entry.")
    for organisation_id in last.keys() - heads.keys():
        yield Finding(f"ledger.chain {organisation_id}", "The chain has entries and no head.")


def _entry_findings(
    entry: Entry, before: Entry | None, touches: list[Touch], asides: dict[str, Aside]
) -> Iterator[Finding]:
    where = f"ledger.entry {entry.organisation_id} #{entry.sequence}"
    if canonical.digest_text(entry.body) != entry.hash:
        yield Finding(where, "The body does not agree with its hash.")
        return
    body = json.loads(entry.body)
    if body["sequence"] != (before.sequence + 1 if before else 1):
        yield Finding(where, "An entry before this one is missing.")
    elif body["previous"] != (before.hash if before else ""):
        yield Finding(where, "The entry does not follow the one before it.")
    columns = {
        "organisation": entry.organisation_id,
        "sequence": entry.sequence,
        "deed": entry.deed_id,
        "verb": entry.verb,
        "actor": entry.actor_id,
        "at": entry.at,
    }
    for name, value in columns.items():
        if canonical.plain(value) != body[name]:
            yield Finding(where, f"The column {name} does not agree with the body.")
    rows = sorted(canonical.text([t.record_id, t.kind, t.version, t.digest]) for t in touches)
    if rows != sorted(canonical.text(touch) for touch in body["touches"]):
        yield Finding(where, "The touched records do not agree with the body.")
    yield from _aside_findings(where, body["asides"], asides)


def _aside_findings(where: str, committed: dict[str, str], asides: dict[str, Aside]) -> Iterator[Finding]:
    if committed.keys() != asides.keys():
        yield Finding(where, "The texts beside the entry are not the ones it commits to.")
    for name in committed.keys() & asides.keys():
        aside = asides[name]
        erased = aside.text is None and aside.salt is None
        if not erased and (
            aside.text is None
            or aside.salt is None
            or canonical.digest(aside.text, salt=bytes(aside.salt)) != committed[name]
        ):
            yield Finding(where, f"The text “{name}” does not agree with its commitment.")


def checkpoint_findings() -> Iterator[Finding]:
    """Every checkpoint: signature, link to the one before, and the heads it sealed."""
    previous, number, own_key = "", 0, keys.public_key_hex()
    for checkpoint in Checkpoint.objects.order_by("number").iterator():
        where, number = f"ledger.checkpoint #{checkpoint.number}", number + 1
        if canonical.digest_text(checkpoint.body) != checkpoint.hash:
            yield Finding(where, "The body does not agree with its hash.")
        if not keys.is_signed(checkpoint.body.encode(), checkpoint.signature, checkpoint.public_key):
            yield Finding(where, "The signature is not valid.")
        elif checkpoint.public_key != own_key:
            yield Finding(where, "The checkpoint is signed with another key than this house's.")
        body = json.loads(checkpoint.body)
        if body["number"] != number or body["previous"] != previous or body["at"] != canonical.plain(checkpoint.at):
            yield Finding(where, "The checkpoint does not follow the one before it.")
        yield from _head_findings(where, checkpoint, body)
        previous = checkpoint.hash


def _head_findings(where: str, checkpoint: Checkpoint, body: dict[str, Any]) -> Iterator[Finding]:
    rows = CheckpointHead.objects.filter(checkpoint=checkpoint)
    seen = sorted([str(row.organisation_id), row.sequence, row.head] for row in rows)
    if seen != sorted(body["heads"]):
        yield Finding(where, "The sealed heads do not agree with the signed body.")
    for organisation_id, sequence, head in body["heads"]:
        entry = Entry.objects.filter(organisation_id=organisation_id, sequence=sequence).values_list("hash").first()
        if entry is None or entry[0] != head:
            yield Finding(where, f"The chain of {organisation_id} no longer holds what was sealed at #{sequence}.")


def state_findings() -> Iterator[Finding]:
    """Every record's present state against the last entry that touched it."""
    latest: dict[uuid.UUID, Touch] = {}
    for batch in _batches(Touch.objects.order_by("record_id", "-version", "-id")):
        fresh = [touch for touch in batch if touch.record_id not in latest]
        for touch in fresh:
            latest.setdefault(touch.record_id, touch)
        wanted = {touch.record_id: latest[touch.record_id] for touch in fresh}
        states = effects.states_of(list(wanted))
        for record_id, touch in wanted.items():
            state = states.get(record_id)
            where = f"{touch.kind} {record_id}"
            if state is None:
                yield Finding(where, "The record is gone.")
            elif canonical.digest(state, salt=bytes(touch.salt)) != touch.digest:
                yield Finding(where, f"The record was changed without a deed after version {touch.version}.")


def _batches(queryset: Any) -> Iterator[list[Any]]:
    rows = queryset.iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _beside(entries: list[Entry]) -> tuple[dict[uuid.UUID, list[Touch]], dict[uuid.UUID, dict[str, Aside]]]:
    touches: dict[uuid.UUID, list[Touch]] = {}
    asides: dict[uuid.UUID, dict[str, Aside]] = {}
    entry_ids = [entry.id for entry in entries]
    for touch in Touch.objects.filter(entry_id__in=entry_ids):
        touches.setdefault(touch.entry_id, []).append(touch)
    for aside in Aside.objects.filter(entry_id__in=entry_ids):
        asides.setdefault(aside.entry_id, {})[aside.name] = aside
    return touches, asides
