"""What a house declares for the instruments to read: figures and search cards."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from jiangfang.kernel.registry import Registry

FOREVER = dt.date(9999, 12, 31)


@dataclass(frozen=True)
class Count:
    """What one record adds to one figure: an amount (1, or e.g. fen), under a facet, from a day to a day (exclusive).

    ``part`` tells several counts of one record apart (a benefit spread over calendar years). ``head`` is the person of a
    head count.
    """

    record_id: uuid.UUID
    valid_from: dt.date
    amount: int = 1
    facet: Mapping[str, str] = field(default_factory=dict)
    valid_to: dt.date = FOREVER
    part: str = ""
    head: uuid.UUID | None = None


@dataclass(frozen=True)
class Figure:
    """A question about records.

    ``kinds`` are the record kinds it looks at; ``counts`` maps a set of record ids to what they contribute now.

    A *flow* is summed over calendar years, a *stock* is a value on a day, a *head* counts distinct persons. ``facets`` names
    the facets with the labels of their values. ``outside`` names facet values that are shown beside the total and never
    added into it (money that somebody reported). Head counts may have facets that overlap.
    """

    key: str
    label: Any
    sentence: Any
    kinds: tuple[str, ...]
    counts: Callable[[Collection[uuid.UUID]], Iterable[Count]]
    mode: Literal["flow", "stock", "head"] = "stock"
    unit: str = "item"
    facets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    outside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # A ratio is not counted itself: it names two figures (with facets) and divides.
    ratio: tuple["FigurePart", "FigurePart"] | None = None


@dataclass(frozen=True)
class FigurePart:
    """A figure restricted to a facet, as numerator or denominator of a ratio."""

    key: str
    facet: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class SearchCard:
    """How records of a kind are found: for a set of ids, yield (record id, title, body text)."""

    kind: str
    texts: Callable[[Collection[uuid.UUID]], Iterable[tuple[uuid.UUID, str, str]]]


figures: Registry[Figure] = Registry("figures")
search_cards: Registry[SearchCard] = Registry("search cards")
