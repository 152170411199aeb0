"""Running what is due: each slot once, by whichever process notices first.

A slot is taken before its task runs, so a process that dies in between loses that slot and not the next one: a task must
be content with running later. What goes wrong is logged, kept in the row, and stops no other task.
"""

import datetime as dt
import logging
import time
from collections.abc import Iterable

from jiangfang.jobs.models import Schedule
from jiangfang.jobs.tasks import Task, tasks
from jiangfang.kernel import clock

logger = logging.getLogger(__name__)


def run_due(declared: Iterable[Task] = tasks) -> list[str]:
    """Run every task that is due now; returns the names of those that were run here."""
    declared, now = list(declared), clock.now()
    slots = _slots(declared, now)
    return [task.name for task in declared if _take(task, slots[task.name], now) and _run(task)]


def _slots(declared: list[Task], now: dt.datetime) -> dict[str, dt.datetime]:
    """When each task is due; a task that nobody has heard of yet is entered."""
    slots = dict(Schedule.objects.values_list("name", "next_at"))
    fresh = [Schedule(name=task.name, next_at=task.first_at(now)) for task in declared if task.name not in slots]
    if fresh:
        Schedule.objects.bulk_create(fresh, ignore_conflicts=True)
    return slots | {row.name: row.next_at for row in fresh}


def _take(task: Task, slot: dt.datetime, now: dt.datetime) -> bool:
    """Whether the slot is due and ours. One beyond the next is of another rhythm or another clock, and is taken too."""
    following = task.next_after(now)
    if now < slot <= following:
        return False
    return Schedule.objects.filter(name=task.name, next_at=slot).update(next_at=following) == 1


def _run(task: Task) -> bool:
    started, error = time.monotonic(), ""
    try:
        task.run()
    except Exception as raised:
        logger.exception("The task %s failed.", task.name)
        error = f"{type(raised).__name__}: {raised}"[:2000]
    Schedule.objects.filter(pk=task.name).update(
        last_at=clock.now(), last_seconds=round(time.monotonic() - started, 3), last_error=error
    )
    return True
