"""What a deed changes in the figures: contributions closed and opened, and the dated deltas that follow.

Runs inside the deed's transaction. The truth is recounted from the touched records, never computed from the deed.
"""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from jiangfang.figures.folding import shift
from jiangfang.figures.models import Contribution, Delta
from jiangfang.kernel import canonical, clock
from jiangfang.kernel.declarations import FOREVER, Count, Figure, figures
from jiangfang.ledger.deeds import Deed

# Where a record counts, and who may see that it does: organisation and audience.
Homes = Mapping[uuid.UUID, tuple[uuid.UUID, int]]


def account_for(deed: Deed) -> None:
    """Bring contributions and deltas in step with the records that the deed touched, and tallies with a moved branch."""
    if moved := deed.facts.get("replanted"):
        left, joined = ([uuid.UUID(key) for key in moved[side]] for side in ("left", "joined"))
        shift(moved["organisation"], left, joined)
    by_kind: dict[str, set[uuid.UUID]] = defaultdict(set)
    for touched in deed.touched.values():
        by_kind[touched.kind].add(touched.record_id)
    records = ((key, state["record"]) for key, state in (deed.states or {}).items())
    homes = {key: (record["organisation_id"], record["audience"]) for key, record in records}
    _recount(by_kind, homes, on=clock.day_of(deed.at))


def _recount(by_kind: Mapping[str, Collection[uuid.UUID]], homes: Homes, *, on: dt.date) -> None:
    """Compare what the records say now with their open contributions, and write the difference as known from ``on``."""
    wanted = {_identity(row): row for row in wanted_contributions(by_kind, homes, on)}
    current = {_identity(row): row for row in _open_contributions(homes)}
    closed = [row for key, row in current.items() if key not in wanted]
    opened = [row for key, row in wanted.items() if key not in current]
    for row in closed:
        row.known_to = on
    Contribution.objects.bulk_update(closed, ["known_to"], batch_size=500)
    Contribution.objects.bulk_create(opened, batch_size=500)
    deltas = [*(delta for row in opened for delta in steps_of(row)), *(d for row in closed for d in _undo(row, on))]
    Delta.objects.bulk_create(_merged(deltas), batch_size=500)


def wanted_contributions(
    by_kind: Mapping[str, Collection[uuid.UUID]], homes: Homes, on: dt.date
) -> Iterator[Contribution]:
    """What the records contribute by their declarations, as unsaved rows known from ``on``."""
    rows: dict[object, object] = {}
    for figure in figures:
        keys = frozenset(key for kind in figure.kinds for key in by_kind.get(kind, ()))
        if keys and figure.ratio is None:
            if figure.reads is not None and (figure.reads, keys) not in rows:
                rows[(figure.reads, keys)] = figure.reads(keys)
            for count in figure.counts(rows[(figure.reads, keys)] if figure.reads else keys):
                yield _contribution(figure, count, homes[count.record_id], on)


def _contribution(figure: Figure, count: Count, home: tuple[uuid.UUID, int], on: dt.date) -> Contribution:
    return Contribution(
        organisation_id=home[0],
        record_id=count.record_id,
        figure=figure.key,
        part=count.part,
        audience=home[1] if count.audience is None else min(home[1], count.audience),
        facet=facet_text(count.facet),
        amount=count.amount,
        head=count.head,
        valid_from=count.valid_from,
        valid_to=count.valid_to,
        known_from=on,
    )


def facet_text(facet: object) -> str:
    """The canonical text of a facet; empty for none."""
    return canonical.text(facet) if facet else ""


def _open_contributions(keys: Collection[uuid.UUID]) -> Iterable[Contribution]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), 400):
        yield from Contribution.objects.filter(record_id__in=ordered[start : start + 400], known_to=FOREVER)


def _identity(row: Contribution) -> tuple[object, ...]:
    """Everything about a contribution but when it became known."""
    return (
        row.record_id,
        row.figure,
        row.part,
        row.organisation_id,
        row.audience,
        row.facet,
        row.amount,
        row.head,
        row.valid_from,
        row.valid_to,
    )


def is_head_count(figure_key: str) -> bool:
    """Head counts are not additive and keep no deltas: they are counted from contributions."""
    figure = figures.get(figure_key)
    return figure is not None and figure.mode == "head"


def steps_of(row: Contribution) -> Iterator[Delta]:
    """The steps of an open contribution on the line of time: up where it begins to count, down where it ends."""
    begins = max(row.valid_from, row.known_from)
    if not is_head_count(row.figure) and begins < row.valid_to:
        yield _delta(row, begins, +1)
        if row.valid_to != FOREVER:
            yield _delta(row, row.valid_to, -1)


def _undo(row: Contribution, on: dt.date) -> Iterator[Delta]:
    """The steps that end a contribution on the day it was corrected: from then on it counts nothing."""
    begins = max(row.valid_from, row.known_from)
    if is_head_count(row.figure) or begins >= row.valid_to or on >= row.valid_to:
        return
    yield _delta(row, max(begins, on), -1)
    if row.valid_to != FOREVER:
        yield _delta(row, row.valid_to, +1)


def _delta(row: Contribution, day: dt.date, sign: int) -> Delta:
    return Delta(
        organisation_id=row.organisation_id,
        figure=row.figure,
        audience=row.audience,
        facet=row.facet,
        year=row.valid_from.year,
        day=day,
        amount=sign * row.amount,
        entries=sign,
    )


def _merged(deltas: Iterable[Delta]) -> list[Delta]:
    """Deltas that differ in nothing but the amount become one; those that cancel each other are not written."""
    merged: dict[tuple[object, ...], Delta] = {}
    for delta in deltas:
        key = (delta.organisation_id, delta.figure, delta.audience, delta.facet, delta.year, delta.day)
        if key in merged:
            merged[key].amount += delta.amount
            merged[key].entries += delta.entries
        else:
            merged[key] = delta
    return [delta for delta in merged.values() if delta.amount or delta.entries]
