"""What a house declares so that its records go into spreadsheets and come out of them.

A row of a sheet is a mapping from column key to value. Values are plain by kind of column: text, code and choice a ``str``,
date a ``date``, money an ``int`` of fen, number a ``Decimal``, person and organisation and record the noun itself, people a
tuple of persons, shares a tuple of (person, hundredths of a percent or None). A column that the file does not have, or whose
cell is empty, is missing from the row.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.registry import Registry
from jiangfang.kernel.rules import Rule

Row = Mapping[str, Any]
ColumnKind = Literal[
    "text", "code", "choice", "date", "money", "number", "person", "people", "shares", "organisation", "record"
]


@dataclass(frozen=True)
class SheetColumn:
    """A column: what stands above it, what may stand in it, and by what other names it is recognised.

    ``of`` is the kind of record that a ``record`` column names. ``shown_only`` is written and never read. ``lossless`` reads
    a cell that the spreadsheet program has turned into a number back into the text that was meant. ``synonyms`` are further
    ways to say a choice.
    """

    key: str
    label: Any
    kind: ColumnKind = "text"
    required: bool = False
    longest: int = 0
    choices: Sequence[tuple[str, Any]] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    of: str = ""
    help: Any = ""
    aliases: tuple[str, ...] = ()
    shown_only: bool = False
    lossless: Callable[[float], str] | None = None
    width: int = 16


@dataclass(frozen=True)
class Place:
    """Where rows go in, and who brings them."""

    organisation: Any
    actor: Any


@dataclass(frozen=True)
class Sheet:
    """Records of a kind as rows.

    - ``may``: who may bring rows into an organisation; the rule of the deed that enters them.
    - ``rows``: nouns → their rows, in order and in few queries. ``related``: what a queryset should select for it.
    - ``match``: rows → for each the noun that it tells of, None for a new one, or Invalid; in few queries.
    - ``key_of``: what two rows of one file must not share (None: no matter).
    - ``check``: what is wrong with a row by the rules of the house, by column; no queries. The noun is None for a new one.
    - ``enter``: store rows as new nouns by the house's own deeds, in order.
    - ``correct``: change a noun by the house's own deeds, to the values given.
    - ``strike``: take a noun back that an import has made, with the reason.
    """

    key: str
    label: Any
    sentence: Any
    kind: str
    columns: Sequence[SheetColumn]
    may: Rule
    rows: Callable[[Sequence[Any], Place | None], Iterable[Row]]
    match: Callable[[Sequence[Row], Place], Sequence[Any]]
    key_of: Callable[[Row], Hashable]
    check: Callable[[Row, Any, Place], Mapping[str, Invalid | None]]
    enter: Callable[[Sequence[Row], Place], Sequence[Any]]
    correct: Callable[[Any, Row, Place, str], Any]
    strike: Callable[[Any, Any, str], Any]
    # The nouns of an organisation, whoever may see them, for files without a list behind them (the command); a queryset.
    nouns_at: Callable[[Any], Any]
    # Brings values into the one form in which they are stored, as far as they can be read.
    tidy: Callable[[dict[str, Any]], None] | None = None
    # What the list of the kind narrows by beside its declaration: (queryset, parameters of the address) → queryset.
    narrow: Callable[[Any, Mapping[str, str]], Any] | None = None
    # Keys of further records that entering some nouns has made, so that they don't stand in the way of taking those back.
    along: Callable[[Any], Iterable[Any]] | None = None

    def column(self, key: str) -> SheetColumn:
        """The column under a key. Raises StopIteration for a column that was never declared."""
        return next(column for column in self.columns if column.key == key)

    @property
    def read(self) -> list[SheetColumn]:
        """The columns that come in."""
        return [column for column in self.columns if not column.shown_only]


sheets: Registry[Sheet] = Registry("sheets")


def sheet_of(kind: str) -> Sheet | None:
    """The sheet of a kind of record, if its house has declared one."""
    return next((sheet for sheet in sheets if sheet.kind == kind), None)
