"""Sample time: the story runs from its start day in 2021; once built, the clock goes on from the story's last day.

``demo.json`` in the home folder marks a demo and says when the story ended, in sample time and in real time.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from django.conf import settings

from jiangfang.kernel import clock
from jiangfang.kernel.clock import SampleClock, SystemClock

START = dt.datetime(2021, 1, 4, 8, 0, tzinfo=clock.CHINA)
STORY_END = dt.datetime(2024, 5, 27, 9, 0, tzinfo=clock.CHINA)


def mark() -> Path:
    """The file that makes a home a demo."""
    return Path(settings.JIANGFANG_HOME) / "demo.json"


def read_mark() -> dict[str, Any]:
    """What the mark says; empty while the world is being built."""
    return json.loads(mark().read_text()) if mark().exists() else {}


def write_mark(**facts: Any) -> None:
    """Write the mark whole or not at all."""
    fresh = mark().with_suffix(".new")
    fresh.write_text(json.dumps(facts, ensure_ascii=False, indent=1, default=str))
    fresh.replace(mark())


def finish() -> None:
    """Say that the world is built: sample time goes on from here."""
    write_mark(story_end=clock.now().isoformat(), built_at=SystemClock().now().isoformat())


def install() -> None:
    """Let this process read sample time: the story's end plus what has passed since it was built."""
    facts = read_mark()
    if "story_end" not in facts:
        return
    passed = SystemClock().now() - dt.datetime.fromisoformat(facts["built_at"])
    start = dt.datetime.fromisoformat(facts["story_end"]) + max(passed, dt.timedelta())
    clock.install(SampleClock(start, running=True))
