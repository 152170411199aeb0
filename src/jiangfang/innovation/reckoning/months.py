"""Terms counted in months and years, the way the patent rules count them."""

from calendar import monthrange
from datetime import date, timedelta


def add_months(day: date, months: int) -> date:
    """The day with the same number ``months`` later; where that month has no such day, its last day.

    Count every step from the first day, never from the step before: 31 August + 6 months is 28 February, and a chain
    of single months would lose days on the way.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The same day ``years`` later; 29 February becomes 28 February in a common year."""
    return add_months(day, 12 * years)


def day_before(day: date) -> date:
    """The last day of a term whose successor begins on ``day``."""
    return day - timedelta(days=1)


def is_within(day: date, first: date | None, last: date | None) -> bool:
    """Whether ``day`` lies from ``first`` to ``last``, both included; None leaves a side open."""
    return (first is None or first <= day) and (last is None or day <= last)
