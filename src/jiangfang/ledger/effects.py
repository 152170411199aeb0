"""What else happens when a deed is done. Instruments register here at start-up, so that ``@action`` imports none of them.

The order is declared once: figures before search, both inside the deed's transaction; notices after its commit.
"""

import uuid
from collections.abc import Callable, Collection

from django.db import transaction

from jiangfang.ledger.deed import Deed, States

BEFORE_COMMIT = ("figures", "search", "notices")
AFTER_COMMIT = ("delivery",)

Effect = Callable[[Deed], None]

_before: dict[str, Effect] = {}
_after: dict[str, Effect] = {}
_reader: Callable[[Collection[uuid.UUID]], States] | None = None


def before_commit(name: str, effect: Effect) -> None:
    """Run ``effect(deed)`` inside every deed's transaction, at the place that ``name`` has in BEFORE_COMMIT."""
    if name not in BEFORE_COMMIT:
        raise LookupError(f"{name} has no place in the declared order {BEFORE_COMMIT}.")
    _before[name] = effect


def after_commit(name: str, effect: Effect) -> None:
    """Run ``effect(deed)`` once the deed's transaction is committed."""
    if name not in AFTER_COMMIT:
        raise LookupError(f"{name} has no place in the declared order {AFTER_COMMIT}.")
    _after[name] = effect


def read_states_with(reader: Callable[[Collection[uuid.UUID]], States]) -> None:
    """Say how canonical states are read; the floor that knows records registers its reader here."""
    global _reader
    _reader = reader


def states_of(record_ids: Collection[uuid.UUID]) -> States:
    """The canonical state of each record, as the database has it now."""
    if _reader is None:
        raise RuntimeError("No floor has said how the state of a record is read.")
    return _reader(record_ids)


def run_before(deed: Deed) -> None:
    for name in BEFORE_COMMIT:
        if name in _before:
            _before[name](deed)


def run_after(deed: Deed) -> None:
    """Queue the after-commit effects. A failure there is logged by Django and can't undo the deed."""
    for name in AFTER_COMMIT:
        if name in _after:
            transaction.on_commit(lambda effect=_after[name]: effect(deed), robust=True)
