"""Rows of the search follow the records: rewritten in the transaction of the deed that touched them, or all anew."""

import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from django.db import transaction

from jiangfang.kernel.declarations import search_cards
from jiangfang.ledger.deeds import Deed
from jiangfang.records.models import Record
from jiangfang.search.dependents import records_naming
from jiangfang.search.models import SearchRow
from jiangfang.search.terms import LONGEST_TEXT, terms_of

# Of each record: the organisation, the code, the English title.
Known = Mapping[uuid.UUID, tuple[uuid.UUID, str, str]]

BATCH = 200
FIELDS = ("organisation_id", "kind", "title", "body", "title_terms", "body_terms")
# By these a record is found; title and body are only what is shown of it.
FOUND_BY = ("organisation_id", "kind", "title_terms", "body_terms")


def follow(deed: Deed) -> None:
    """Rewrite the rows of the records that the deed touched, as far as their kind has a card; and of those that name one
    which has another name now.
    """
    by_kind: dict[str, set[uuid.UUID]] = defaultdict(set)
    for touched in deed.touched.values():
        if touched.kind in search_cards:
            by_kind[touched.kind].add(touched.record_id)
    told = ((key, state["record"]) for key, state in (deed.states or {}).items())
    known = {key: (record["organisation_id"], record["code"], record["title_en"]) for key, record in told}
    renamed = _rewrite_all(by_kind, known)
    if renamed:
        _rewrite_all(records_naming(renamed))


def _rewrite_all(by_kind: Mapping[str, Collection[uuid.UUID]], known: Known | None = None) -> list[uuid.UUID]:
    return [
        key for kind, keys in by_kind.items() for batch in batches(sorted(keys)) for key in rewrite(kind, batch, known)
    ]


def rewrite(kind: str, record_ids: Collection[uuid.UUID], known: Known | None = None) -> list[uuid.UUID]:
    """Bring the rows of these records in step with their cards; rows that say so already are left alone.

    Returns the records that go by another name than before.
    """
    wanted = {row.record_id: row for row in rows_by_card(kind, record_ids, known)}
    stored = {row.record_id: row for row in SearchRow.objects.filter(record_id__in=record_ids)}
    both = sorted(wanted.keys() & stored.keys())
    for key in both:
        wanted[key].pk = stored[key].pk
    gone = [row.pk for key, row in stored.items() if key not in wanted]
    if gone:
        SearchRow.objects.filter(pk__in=gone).delete()
    SearchRow.objects.bulk_create([wanted[key] for key in sorted(wanted.keys() - stored.keys())])
    changed = [wanted[key] for key in both if not agree(wanted[key], stored[key])]
    if changed:
        SearchRow.objects.bulk_update(changed, FIELDS)
    return [key for key in both if wanted[key].title_terms != stored[key].title_terms]


def rows_by_card(kind: str, record_ids: Collection[uuid.UUID], known: Known | None = None) -> Iterator[SearchRow]:
    """What the cards say now, as unsaved rows. A record is found by its code and its English title without being told.

    ``known`` is what was read of the records already, in the transaction in which they are indexed.
    """
    records = _known(kind, record_ids) if known is None else known
    for record_id, title, body in search_cards[kind].texts(record_ids):
        organisation_id, code, title_en = records[record_id]
        title, body = _storable(title), _storable(body)
        yield SearchRow(
            record_id=record_id,
            organisation_id=organisation_id,
            kind=kind,
            title=title,
            body=body,
            title_terms=" ".join([*terms_of(title), *terms_of(title_en), *terms_of(code)]),
            body_terms=" ".join(terms_of(body)),
        )


def _known(kind: str, record_ids: Collection[uuid.UUID]) -> Known:
    rows = Record.objects.filter(pk__in=record_ids, kind=kind)
    return {key: tuple(told) for key, *told in rows.values_list("id", "organisation_id", "code", "title_en")}


def _storable(text: str) -> str:
    return text[:LONGEST_TEXT].replace("\x00", "")


def agree(wanted: SearchRow, stored: SearchRow, fields: Sequence[str] = FIELDS) -> bool:
    """Whether a stored row says what the card says."""
    return all(getattr(wanted, name) == getattr(stored, name) for name in fields)


def reindex(kinds: Collection[str] | None = None, progress: Callable[[int], None] | None = None) -> int:
    """Write the rows of every record (of these kinds) anew, batch by batch; returns of how many records.

    ``progress`` is told after each batch how many records it held.
    """
    SearchRow.objects.exclude(kind__in=search_cards.keys()).delete()
    done = 0
    for kind in search_cards.keys() if kinds is None else kinds:
        for batch in batches(Record.objects.filter(kind=kind).order_by("id").values_list("id", flat=True).iterator()):
            with transaction.atomic():
                rewrite(kind, batch)
            done += len(batch)
            if progress is not None:
                progress(len(batch))
    return done


def batches(keys: Iterable[uuid.UUID], size: int = BATCH) -> Iterator[list[uuid.UUID]]:
    """The keys in lists of at most ``size``."""
    batch: list[uuid.UUID] = []
    for key in keys:
        batch.append(key)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
