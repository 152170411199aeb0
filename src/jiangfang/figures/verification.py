"""Recounting: contributions against the records, deltas against contributions, tallies against deltas."""

import uuid
from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, islice
from operator import itemgetter

from django.db.models import Sum

from jiangfang.figures.accounting import Homes, _identity, is_head_count, steps_of, wanted_contributions
from jiangfang.figures.folding import spans_of
from jiangfang.figures.models import Contribution, Delta, Tally
from jiangfang.kernel import clock
from jiangfang.kernel.declarations import FOREVER
from jiangfang.ledger.verification import Finding
from jiangfang.records.models import Branch, Record


def findings() -> Iterator[Finding]:
    """Everything in the figures that does not follow from the records; nothing where all agree to the last fen."""
    yield from contribution_findings()
    yield from delta_findings()
    yield from tally_findings()


def contribution_findings() -> Iterator[Finding]:
    """Hold open contributions against what the records say now."""
    today = clock.today()
    wanted = {
        _identity(row) for kind, homes in _batches() for row in wanted_contributions({kind: homes.keys()}, homes, today)
    }
    for row in Contribution.objects.filter(known_to=FOREVER).iterator():
        if _identity(row) in wanted:
            wanted.discard(_identity(row))
        else:
            yield Finding(
                f"figures.contribution {row.pk}", f"{row.figure}: the record {row.record_id} does not say so."
            )
    for identity in wanted:
        yield Finding(f"record {identity[0]}", f"{identity[1]}: what the record says is not counted.")


def _batches(size: int = 500) -> Iterator[tuple[str, Homes]]:
    """All records with their homes, a few of one kind at a time."""
    rows = Record.objects.order_by("kind", "id").values_list("kind", "id", "organisation_id", "audience")
    for kind, of_kind in groupby(rows.iterator(), key=itemgetter(0)):
        while batch := list(islice(of_kind, size)):
            yield kind, {key: (organisation_id, audience) for _kind, key, organisation_id, audience in batch}


def delta_findings() -> Iterator[Finding]:
    """The steps on the line of time must follow from the contributions, closed ones included."""
    sums: dict[tuple[object, ...], list[int]] = defaultdict(lambda: [0, 0])
    for row in Contribution.objects.iterator():
        for delta in _steps_with_end(row):
            cell = sums[(delta.organisation_id, delta.figure, delta.audience, delta.facet, delta.year, delta.day)]
            cell[0] += delta.amount
            cell[1] += delta.entries
    grouped = ("organisation_id", "figure", "audience", "facet", "year", "day")
    stored = Delta.objects.values_list(*grouped).annotate(Sum("amount"), Sum("entries"))
    for *key, amount, entries in stored:
        if sums.pop(tuple(key), [0, 0]) != [amount, entries]:
            yield Finding(f"figures.delta {key[0]} {key[5]}", f"{key[1]}: the steps do not follow from the records.")
    for key, cell in sums.items():
        if cell != [0, 0]:
            yield Finding(f"figures.delta {key[0]} {key[5]}", f"{key[1]}: a step is missing.")


def _steps_with_end(row: Contribution) -> Iterator[Delta]:
    """The steps of a contribution, ended by its correction where there was one."""
    if is_head_count(row.figure):
        return
    ends = min(row.valid_to, row.known_to)
    begins = max(row.valid_from, row.known_from)
    if begins < ends:
        row.valid_to = ends
        yield from steps_of(row)


def tally_findings() -> Iterator[Finding]:
    """Every tally against the folded deltas of its branch."""
    above: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for organisation_id, ancestor_id in Branch.objects.values_list("organisation_id", "ancestor_id").iterator():
        above[organisation_id].append(ancestor_id)
    sums: dict[tuple[object, ...], list[int]] = defaultdict(lambda: [0, 0])
    for delta in Delta.objects.filter(folded=True).iterator():
        for ancestor in above[delta.organisation_id]:
            for span, starts_on in spans_of(delta.day):
                key = (ancestor, delta.figure, span, starts_on, delta.audience, delta.year, delta.facet)
                sums[key][0] += delta.amount
                sums[key][1] += delta.entries
    for row in Tally.objects.iterator():
        key = (row.organisation_id, row.figure, row.span, row.starts_on, row.audience, row.year, row.facet)
        if sums.pop(key, [0, 0]) != [row.amount, row.entries]:
            yield Finding(f"figures.tally {row.organisation_id} {row.starts_on}", f"{row.figure}: recount disagrees.")
    for key, cell in sums.items():
        if cell != [0, 0]:
            yield Finding(f"figures.tally {key[0]} {key[3]}", f"{key[1]}: a tally is missing.")
