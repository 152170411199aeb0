"""Work that is handed over now and done in the background: taken once, by whichever process is free.

Declare what can be handed over with :func:`can_do`; hand it over with :func:`hand_over`, inside a transaction or not. The
work must be content with running again: a process that dies in between leaves it to another, from wherever it stood.
"""

import datetime as dt
import logging
import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Q

from jiangfang.jobs.models import Work
from jiangfang.kernel import clock
from jiangfang.kernel.registry import Registry

logger = logging.getLogger(__name__)
F = TypeVar("F", bound=Callable[..., Any])

# A worker that has said nothing for so long is taken for dead; work that killed so many of them is given up.
SILENCE = dt.timedelta(minutes=2)
MOST_ATTEMPTS = 3
KEPT = dt.timedelta(days=30)

doers: Registry[Callable[..., Any]] = Registry("background work")
# Set where something was handed over, so that a ticker of this process looks at once.
handed = threading.Event()


class Progress:
    """How far a piece of work has come, for whoever watches."""

    def __init__(self, work: Work) -> None:
        self.work = work

    def tell(self, done: int, total: int) -> None:
        """Say how far it has come; this is also the sign of life."""
        Work.objects.filter(pk=self.work.pk).update(done=done, total=total, seen_at=clock.now())


def can_do(name: str) -> Callable[[F], F]:
    """Declare a function that takes a :class:`Progress` and the arguments that are handed over with the name."""

    def declare(function: F) -> F:
        doers.register(name, function)
        return function

    return declare


def hand_over(name: str, **arguments: Any) -> Work:
    """Let ``name`` be done with ``arguments`` (plain JSON values) once the present transaction is committed."""
    doers[name]
    work = Work(name=name, arguments=arguments, handed_at=clock.now())
    work.save(force_insert=True)
    transaction.on_commit(handed.set)
    return work


def do_waiting() -> list[str]:
    """Do all that waits, the oldest first; returns the names of what was done here."""
    handed.clear()
    return [work.name for work in _taken()]


def _taken() -> Iterator[Work]:
    tried: set[Any] = set()
    while (work := _waiting().exclude(pk__in=tried).order_by("id").first()) is not None:
        tried.add(work.pk)
        if _take(work):
            _do(work)
            yield work


def _waiting() -> Any:
    silent = Q(state=Work.State.RUNNING, seen_at__lt=clock.now() - SILENCE)
    return Work.objects.filter(Q(state=Work.State.WAITING) | silent)


def _take(work: Work) -> bool:
    """Whether it is ours: the row still is as it was seen."""
    seen = Work.objects.filter(pk=work.pk, state=work.state, attempts=work.attempts)
    attempts = work.attempts + 1
    return seen.update(state=Work.State.RUNNING, attempts=attempts, seen_at=clock.now()) == 1


def _do(work: Work) -> None:
    end = partial(_end, work)
    if work.attempts >= MOST_ATTEMPTS:
        end(Work.State.FAILED, "It was begun several times and never ended.")
        return
    try:
        doers[work.name](Progress(work), **work.arguments)
    except Exception as raised:
        logger.exception("The work %s failed.", work.name)
        end(Work.State.FAILED, f"{type(raised).__name__}: {raised}"[:2000])
    else:
        end(Work.State.DONE)


def _end(work: Work, state: str, error: str = "") -> None:
    Work.objects.filter(pk=work.pk).update(state=state, error=error, ended_at=clock.now())


def work_of(key: Any) -> Work | None:
    """A piece of work as it stands now; None for no key, or where it was cleared away long since."""
    return Work.objects.filter(pk=key).first() if key else None


def clear_away() -> None:
    """Forget work that ended long ago."""
    Work.objects.filter(ended_at__lt=clock.now() - KEPT).delete()
