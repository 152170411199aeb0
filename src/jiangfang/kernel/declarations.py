"""What a house declares for the instruments to read: figures, search cards, dossiers."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from jiangfang.kernel.blocks import Block
from jiangfang.kernel.registry import Registry
from jiangfang.kernel.rules import Rule

FOREVER = dt.date(9999, 12, 31)
# For a flow whose source names no days: it belongs to no year, so only the sum since founding shows it.
UNDATED = dt.date(1, 1, 1)


@dataclass(frozen=True)
class Count:
    """What one record adds to one figure: an amount (1, or e.g. fen), under a facet, from a day to a day (exclusive).

    ``part`` tells several counts of one record apart (a benefit spread over calendar years). ``head`` is the person of a
    head count. ``audience`` says who may know of it where that is fewer than may see the record (a skill grade that hangs on a
    public seat).
    """

    record_id: uuid.UUID
    valid_from: dt.date
    amount: int = 1
    facet: Mapping[str, str] = field(default_factory=dict)
    valid_to: dt.date = FOREVER
    part: str = ""
    head: uuid.UUID | None = None
    audience: int | None = None


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
    counts: Callable[[Collection[Any]], Iterable[Count]]
    mode: Literal["flow", "stock", "head"] = "stock"
    unit: str = "item"
    facets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    outside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # A ratio is not counted itself: it names two figures (with facets) and divides.
    ratio: tuple["FigurePart", "FigurePart"] | None = None
    # What several figures count in common: read once for all that name the same function, and handed to ``counts`` in the
    # place of the record ids.
    reads: Callable[[Collection[uuid.UUID]], Collection[Any]] | None = None


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


@dataclass(frozen=True)
class Commission:
    """What a dossier is built for: about whom, for whose eyes, as of which instant, in which language, with which wishes.

    ``reader`` is what visibility takes: a person, an onlooker of an audience, None for everyone.
    """

    subject: Any
    reader: Any
    at: dt.datetime
    language: str
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Dossier:
    """A kind of document. ``blocks`` builds it once; every output is set from the same blocks.

    ``about`` is the kind of record that it speaks of. ``may`` says who may have it drawn up, asked with the record.
    ``audiences`` are those for which it may be drawn up (none: only for those who are named in it); ``wishes`` the options
    that it understands. With ``cover`` it has a cover and an outline.
    """

    key: str
    label: Any
    sentence: Any
    blocks: Callable[[Commission], Iterable[Block]]
    may: Rule
    about: str = "organisation"
    audiences: tuple[int, ...] = ()
    wishes: tuple[str, ...] = ()
    cover: bool = False


figures: Registry[Figure] = Registry("figures")
search_cards: Registry[SearchCard] = Registry("search cards")
dossiers: Registry[Dossier] = Registry("dossiers")
