"""Folding open deltas upward into the tallies of every ancestor, in the background, in batches.

Writers never wait for one another here: a deed only inserts deltas at its own home. A read adds the open ones itself.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator

from django.db import transaction

from jiangfang.figures.models import Delta, Span, Tally
from jiangfang.records.models import Branch

# What a tally row is the sum for; one row for each.
KEY = ("organisation_id", "figure", "span", "starts_on", "audience", "year", "facet")
Key = tuple[uuid.UUID, str, str, dt.date, int, int, str]


def fold(batch: int = 2000) -> int:
    """Fold every open delta; returns how many. Safe to run twice at once: a batch is locked while it is folded."""
    folded = 0
    while count := _fold_batch(batch):
        folded += count
    return folded


@transaction.atomic
def _fold_batch(batch: int) -> int:
    open_deltas = Delta.objects.filter(folded=False).order_by("id")
    deltas = list(open_deltas.select_for_update(skip_locked=_can_skip())[:batch])
    if not deltas:
        return 0
    sums: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    ancestors = _ancestors({delta.organisation_id for delta in deltas})
    for delta in deltas:
        for ancestor in ancestors[delta.organisation_id]:
            for span, starts_on in spans_of(delta.day):
                key = (ancestor, delta.figure, span, starts_on, delta.audience, delta.year, delta.facet)
                sums[key][0] += delta.amount
                sums[key][1] += delta.entries
    _add(sums)
    Delta.objects.filter(pk__in=[delta.pk for delta in deltas]).update(folded=True)
    return len(deltas)


def _can_skip() -> bool:
    return transaction.get_connection().features.has_select_for_update_skip_locked


def _ancestors(organisations: set[uuid.UUID]) -> dict[uuid.UUID, list[uuid.UUID]]:
    found: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for row in Branch.objects.filter(organisation_id__in=organisations).values_list("organisation_id", "ancestor_id"):
        found[row[0]].append(row[1])
    return found


def spans_of(day: dt.date) -> Iterator[tuple[str, dt.date]]:
    """The day, the month and the year that a day lies in."""
    yield Span.DAY, day
    yield Span.MONTH, day.replace(day=1)
    yield Span.YEAR, day.replace(month=1, day=1)


def _add(sums: dict[Key, list[int]]) -> None:
    """Add to the rows that exist, insert the others; in order of key, so that two folders don't lock crosswise.

    One statement for all rows: Django's own upsert can only put a value in the place of another, not add to it.
    """
    connection, fields = transaction.get_connection(), Tally._meta.concrete_fields
    tallies = [
        Tally(**dict(zip(KEY, key, strict=True)), amount=sums[key][0], entries=sums[key][1]) for key in sorted(sums)
    ]
    rows = [
        [field.get_db_prep_save(getattr(tally, field.attname), connection) for field in fields] for tally in tallies
    ]
    with connection.cursor() as cursor:
        cursor.executemany(_upsert(connection.ops.quote_name), rows)


def _upsert(quote: Callable[[str], str]) -> str:
    table, columns = quote(Tally._meta.db_table), [quote(field.column) for field in Tally._meta.concrete_fields]
    unique = ", ".join(quote(Tally._meta.get_field(name).column) for name in KEY)
    grown = ", ".join(
        f"{column} = {table}.{column} + excluded.{column}" for column in map(quote, ("amount", "entries"))
    )
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))})"
        f" ON CONFLICT ({unique}) DO UPDATE SET {grown}"
    )


def shift(organisation_id: uuid.UUID, left: Collection[uuid.UUID], joined: Collection[uuid.UUID]) -> None:
    """Take the folded sums of a branch away from the ancestors it left and give them to those it joined."""
    sums: dict[Key, list[int]] = defaultdict(lambda: [0, 0])
    for row in Tally.objects.filter(organisation_id=organisation_id):
        for sign, ancestors in ((-1, left), (1, joined)):
            for ancestor in ancestors:
                key = (ancestor, row.figure, row.span, row.starts_on, row.audience, row.year, row.facet)
                sums[key][0] += sign * row.amount
                sums[key][1] += sign * row.entries
    _add({key: amounts for key, amounts in sums.items() if amounts != [0, 0]})
