"""What was said in public beside what the records hold, number by number, and what explains the difference."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.figures.reading import Answer, Question, read
from jiangfang.innovation.models import Rung, Statement, StatementClaim
from jiangfang.innovation.reckoning.plausibility import Judgement, judge
from jiangfang.kernel.declarations import Figure, figures
from jiangfang.kernel.quantities import same_but_for_power_of_ten
from jiangfang.people.models import Person
from jiangfang.people.visibility import visible
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
    statements = _statements(organisation, reader)
    claims = [claim for statement in statements for claim in statement.claims.all()]
    answers = _answers({claim.figure for claim in claims}, organisation, reader)
    by_figure: dict[str, list[StatementClaim]] = defaultdict(list)
    for claim in claims:
        by_figure[claim.figure].append(claim)
    return [
        _row(statement, claim, answers.get(claim.figure), by_figure[claim.figure])
        for statement in statements
        for claim in statement.claims.all()
    ]


def _statements(organisation: Organisation, reader: Person | None) -> list[Statement]:
    found = visible(Statement.objects.filter(organisation=organisation), reader).select_related("record")
    return list(found.prefetch_related("claims").order_by("-published_on", "-record_id"))


def _answers(keys: Collection[str], organisation: Organisation, reader: Any) -> dict[str, Answer]:
    """What the figures answer; a figure that is a ratio or that nobody declares answers nothing."""
    known = sorted(key for key in keys if key in figures and figures[key].ratio is None)
    if not known:
        return {}
    found = read(known, [organisation.pk], reader=reader, question=Question.since_founding())
    return {key: found[(key, organisation.pk)] for key in known}


def _row(
    statement: Statement, claim: StatementClaim, answer: Answer | None, alike: Sequence[StatementClaim]
) -> SaidAndCounted:
    rungs = _reached(answer) if answer is not None and "rung" in answer.figure.facets else {}
    counted = answer.total if answer is not None else None
    return SaidAndCounted(
        statement=statement,
        claim=claim,
        figure=figures.get(claim.figure),
        counted=counted,
        closed=answer.closed if answer is not None else 0,
        rungs=rungs,
        same_digits=tuple(_same_digits(claim, rungs, counted, alike)),
        judgement=_judgement(statement, claim),
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


def _judgement(statement: Statement, claim: StatementClaim) -> Judgement | None:
    if claim.figure != BENEFIT or claim.amount <= 0:
        return None
    results = next(
        (other.amount for other in statement.claims.all() if other.figure == RESULTS and other.amount > 0), 1
    )
    return judge(claim.amount, statement.published_on, results=results)
