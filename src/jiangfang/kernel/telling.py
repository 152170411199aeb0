"""What a house declares so that people are told of what concerns them: who is asked next, and what stands in a calendar."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from jiangfang.kernel.registry import Registry


@dataclass(frozen=True)
class Asked:
    """Whose turn it is once a record of a kind stands in a state, and what is asked of them.

    ``persons`` takes the noun and returns the keys of the persons. Whoever is named in the record for another reason than
    being asked is left out later: nobody judges their own.
    """

    kind: str
    state: str
    what: Any
    persons: Callable[[Any], Collection[uuid.UUID]]

    @property
    def key(self) -> str:
        return f"{self.kind}.{self.state}"


@dataclass(frozen=True)
class CalendarEntry:
    """A day in somebody's calendar. ``key`` names it for good, also after its day was moved.

    With ``at`` it is an appointment at that time in China, else it fills the day.
    """

    key: str
    day: dt.date
    summary: Any
    record: Any
    description: Any = ""
    at: dt.time | None = None


@dataclass(frozen=True)
class CalendarSource:
    """Entries for the calendar of a reader (``place`` is None: what is theirs to do), or of a place as the reader sees it."""

    key: str
    entries: Callable[[Any, Any], Iterable[CalendarEntry]]


asked: Registry[Asked] = Registry("who is asked")
calendar_sources: Registry[CalendarSource] = Registry("calendar sources")


def ask(kind: str, state: str, what: Any, persons: Callable[[Any], Collection[uuid.UUID]]) -> Asked:
    """Declare whose turn it is on a kind in a state."""
    declared = Asked(kind, state, what, persons)
    return asked.register(declared.key, declared)
