"""Whose turn it is: what waits for a person, declared as querysets and read from all kinds of record with one query."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, DateField, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from jiangfang.kernel import clock
from jiangfang.people.awaiting import Awaiting
from jiangfang.records.models import Record


@dataclass(frozen=True)
class Turn:
    """Records that wait, what is asked and why. ``day`` is the noun's field that says since when, else its last change.

    ``rows`` may neither be sliced nor hold the same record as another turn.
    """

    rows: QuerySet
    what: Any
    why: Any
    day: str = ""


def in_turn(turns: Sequence[Turn]) -> Iterator[Awaiting]:
    """What waits under these turns, turn by turn, longest first. One query; none where no turn can hold anything."""
    keys = [turn.rows.order_by().values("pk") for turn in turns]
    place = Case(
        *(When(pk__in=rows, then=Value(number)) for number, rows in enumerate(keys)), output_field=IntegerField()
    )
    days = (
        When(pk__in=rows, then=Subquery(turn.rows.model.objects.filter(pk=OuterRef("pk")).values(turn.day)[:1]))
        for turn, rows in zip(turns, keys, strict=True)
        if turn.day
    )
    found = Record.objects.filter(pk__in=keys[0].union(*keys[1:])).select_related("organisation__record")
    found = found.annotate(turn=place, day=Case(*days, default=None, output_field=DateField()))
    for record in found.order_by("turn", "day", "changed_at", "pk"):
        turn = turns[record.turn]
        yield Awaiting(what=turn.what, record=record, since=record.day or clock.day_of(record.changed_at), why=turn.why)
