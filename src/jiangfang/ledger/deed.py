"""A deed while it is being done: who, what, when, and which records it touched."""

import contextvars
import copy
import datetime as dt
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

from django.db import transaction

from jiangfang.kernel import clock, ids


class Actor(Protocol):
    """Who does a deed. ``ledger_id`` is None for the system itself; ``ledger_name`` is kept beside the entry."""

    ledger_id: uuid.UUID | None
    ledger_name: str


@dataclass(frozen=True)
class SystemActor:
    """The system's own hand: founding the first organisation, the nightly seal, the schedule."""

    ledger_id: uuid.UUID | None = None
    ledger_name: str = "system"


SYSTEM = SystemActor()


States = Mapping[uuid.UUID, Mapping[str, Any]]


@dataclass(frozen=True)
class Touched:
    """A record that the deed created, moved or changed."""

    record_id: uuid.UUID
    organisation_id: uuid.UUID
    kind: str
    version: int
    title: str


@dataclass
class Deed:
    """A deed while it is being done. ``facts`` go into the chain in the clear, ``asides`` as commitments."""

    verb: str
    actor: Actor
    id: uuid.UUID = field(default_factory=ids.uuid7)
    at: dt.datetime = field(default_factory=clock.now)
    touched: dict[uuid.UUID, Touched] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)
    asides: dict[str, str] = field(default_factory=dict)
    # The verb of the action being run now: the deed's own, or that of an action which joined it.
    doing: str = ""
    # What was stored of each touched record, read once when the body is done: for the effects and the entry alike.
    states: States | None = None

    def touch(self, touched: Touched) -> None:
        """Say that a record is part of this deed; the last word on its version counts.

        Raises RuntimeError once the states were read: an effect follows the records, it writes none.
        """
        if self.states is not None:
            raise RuntimeError("An effect of a deed touches no records.")
        self.touched[touched.record_id] = touched


doing_now: contextvars.ContextVar[Deed | None] = contextvars.ContextVar("deed", default=None)


def current_deed() -> Deed:
    """The deed being done. Raises RuntimeError outside of an ``@action``: writes happen in deeds only."""
    deed = doing_now.get()
    if deed is None:
        raise RuntimeError("Records are written inside an @action only.")
    return deed


@contextmanager
def attempt() -> Iterator[None]:
    """A part of the deed being done that may fail by itself: what fails is undone, and the deed knows nothing of it."""
    deed = current_deed()
    before = dict(deed.touched), copy.deepcopy(deed.facts), dict(deed.asides)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        deed.touched, deed.facts, deed.asides = before
        raise
