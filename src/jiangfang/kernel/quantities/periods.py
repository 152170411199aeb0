"""Spans of days, and the splitting of an amount over the calendar years a span touches."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities.exact import refuse_inexact_type
from jiangfang.kernel.text import N_

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Period:
    """From one day to another, both included. Raises Invalid when the end lies before the start."""

    from_day: date
    to_day: date

    def __post_init__(self) -> None:
        if isinstance(self.from_day, datetime) or isinstance(self.to_day, datetime):
            raise TypeError("a period runs from day to day; pass dates, not points in time")
        if self.to_day < self.from_day:
            raise Invalid(
                N_("The period ends on %(to_day)s, before it begins on %(from_day)s."),
                help=N_("Exchange the two days or correct one of them."),
                code="period_reversed",
                from_day=self.from_day,
                to_day=self.to_day,
            )

    def __contains__(self, day: date) -> bool:
        return self.from_day <= day <= self.to_day

    @property
    def days(self) -> int:
        """Number of days, at least 1."""
        return self.to_day.toordinal() - self.from_day.toordinal() + 1

    @property
    def years(self) -> range:
        """The calendar years that the period touches, in order."""
        return range(self.from_day.year, self.to_day.year + 1)

    def overlaps(self, other: "Period") -> bool:
        """Whether the two share at least one day."""
        return self.from_day <= other.to_day and other.from_day <= self.to_day

    def adjacent(self, other: "Period") -> bool:
        """Whether one begins on the day after the other ends."""
        return 1 in (
            other.from_day.toordinal() - self.to_day.toordinal(),
            self.from_day.toordinal() - other.to_day.toordinal(),
        )

    def shared_with(self, other: "Period") -> "Period | None":
        """The days common to both, or None."""
        if not self.overlaps(other):
            return None
        return Period(max(self.from_day, other.from_day), min(self.to_day, other.to_day))


def calendar_year(year: int) -> Period:
    """1 January to 31 December of ``year``."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def last_three_years(on: date) -> Period:
    """The calendar year of ``on`` and the two before it, whole years, as appraisals ask for them."""
    return Period(date(on.year - 2, 1, 1), date(on.year, 12, 31))


def since_founding(founded: date, on: date) -> Period:
    """From the day of founding up to and including ``on``. Raises Invalid when ``on`` lies before it."""
    return Period(founded, on)


def spread_by_days(total_fen: int, period: Period) -> dict[int, int]:
    """Split an amount of fen over the calendar years of ``period`` by the days that fall in each.

    The parts add up to the total exactly, and each is less than one fen away from its exact share; see ``apportion``.
    Returns {year: fen} in order, with every year that the period touches.
    """
    return apportion(total_fen, {year: _days_in_year(period, year) for year in period.years})


def _days_in_year(period: Period, year: int) -> int:
    whole = calendar_year(year)
    return Period(max(period.from_day, whole.from_day), min(period.to_day, whole.to_day)).days


def apportion(amount: int, weights: Mapping[Key, int]) -> dict[Key, int]:
    """Split a whole amount in proportion to ``weights`` without losing or inventing a step (largest remainders).

    What is left after rounding every share towards zero goes one by one to the largest remainders, on equal remainders
    to the earlier entry: the same input always gives the same split. A negative amount is split as its positive and
    negated. Raises TypeError for anything but int, ValueError for a negative weight or when all weights are zero.
    """
    for value in (amount, *weights.values()):
        refuse_inexact_type(value)
        if not isinstance(value, int):
            raise TypeError(f"apportion splits whole amounts by whole weights, not {value!r}")
    whole = sum(weights.values())
    if whole <= 0 or min(weights.values()) < 0:
        raise ValueError("weights must not be negative, and at least one must be positive")
    shares = {key: divmod(abs(amount) * weight, whole) for key, weight in weights.items()}
    left = abs(amount) - sum(share for share, _ in shares.values())
    # sorted() is stable, so equal remainders keep the order of the mapping.
    favoured = set(sorted(shares, key=lambda key: -shares[key][1])[:left])
    sign = -1 if amount < 0 else 1
    return {key: sign * (share + (key in favoured)) for key, (share, _) in shares.items()}
