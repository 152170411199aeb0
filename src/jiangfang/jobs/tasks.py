"""What runs by the clock, as declarations: a name, a rhythm, and a function without arguments."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from jiangfang.kernel import clock
from jiangfang.kernel.registry import Registry

F = TypeVar("F", bound=Callable[[], Any])


@dataclass(frozen=True)
class Task:
    """Runs every so many minutes, or daily at a time of day in China; exactly one of both is given."""

    name: str
    run: Callable[[], Any]
    minutes: int = 0
    daily_at: dt.time | None = None

    def __post_init__(self) -> None:
        if (self.minutes > 0) == (self.daily_at is not None):
            raise ValueError(f"{self.name}: a task runs every so many minutes or daily at a time, one of both.")

    def first_at(self, now: dt.datetime) -> dt.datetime:
        """When a task that nobody has heard of yet is due: at once, or at its time of day."""
        return now if self.daily_at is None else self.next_after(now)

    def next_after(self, now: dt.datetime) -> dt.datetime:
        """The slot after the one that is taken now. Slots that were slept through are not made up for."""
        if self.daily_at is None:
            return now + dt.timedelta(minutes=self.minutes)
        today = dt.datetime.combine(clock.day_of(now), self.daily_at, clock.CHINA)
        return (today if today > now else today + dt.timedelta(days=1)).astimezone(dt.UTC)


tasks: Registry[Task] = Registry("tasks")


def every(name: str, *, minutes: int = 0, daily_at: str = "") -> Callable[[F], F]:
    """Declare a function as a task: ``every("figures.fold", minutes=1)(fold)``; ``daily_at="00:10"`` is China's time."""

    def declare(function: F) -> F:
        tasks.register(name, Task(name, function, minutes, dt.time.fromisoformat(daily_at) if daily_at else None))
        return function

    return declare
