"""Who belongs to the house that a record is at home in; the floor that knows seats says so at start-up.

An outsider who reads a public record learns what was done and where, never which person did it.
"""

import uuid
from collections.abc import Callable
from typing import Any

_is_insider: Callable[[Any, uuid.UUID], bool] = lambda reader, organisation_id: False  # noqa: E731 -- until a floor says better


def ask_with(is_insider: Callable[[Any, uuid.UUID], bool]) -> None:
    """Say how it is known whether a reader belongs to an organisation, its company, or those above."""
    global _is_insider
    _is_insider = is_insider


def is_insider(reader: Any, organisation_id: uuid.UUID) -> bool:
    """Whether the reader has a seat that reaches the organisation."""
    return _is_insider(reader, organisation_id)
