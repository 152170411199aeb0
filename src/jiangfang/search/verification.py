"""Holding the rows of the search against the cards, and the index against the rows."""

from collections.abc import Iterator

from django.db import DatabaseError, transaction

from jiangfang.kernel.declarations import search_cards
from jiangfang.ledger.verification import Finding
from jiangfang.records.models import Record
from jiangfang.search import indexes
from jiangfang.search.models import SearchRow
from jiangfang.search.rows import FOUND_BY, agree, batches, rows_by_card


def findings() -> Iterator[Finding]:
    """Every record that would not be found under what it says now; nothing for a sound search."""
    for card in search_cards:
        keys = Record.objects.filter(kind=card.kind).order_by("id").values_list("id", flat=True)
        for batch in batches(keys.iterator()):
            yield from _batch_findings(card.kind, batch)
    for record_id, kind in SearchRow.objects.exclude(kind__in=search_cards.keys()).values_list("record_id", "kind"):
        yield Finding(f"{kind} {record_id}", "The search has a row for a record that has no card.")
    yield from _index_findings()


def _batch_findings(kind: str, batch: list) -> Iterator[Finding]:
    stored = {row.record_id: row for row in SearchRow.objects.filter(record_id__in=batch)}
    for wanted in rows_by_card(kind, batch):
        row = stored.pop(wanted.record_id, None)
        if row is None:
            yield Finding(f"{kind} {wanted.record_id}", "The search does not know the record.")
        elif not agree(wanted, row, FOUND_BY):
            yield Finding(f"{kind} {wanted.record_id}", "The search does not know what the record says now.")
    for record_id in stored:
        yield Finding(f"{kind} {record_id}", "The search has a row for a record that has no card.")


def _index_findings() -> Iterator[Finding]:
    gone = indexes.missing()
    for name in gone:
        yield Finding(f"search index {name}", "It is missing in the database.")
    if not gone:
        try:
            with transaction.atomic():
                indexes.check()
        except DatabaseError:
            yield Finding("search index", "It does not agree with the rows; `jiangfang doctor --fix` builds it anew.")
