"""Telling people of a deed, once it is committed: the ledger says what happened, the table says who is told.

A process that dies right after a commit loses nothing: a task looks through the ledger's last hours for deeds of which
nobody was told.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from jiangfang.kernel import clock, ids
from jiangfang.kernel.telling import asked
from jiangfang.ledger.deed import Deed
from jiangfang.ledger.models import Entry, Touch
from jiangfang.notices import letters
from jiangfang.notices.models import Notice, Told
from jiangfang.notices.webhooks import outbox
from jiangfang.notices.whom import ASKED, INVOLVED, whom
from jiangfang.people.models import Involvement, Person
from jiangfang.records.kinds import noun_of
from jiangfang.records.models import Record

# Of a deed on many records (an import) so many are looked at.
MOST_RECORDS = 50
LOOKED_BACK = dt.timedelta(hours=6)
KEPT = dt.timedelta(days=2)
# A deed that is committed right now is told of by its own process.
GRACE = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class Happened:
    """A committed deed: which records it touched, and the version that each has since."""

    deed_id: uuid.UUID
    verb: str
    actor_id: uuid.UUID | None
    at: dt.datetime
    versions: Mapping[uuid.UUID, int]


def tell_of(deed: Deed) -> None:
    """The effect after commit: tell whoever a deed concerns."""
    versions = {key: touched.version for key, touched in deed.touched.items()}
    tell(Happened(deed.id, deed.verb, deed.actor.ledger_id, deed.at, versions))


def tell(happened: Happened) -> bool:
    """Write the notices, letters and webhook messages of a deed; False where that was done before, or nobody is told."""
    told = whom(happened.verb)
    hooks = outbox.webhooks_for(happened.verb)
    if not told and not hooks:
        return False
    try:
        with transaction.atomic():
            Told(deed_id=happened.deed_id, at=clock.now()).save(force_insert=True)
            records = _records(happened)
            _notify(happened, records, told)
            outbox.queue(happened.deed_id, happened.verb, happened.at, records, hooks, happened.versions)
    except IntegrityError:
        return False
    return True


def _records(happened: Happened) -> list[Record]:
    found = Record.objects.filter(pk__in=happened.versions).select_related("organisation__record")
    return list(found.order_by("pk")[:MOST_RECORDS])


def _notify(happened: Happened, records: Sequence[Record], told: Collection[str]) -> None:
    if not told or not records:
        return
    named = _named(records)
    theirs: dict[uuid.UUID, tuple[Record, str]] = {}
    if INVOLVED in told:
        for record in records:
            for person_id in named[record.pk]:
                theirs.setdefault(person_id, (record, ""))
    if ASKED in told:
        theirs |= _whose_turn(records, named)
    theirs.pop(happened.actor_id, None)
    reached = Person.objects.filter(pk__in=theirs, account__is_active=True).select_related("account")
    notices = [_notice(happened, person, *theirs[person.pk]) for person in reached]
    letters.enclose(notices, happened.at)
    Notice.objects.bulk_create(notices, batch_size=500, ignore_conflicts=True)


def _named(records: Sequence[Record]) -> dict[uuid.UUID, dict[uuid.UUID, set[str]]]:
    """Who is named in which record, as what."""
    named: dict[uuid.UUID, dict[uuid.UUID, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = Involvement.objects.filter(record__in=records).values_list("record_id", "person_id", "role")
    for record_id, person_id, role in rows:
        named[record_id][person_id].add(role)
    return named


def _whose_turn(
    records: Iterable[Record], named: Mapping[uuid.UUID, Mapping[uuid.UUID, set[str]]]
) -> dict[uuid.UUID, tuple[Record, str]]:
    """Those whose turn it is now; whoever has a part in the record does not judge it."""
    theirs: dict[uuid.UUID, tuple[Record, str]] = {}
    for record in records:
        declared = asked.get(f"{record.kind}.{record.state}")
        if declared is None:
            continue
        noun = noun_of(record.kind).objects.select_related("record", "organisation").get(pk=record.pk)
        for person_id in declared.persons(noun):
            if named[record.pk].get(person_id, set()) <= {"asked"}:
                theirs.setdefault(person_id, (record, declared.key))
    return theirs


def _notice(happened: Happened, person: Person, record: Record, asks: str) -> Notice:
    return Notice(
        id=ids.uuid7(),
        organisation_id=record.organisation_id,
        person=person,
        record=record,
        deed_id=happened.deed_id,
        verb=happened.verb,
        actor_id=happened.actor_id,
        asks=asks,
        at=happened.at,
    )


def catch_up() -> int:
    """Tell of deeds of the last hours of which nobody was told; returns how many there were."""
    now = clock.now()
    Told.objects.filter(at__lt=now - KEPT).delete()
    # Ids grow with time, so the ledger's last hours are one stretch of its key.
    entries = Entry.objects.filter(id__gte=ids.first_uuid7(now - LOOKED_BACK), at__lt=now - GRACE)
    missed = entries.exclude(deed_id__in=Told.objects.values("deed_id"))
    concern = [entry for entry in missed if outbox.is_there_any() or whom(entry.verb)]
    return sum(tell(one) for one in _happened(concern))


def _happened(entries: Iterable[Entry]) -> list[Happened]:
    deeds = {entry.deed_id: entry for entry in entries}
    versions: dict[uuid.UUID, dict[uuid.UUID, int]] = defaultdict(dict)
    touches = Touch.objects.filter(entry__deed_id__in=deeds).values_list("entry__deed_id", "record_id", "version")
    for deed_id, record_id, version in touches:
        versions[deed_id][record_id] = version
    return [Happened(key, one.verb, one.actor_id, one.at, versions[key]) for key, one in deeds.items()]
