"""Working days: weekends, public holidays, and the weekends on which everybody works for them.

The calendar is data handed in. A term that ends on a day off ends on the next working day.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5


@dataclass(frozen=True)
class DayRow:
    """Consecutive days (both ends included) that are off, or worked although they fall on a weekend."""

    first_day: date
    last_day: date
    working: bool
    name: str
    source: str

    def days(self) -> Iterator[date]:
        """Each of the row's days, first to last."""
        return (self.first_day + timedelta(days=n) for n in range((self.last_day - self.first_day).days + 1))


@dataclass(frozen=True)
class Calendar:
    """Which days are worked. ``known_years`` are those whose holidays have been announced and entered."""

    days_off: frozenset[date] = frozenset()
    make_up_days: frozenset[date] = frozenset()
    known_years: frozenset[int] = frozenset()

    def is_working_day(self, day: date) -> bool:
        if day in self.make_up_days:
            return True
        return day not in self.days_off and day.weekday() < SATURDAY

    def next_working_day(self, day: date) -> date:
        """``day`` itself if it is worked, else the first worked day after it."""
        while not self.is_working_day(day):
            day += timedelta(days=1)
        return day

    def knows(self, day: date) -> bool:
        """False where the year's holidays are not entered: only weekends were skipped, and the day may still move."""
        return day.year in self.known_years


def calendar_of(rows: Iterable[DayRow]) -> Calendar:
    """The calendar of dated rows; a year is known as soon as it has a row of its own."""
    days: dict[bool, set[date]] = {True: set(), False: set()}
    years = set()
    for row in rows:
        days[row.working].update(row.days())
        years.add(row.last_day.year)
    return Calendar(frozenset(days[False]), frozenset(days[True]), frozenset(years))
