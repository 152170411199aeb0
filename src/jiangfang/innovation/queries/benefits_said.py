"""What was said in public beside what the records hold, number by number, and what explains the difference."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.figures.reading import Answer, Question, read
from jiangfang.innovation.models import Rung, Statement, StatementClaim
from jiangfang.innovation.reckoning.plausibility import Judgement, judge
from jiangfang.kernel.declarations import Figure, figures
from jiangfang.kernel.quantities import same_but_for_power_of_ten
from jiangfang.people.models import Person
from jiangfang.people.visibility import visible_to
from jiangfang.records.models import Organisation

BENEFIT, RESULTS = "innovation.benefit", "innovation.results"
LADDER = (Rung.CLAIMED, Rung.CALCULATED, Rung.CONFIRMED, Rung.VERIFIED, Rung.SPOT_CHECKED)


@dataclass(frozen=True)
class SameDigits:
    """Another number that is this one but for a power of ten: most often the unit was mistaken on the way.

    ``exponent`` is how many zeros the number said has more than the other (fewer where it is negative). ``other`` is a
    rung of the ladder, "counted", or the claim of another statement.
    """

    other: StatementClaim | str
    amount: int
    exponent: int

    @property
    def times(self) -> int:
        return 10 ** abs(self.exponent)

    @property
    def is_larger(self) -> bool:
        return self.exponent > 0

    @property
    def sentence(self) -> Any:
        if self.is_larger:
            text = _("The digits are the same, and this is exactly %(times)s times as much: look at the unit.")
        else:
            text = _("The digits are the same, and this is exactly one part in %(times)s: look at the unit.")
        return text % {"times": f"{self.times:,}"}


@dataclass(frozen=True)
class SaidAndCounted:
    """One number of a statement and what the records say to the same question, as far as the reader sees them.

    ``counted`` is the figure's total (money: what is claimed or stands higher), ``rungs`` the money that has reached each
    rung, ``closed`` how many contributions are not open to the reader. ``judgement`` holds money against the average of its
    reference, per result as the same statement says how many there are.
    """

    statement: Statement
    claim: StatementClaim
    figure: Figure | None
    counted: int | None
    closed: int
    rungs: dict[str, int] = field(default_factory=dict)
    same_digits: tuple[SameDigits, ...] = ()
    judgement: Judgement | None = None

    @property
    def said(self) -> int:
        return self.claim.amount

    @property
    def agrees(self) -> bool:
        return self.counted == self.said


def said_and_counted(organisation: Organisation, reader: Person | None) -> list[SaidAndCounted]:
    """A row for each number said about ``organisation``, newest statement first; a fixed number of queries."""
    claims = claims_about(organisation, reader)
    return set_beside(claims, _answers(countable(claims), organisation, reader))


def claims_about(organisation: Organisation, reader: Person | None) -> list[StatementClaim]:
    """The numbers said about ``organisation`` as far as open to ``reader``, newest statement first; one query."""
    found = StatementClaim.objects.filter(
        visible_to(reader, "statement__record__"), statement__organisation=organisation
    )
    return list(found.select_related("statement__record").order_by("-statement__published_on", "-statement_id", "id"))


def countable(claims: Collection[StatementClaim]) -> list[str]:
    """The figures that claims speak of and that answer with a number; a ratio or an unknown one answers nothing."""
    return sorted({claim.figure for claim in claims if claim.figure in figures and figures[claim.figure].ratio is None})


def set_beside(claims: Sequence[StatementClaim], answers: Mapping[str, Answer]) -> list[SaidAndCounted]:
    """A row for each claim with what its figure answers."""
    by_figure: dict[str, list[StatementClaim]] = defaultdict(list)
    by_statement: dict[Any, list[StatementClaim]] = defaultdict(list)
    for claim in claims:
        by_figure[claim.figure].append(claim)
        by_statement[claim.statement_id].append(claim)
    return [
        _row(claim, answers.get(claim.figure), by_figure[claim.figure], by_statement[claim.statement_id])
        for claim in claims
    ]


def _answers(keys: Collection[str], organisation: Organisation, reader: Any) -> dict[str, Answer]:
    if not keys:
        return {}
    found = read(keys, [organisation.pk], reader=reader, question=Question.since_founding())
    return {key: found[(key, organisation.pk)] for key in keys}


def _row(
    claim: StatementClaim,
    answer: Answer | None,
    alike: Sequence[StatementClaim],
    beside: Sequence[StatementClaim],
) -> SaidAndCounted:
    rungs = _reached(answer) if answer is not None and "rung" in answer.figure.facets else {}
    counted = answer.total if answer is not None else None
    return SaidAndCounted(
        statement=claim.statement,
        claim=claim,
        figure=figures.get(claim.figure),
        counted=counted,
        closed=answer.closed if answer is not None else 0,
        rungs=rungs,
        same_digits=tuple(_same_digits(claim, rungs, counted, alike)),
        judgement=_judgement(claim, beside),
    )


def _reached(answer: Answer) -> dict[str, int]:
    """The money that stands on each rung or higher: what is verified was claimed as well."""
    by_rung, reached, sums = answer.by("rung"), 0, {}
    for rung in reversed(LADDER):
        reached += by_rung.get(rung, 0)
        sums[rung.value] = reached
    return {rung.value: sums[rung.value] for rung in LADDER}


def _same_digits(
    claim: StatementClaim, rungs: dict[str, int], counted: int | None, alike: Sequence[StatementClaim]
) -> list[SameDigits]:
    others: list[tuple[StatementClaim | str, int]] = [(other, other.amount) for other in alike if other.pk != claim.pk]
    others += list(rungs.items()) if rungs else [("counted", counted or 0)]
    found: dict[int, SameDigits] = {}
    for other, amount in others:
        exponent = same_but_for_power_of_ten(claim.amount, amount) if claim.amount and amount else None
        if exponent:
            found.setdefault(amount, SameDigits(other, amount, exponent))
    return list(found.values())


def _judgement(claim: StatementClaim, beside: Sequence[StatementClaim]) -> Judgement | None:
    if claim.figure != BENEFIT or claim.amount <= 0:
        return None
    results = next((other.amount for other in beside if other.figure == RESULTS and other.amount > 0), 1)
    return judge(claim.amount, claim.statement.published_on, results=results)
