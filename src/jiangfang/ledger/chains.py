"""Appending to the chains: one entry per touched home organisation, under one deed id."""

import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from jiangfang.kernel import canonical, clock, ids
from jiangfang.ledger.deed import Deed, States, Touched
from jiangfang.ledger.models import Aside, Chain, Entry, Touch


def append(deed: Deed, states: States) -> None:
    """Write the deed's entries, which commit to these states.

    Chains are locked in order of their id, so that two deeds can't wait for each other.
    """
    by_home: dict[uuid.UUID, list[Touched]] = defaultdict(list)
    for touched in deed.touched.values():
        by_home[touched.organisation_id].append(touched)
    for organisation_id in sorted(by_home):
        _append_one(deed, organisation_id, by_home[organisation_id], states)


def _append_one(deed: Deed, organisation_id: uuid.UUID, touched: list[Touched], states: States) -> None:
    chain, _ = Chain.objects.select_for_update().get_or_create(
        organisation_id=organisation_id, defaults={"clock": clock.label()}
    )
    entry_id = ids.uuid7()
    touches = [_touch(one, entry_id, organisation_id, states[one.record_id]) for one in touched]
    asides = [_aside(name, text, entry_id, organisation_id) for name, text in _asides(deed, touched)]
    body = canonical.text(
        {
            "actor": deed.actor.ledger_id,
            "asides": {aside.name: canonical.digest(aside.text, salt=aside.salt) for aside in asides},
            "at": deed.at,
            "clock": clock.label(),
            "deed": deed.id,
            "facts": deed.facts,
            "organisation": organisation_id,
            "previous": chain.head,
            "sequence": chain.length + 1,
            "touches": [[t.record_id, t.kind, t.version, t.digest] for t in touches],
            "verb": deed.verb,
        }
    )
    entry = Entry(
        id=entry_id,
        organisation_id=organisation_id,
        sequence=chain.length + 1,
        deed_id=deed.id,
        verb=deed.verb,
        actor_id=deed.actor.ledger_id,
        at=deed.at,
        body=body,
        hash=canonical.digest_text(body),
    )
    entry.save(force_insert=True)
    Touch.objects.bulk_create(touches, batch_size=500)
    Aside.objects.bulk_create(asides, batch_size=500)
    Chain.objects.filter(pk=organisation_id).update(length=entry.sequence, head=entry.hash)


def _asides(deed: Deed, touched: Iterable[Touched]) -> Iterable[tuple[str, str]]:
    """Names and free text: the actor's name, each record's title at the time, and what the deed itself set aside."""
    yield "actor", deed.actor.ledger_name
    for one in touched:
        yield f"title:{one.record_id}", one.title
    yield from deed.asides.items()


def _touch(one: Touched, entry_id: uuid.UUID, organisation_id: uuid.UUID, state: Any) -> Touch:
    salt = ids.salt()
    return Touch(
        entry_id=entry_id,
        organisation_id=organisation_id,
        record_id=one.record_id,
        kind=one.kind,
        version=one.version,
        digest=canonical.digest(state, salt=salt),
        salt=salt,
    )


def _aside(name: str, text: str, entry_id: uuid.UUID, organisation_id: uuid.UUID) -> Aside:
    return Aside(entry_id=entry_id, organisation_id=organisation_id, name=name, text=text, salt=ids.salt())
