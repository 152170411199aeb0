"""Reading figures: the number, what is not open to the reader, and the list of contributions that it consists of.

A fixed number of queries for any organisation, figure set and day.
"""

import datetime as dt
import json
import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count as CountOf
from django.db.models import Q, QuerySet, Sum, Value

from jiangfang.figures.accounting import facet_text
from jiangfang.figures.models import Contribution, Delta, Span, Tally
from jiangfang.figures.windows import EVERYTHING, Window, windows_for
from jiangfang.kernel import clock
from jiangfang.kernel.declarations import Figure, figures
from jiangfang.people.models import Involvement, Person
from jiangfang.people.seating import reach_of
from jiangfang.records.models import Audience, Branch, Organisation

# In the place of a facet: all of them together (no facet's text is this).
WHOLE = "*"


@dataclass(frozen=True)
class Question:
    """Which days count: the state as of ``on``, and for flows the calendar years (None: since founding)."""

    on: dt.date
    years: tuple[int, ...] | None = None

    @classmethod
    def since_founding(cls, on: dt.date | None = None) -> "Question":
        return cls(on or clock.today())

    @classmethod
    def last_three_years(cls, on: dt.date | None = None) -> "Question":
        """This year and the two before."""
        on = on or clock.today()
        return cls(on, (on.year - 2, on.year - 1, on.year))

    @classmethod
    def one_year(cls, year: int, on: dt.date | None = None) -> "Question":
        return cls(on or clock.today(), (year,))


@dataclass
class Answer:
    """A figure's value for one organisation: the total and each facet as far as open, and how much is not.

    ``facets`` maps the canonical facet text to its amount; ``closed`` counts the contributions that are not open to the reader.
    """

    figure: Figure
    organisation_id: uuid.UUID
    question: Question
    facets: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    closed: int = 0
    head: int = 0

    @property
    def total(self) -> int:
        """The sum of the facets that belong to the total; for head counts the distinct persons."""
        if self.figure.mode == "head":
            return self.head
        return sum(amount for facet, amount in self.facets.items() if self.counts(facet))

    def counts(self, facet: str) -> bool:
        """Whether a facet belongs to the total."""
        values = parse_facet(facet)
        return not any(values.get(name) in outside for name, outside in self.figure.outside.items())

    def where(self, **wanted: str) -> int:
        """The sum over the facets that have these values."""
        return sum(amount for facet, amount in self.facets.items() if wanted.items() <= parse_facet(facet).items())

    def by(self, name: str) -> dict[str, int]:
        """Amounts by the values of one facet, in the order in which the figure declares them."""
        sums = dict.fromkeys(self.figure.facets.get(name, {}), 0)
        for facet, amount in self.facets.items():
            value = parse_facet(facet).get(name)
            if value is not None:
                sums[value] = sums.get(value, 0) + amount
        return sums


def parse_facet(text: str) -> dict[str, str]:
    """The facet that a canonical text stands for."""
    return json.loads(text) if text else {}


def read(
    keys: Collection[str], organisations: Collection[uuid.UUID], *, reader: Any, question: Question
) -> dict[tuple[str, uuid.UUID], Answer]:
    """Answer several figures for several organisations at once, as far as they are open to ``reader``.

    Additive figures come from tallies and open deltas, head counts from contributions. Ratios are read by their parts.
    """
    wanted = [figures[key] for key in keys]
    answers = {(f.key, key): Answer(f, key, question) for f in wanted for key in organisations}
    windows = windows_for(reader, organisations)
    additive = [f for f in wanted if f.mode != "head" and f.ratio is None]
    heads = [f.key for f in wanted if f.mode == "head"]
    if additive:
        _read_sums(answers, additive, windows, question)
    if heads:
        _read_heads(answers, heads, organisations, reader, question)
    if isinstance(reader, Person) and additive:
        _read_involved(answers, additive, organisations, reader, question)
    return answers


def _read_sums(
    answers: Mapping[tuple[str, uuid.UUID], Answer],
    wanted: Collection[Figure],
    windows: Mapping[uuid.UUID, set[Window]],
    question: Question,
) -> None:
    places = set(windows) | {place for pairs in windows.values() for place, _ in pairs}
    sums: dict[tuple[str, uuid.UUID, int], dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for key, place, audience, facet, amount, entries in _rows({f.key: f.mode for f in wanted}, places, question):
        cell = sums[(key, place, audience)][facet]
        cell[0] += amount
        cell[1] += entries
    for figure in wanted:
        for organisation_id, pairs in windows.items():
            answer = answers[(figure.key, organisation_id)]
            everything = sum(
                cell[1] for audience in Audience for cell in sums[(figure.key, organisation_id, audience)].values()
            )
            seen = 0
            for place, audience in pairs:
                for facet, (amount, entries) in sums[(figure.key, place, audience)].items():
                    answer.facets[facet] += amount
                    seen += entries
            answer.closed = everything - seen


def _rows(modes: Mapping[str, str], places: Collection[uuid.UUID], question: Question) -> list[tuple[Any, ...]]:
    """(figure, place, audience, facet, amount, entries): folded tallies up to the day, then open deltas up to the day."""
    tallies = Tally.objects.filter(_up_to(question.on), _years(modes, question), organisation_id__in=places)
    deltas = Delta.objects.filter(
        _years(modes, question), folded=False, day__lte=question.on, organisation__ancestry__ancestor__in=places
    )
    grouped = ("figure", "organisation_id", "audience", "facet")
    folded = tallies.order_by().values_list(*grouped).annotate(Sum("amount"), Sum("entries"))
    unfolded = deltas.order_by().values_list("figure", "organisation__ancestry__ancestor_id", "audience", "facet")
    return list(folded.union(unfolded.annotate(Sum("amount"), Sum("entries")), all=True))


def _up_to(day: dt.date) -> Q:
    month, year = day.replace(day=1), day.replace(month=1, day=1)
    return (
        Q(span=Span.YEAR, starts_on__lt=year)
        | Q(span=Span.MONTH, starts_on__gte=year, starts_on__lt=month)
        | Q(span=Span.DAY, starts_on__gte=month, starts_on__lte=day)
    )


def _years(modes: Mapping[str, str], question: Question) -> Q:
    """Flows are limited to the asked years, stocks are not."""
    flows = [key for key, mode in modes.items() if mode == "flow"]
    stocks = [key for key, mode in modes.items() if mode != "flow"]
    if question.years is None:
        return Q(figure__in=[*flows, *stocks])
    return Q(figure__in=stocks) | Q(figure__in=flows, year__in=question.years)


def counted(keys: Collection[str], question: Question) -> QuerySet[Contribution]:
    """The contributions that make up figures as of the question's day, whoever asks."""
    modes = {key: figures[key].mode for key in keys}
    rows = Contribution.objects.filter(
        valid_from__lte=question.on,
        valid_to__gt=question.on,
        known_from__lte=question.on,
        known_to__gt=question.on,
    )
    flows = [key for key, mode in modes.items() if mode == "flow"]
    stocks = [key for key, mode in modes.items() if mode != "flow"]
    if question.years is None:
        return rows.filter(figure__in=[*flows, *stocks])
    return rows.filter(Q(figure__in=stocks) | Q(figure__in=flows, valid_from__year__in=question.years))


def contributions(
    key: str,
    organisation: Organisation,
    *,
    reader: Any,
    question: Question,
    facet: Mapping[str, str] | None = None,
) -> QuerySet[Contribution]:
    """What a figure's number consists of, as far as it is open to ``reader``: the same question, as a list."""
    rows = counted([key], question).filter(organisation__ancestry__ancestor=organisation)
    if facet is not None:
        wanted = set(facet.items())
        texts = {
            text for text in rows.values_list("facet", flat=True).distinct() if wanted <= parse_facet(text).items()
        }
        rows = rows.filter(facet__in=texts)
    return rows.filter(open_contributions(reader)).select_related("record", "organisation__record")


def open_contributions(reader: Any) -> Q:
    """The condition under which contributions are open to a reader; the same reach as the windows, plus involvement."""
    if reader is EVERYTHING:
        return Q()
    condition = scope_of(reader)
    if isinstance(reader, Person):
        condition |= Q(record_id__in=Involvement.objects.filter(person=reader).values("record_id"))
    return condition


def scope_of(reader: Any) -> Q:
    """What a reader sees by audience and seats alone."""
    condition = Q(audience=Audience.PUBLIC)
    for root, audience in reach_of(reader).items():
        branch = Branch.objects.filter(ancestor_id=root).values("organisation_id")
        condition |= Q(organisation_id__in=branch, audience__gte=audience)
    return condition


def _read_involved(
    answers: Mapping[tuple[str, uuid.UUID], Answer],
    wanted: Collection[Figure],
    organisations: Collection[uuid.UUID],
    reader: Person,
    question: Question,
) -> None:
    """Add what is open to the reader by name only (a restricted record that they contributed to)."""
    involved = Involvement.objects.filter(person=reader).values("record_id")
    rows = counted([figure.key for figure in wanted], question).filter(
        ~scope_of(reader), record_id__in=involved, organisation__ancestry__ancestor__in=organisations
    )
    for key, place, facet, amount in rows.values_list(
        "figure", "organisation__ancestry__ancestor_id", "facet", "amount"
    ):
        answer = answers[(key, place)]
        answer.facets[facet] += amount
        answer.closed -= 1


def _read_heads(
    answers: Mapping[tuple[str, uuid.UUID], Answer],
    keys: Collection[str],
    organisations: Collection[uuid.UUID],
    reader: Any,
    question: Question,
) -> None:
    """Distinct persons: exact at each level and not additive, so counted from the contributions themselves."""
    rows = counted(keys, question).filter(organisation__ancestry__ancestor__in=organisations)
    place = "organisation__ancestry__ancestor_id"
    counts = {
        "everyone": CountOf("head", distinct=True),
        "known": CountOf("head", distinct=True, filter=open_contributions(reader)),
    }
    by_facet = rows.order_by().values_list("figure", place, "facet").annotate(**counts)
    # A person with two facets is one person in the total, so that is counted for itself.
    whole = rows.order_by().annotate(whole=Value(WHOLE)).values_list("figure", place, "whole").annotate(**counts)
    for key, organisation_id, facet, everyone, known in by_facet.union(whole, all=True):
        answer = answers[(key, organisation_id)]
        if facet == WHOLE:
            answer.head, answer.closed = known, everyone - known
        elif known:
            answer.facets[facet] = known


def facet_key(facet: Mapping[str, str]) -> str:
    """The text under which an answer keeps a facet."""
    return facet_text(facet)
