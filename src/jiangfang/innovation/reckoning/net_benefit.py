"""From a gross saving to the net benefit of twelve months, and what may be counted together.

A benefit is counted from the day of adoption for twelve months, after the costs of carrying it out. Two claims of one
key may follow each other, but their months may not overlap.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from jiangfang.innovation.reckoning.formulas import FormulaKind
from jiangfang.innovation.reckoning.months import add_months, day_before
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

MOST_YEARS = 30
CHARGED_ONCE = N_("Charged once")
CHARGED_SPREAD = N_("Spread over %(years)s years")


@dataclass(frozen=True, order=True)
class Window:
    """Consecutive days, both ends included, at most twelve months."""

    first_day: date
    last_day: date

    def __post_init__(self) -> None:
        if self.last_day < self.first_day:
            raise Invalid(N_("The period ends before it begins."), field="last_day")
        if self.last_day > day_before(add_months(self.first_day, 12)):
            raise Invalid(N_("A benefit is counted for twelve months at most."), field="last_day", code="too_long")

    @property
    def next_day(self) -> date:
        return self.last_day + timedelta(days=1)

    def overlaps(self, other: "Window") -> bool:
        return self.first_day <= other.last_day and other.first_day <= self.last_day

    def continues(self, earlier: "Window") -> bool:
        """Whether this period begins on the day after the earlier one ends."""
        return self.first_day == earlier.next_day


@dataclass(frozen=True)
class BenefitKey:
    """What may be counted only once at a time: this result family, in this unit, for this type of benefit."""

    family: str
    unit: str
    benefit_type: str


@dataclass(frozen=True)
class Cost:
    """A cost of implementation in fen. How it is charged must be stated: ``years`` is 1 where it is charged once.

    Charging begins with the first adoption, or on ``begins`` where the cost arose later (a second generation).
    """

    what: str
    amount: int
    years: int
    begins: date | None = None

    def __post_init__(self) -> None:
        if self.amount < 0:
            raise Invalid(N_("A cost cannot be negative."), field="costs")
        if not 1 <= self.years <= MOST_YEARS:
            raise Invalid(
                N_("A cost is charged once or spread over 2 to %(most)s years."), field="costs", most=MOST_YEARS
            )

    @property
    def label(self) -> str:
        return CHARGED_ONCE if self.years == 1 else CHARGED_SPREAD


@dataclass(frozen=True)
class Charge:
    """The part of a cost that the window bears, in fen."""

    cost: Cost
    amount: int


@dataclass(frozen=True)
class NetBenefit:
    """Gross, costs and net of one window, in fen. ``net`` is negative where the costs are higher."""

    kind: FormulaKind
    window: Window
    gross: int
    charges: tuple[Charge, ...]
    net: int

    @property
    def cost(self) -> int:
        return sum(charge.amount for charge in self.charges)


def window_from(adopted_on: date) -> Window:
    """The twelve months that begin with the day of adoption; they may cross the calendar year."""
    return Window(adopted_on, day_before(add_months(adopted_on, 12)))


def net_benefit(
    gross: int, costs: Iterable[Cost], window: Window, *, kind: FormulaKind, first_adopted_on: date | None = None
) -> NetBenefit:
    """Gross minus the costs charged to the window. ``first_adopted_on`` is given where the window is a later year."""
    if kind == FormulaKind.INFORMATIVE:
        raise Invalid(N_("A result for information is not money and has no net benefit."), field="kind")
    if gross < 0:
        raise Invalid(N_("The gross benefit cannot be negative."), field="gross")
    first = first_adopted_on or window.first_day
    if first > window.first_day:
        raise Invalid(N_("The first adoption cannot lie after the period begins."), field="first_adopted_on")
    charges = tuple(Charge(cost, charged(cost, window, first)) for cost in costs)
    return NetBenefit(kind, window, gross, charges, gross - sum(charge.amount for charge in charges))


def charged(cost: Cost, window: Window, first_adopted_on: date) -> int:
    """The part of a cost that falls into the window.

    A cost charged once goes whole to the window in which its charging begins. A spread cost is divided into equal
    years, exact to the fen; a window that cuts through such a year bears its days of it. Windows that follow each
    other without a gap bear the whole cost together.
    """
    begins = max(cost.begins or first_adopted_on, first_adopted_on)
    if cost.years == 1:
        return cost.amount if window.first_day <= begins <= window.last_day else 0
    return _charged_before(cost, begins, window.next_day) - _charged_before(cost, begins, window.first_day)


def refuse_overlap(key: BenefitKey, window: Window, claims: Iterable[tuple[BenefitKey, Window]]) -> None:
    """Refuse a window that shares days with another claim of the same key; name the days and the first free one."""
    same_key = sorted(other for other_key, other in claims if other_key == key)
    clash = next((other for other in same_key if other.overlaps(window)), None)
    if clash is None:
        return
    raise Invalid(
        N_("This benefit is already counted from %(first_day)s to %(last_day)s."),
        field="adopted_on",
        code="overlap",
        help=N_("A further period can begin on %(free_day)s at the earliest."),
        first_day=clash.first_day,
        last_day=clash.last_day,
        free_day=same_key[-1].next_day,
    )


def totals_by_kind(benefits: Iterable[NetBenefit]) -> Mapping[FormulaKind, int]:
    """Net sums in fen, savings and avoided losses apart; there is no sum of the two."""
    totals = {FormulaKind.SAVING: 0, FormulaKind.AVOIDED_LOSS: 0}
    for benefit in benefits:
        totals[benefit.kind] += benefit.net
    return totals


def _charged_before(cost: Cost, begins: date, day: date) -> int:
    """What of a spread cost has been charged by the beginning of ``day``."""
    total = 0
    for number in range(cost.years):
        start, end = add_months(begins, 12 * number), add_months(begins, 12 * (number + 1))
        part = _part(cost.amount, cost.years, number)
        if day >= end:
            total += part
        elif day > start:
            total += round(Fraction(part * (day - start).days, (end - start).days))
    return total


def _part(amount: int, years: int, number: int) -> int:
    """The equal part of one year; the fen that do not divide evenly go to the first years."""
    part, left = divmod(amount, years)
    return part + (1 if number < left else 0)
