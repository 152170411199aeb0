"""The one place that asks what time it is.

Instants are aware datetimes in UTC; a *day* is the calendar day in China (``Asia/Shanghai``, no daylight saving).
"""

import datetime as dt
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

CHINA = dt.timezone(dt.timedelta(hours=8), "Asia/Shanghai")


class Clock(Protocol):
    """What tells the time. ``label`` goes into every ledger entry, so that sample time can't pass for real time."""

    label: str

    def now(self) -> dt.datetime: ...


class SystemClock:
    """The machine's clock, never running backwards within a process."""

    label = "system"

    def __init__(self) -> None:
        self._last = dt.datetime.min.replace(tzinfo=dt.UTC)
        self._lock = threading.Lock()

    def now(self) -> dt.datetime:
        with self._lock:
            self._last = max(self._last, dt.datetime.now(dt.UTC))
            return self._last


class SampleClock:
    """A clock for samples and tests: stands still until it is told to move, or runs on from a start instant."""

    label = "sample"

    def __init__(self, start: dt.datetime, *, running: bool = False) -> None:
        if start.tzinfo is None:
            raise ValueError("A sample clock starts at an aware datetime.")
        self._at = start.astimezone(dt.UTC)
        self._started = time.monotonic() if running else None

    def now(self) -> dt.datetime:
        if self._started is None:
            return self._at
        return self._at + dt.timedelta(seconds=time.monotonic() - self._started)

    def set(self, at: dt.datetime) -> None:
        """Move to ``at``; a clock never goes back."""
        if at < self._at:
            raise ValueError("A clock never goes back.")
        self._at = at.astimezone(dt.UTC)

    def advance(self, **delta: float) -> None:
        """Move on by a ``timedelta`` given in keywords (``minutes=5``)."""
        self.set(self._at + dt.timedelta(**delta))


_clock: Clock = SystemClock()


def install(clock: Clock) -> None:
    """Use ``clock`` from now on in this process (start-up only; tests and the demo take :func:`use_clock`)."""
    global _clock
    _clock = clock


@contextmanager
def use_clock(clock: Clock) -> Iterator[Clock]:
    """Use ``clock`` inside the block."""
    before = _clock
    install(clock)
    try:
        yield clock
    finally:
        install(before)


def now() -> dt.datetime:
    """The present instant (UTC)."""
    return _clock.now()


def today() -> dt.date:
    """The present day in China."""
    return day_of(now())


def label() -> str:
    """Whose time it is: ``system`` or ``sample``."""
    return _clock.label


def day_of(at: dt.datetime) -> dt.date:
    """The calendar day in China of an instant."""
    return at.astimezone(CHINA).date()


def start_of(day: dt.date) -> dt.datetime:
    """The instant at which ``day`` begins in China."""
    return dt.datetime.combine(day, dt.time(), CHINA)
