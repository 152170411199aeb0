"""What the story has made so far: organisations and people by name, and the clock that it moves."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jiangfang.kernel import clock
from jiangfang.kernel.clock import SampleClock
from jiangfang.people.models import Person
from jiangfang.records.models import Organisation


@dataclass
class World:
    """Names of the story. ``at`` moves the clock to a day; time only goes forward."""

    clock: SampleClock
    ends: dt.datetime
    progress: Callable[[str], None] = lambda text: None
    places: dict[str, Organisation] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    # (moment, what happens): everything the story tells, run in order of time whatever the order of telling.
    agenda: list[tuple[dt.datetime, int, Callable[[], None]]] = field(default_factory=list)

    def on(self, day: str, deed: Callable[[], None], hour: int = 9) -> None:
        """Put a deed on the agenda of a day (ISO); what lies behind the end of the story is left out."""
        at = dt.datetime.combine(dt.date.fromisoformat(day), dt.time(hour), clock.CHINA)
        if at < self.ends:
            self.agenda.append((at, len(self.agenda), deed))

    def play(self) -> None:
        """Let everything on the agenda happen, in order of time."""
        total = len(self.agenda)
        for number, (at, _place, deed) in enumerate(sorted(self.agenda, key=lambda entry: entry[:2]), start=1):
            moment = self.clock.now()
            if at > moment:
                self.clock.set(at)
            else:
                self.clock.advance(seconds=40)
            deed()
            self.progress(f"{number}/{total}")
        self.agenda.clear()
