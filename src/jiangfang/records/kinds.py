"""Kinds of record: what a noun is called, how its codes begin, where its page is."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kind:
    """A noun's declaration. ``page`` is the name of its detail URL, which takes the record's code.

    ``parts`` names the reverse relations whose rows belong to the noun's canonical state (milestones of a project).
    """

    key: str
    prefix: str
    label: Any
    plural: Any
    page: str = ""
    parts: tuple[str, ...] = ()


# Filled while models are read: every noun enters itself (``Noun.__init_subclass__``).
_nouns: dict[str, Any] = {}


def enter(noun: Any) -> None:
    """Enter a noun under its kind. Raises ValueError where two nouns share a kind or a prefix."""
    for other in _nouns.values():
        same = other.__module__ == noun.__module__ and other.__qualname__ == noun.__qualname__
        if not same and (other.kind.key == noun.kind.key or other.kind.prefix == noun.kind.prefix):
            raise ValueError(f"Two nouns call themselves {noun.kind.key}.")
    _nouns[noun.kind.key] = noun


def noun_of(kind: str) -> Any:
    """The model of a kind. Raises KeyError for a kind that nobody declared."""
    return _nouns[kind]


def kind_of(kind: str) -> Kind:
    """The declaration of a kind."""
    return _nouns[kind].kind


def all_kinds() -> list[Kind]:
    """Every declared kind, in the order in which the models were read."""
    return [noun.kind for noun in _nouns.values()]
