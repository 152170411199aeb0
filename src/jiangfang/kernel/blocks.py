"""What a document consists of: plain frozen blocks that every output (PDF, workbook, JSON) sets in its own way.

Values stay values: money is an integer of fen, a day a date. How they are written is decided where they are set.
"""

import dataclasses
import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

Cell = str | int | dt.date | None
CellKind = Literal["text", "code", "number", "money", "date"]


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 begins a part, level 2 a section in it."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text. ``lead`` is set larger, ``note`` smaller and paler."""

    text: str
    tone: Literal["plain", "lead", "note"] = "plain"


@dataclass(frozen=True)
class Fact:
    """One line of a list of facts."""

    label: str
    value: Cell
    kind: CellKind = "text"


@dataclass(frozen=True)
class Facts:
    """Labels with their values, one below the other."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True)
class FigureLine:
    """A figure: its value in the unit's smallest piece and in words, what it stands on, and the day it is told for.

    ``beside`` marks what is shown beside a total and never added into it.
    """

    key: str
    label: str
    value: int
    text: str
    kind: Literal["number", "money", "ratio"] = "number"
    unit: str = ""
    rung: str = ""
    on: dt.date | None = None
    beside: bool = False


@dataclass(frozen=True)
class FigureTable:
    """Figures with their rungs and days. ``heads`` are the heads of its four columns (figure, value, rung, day) where they
    are not in the document's own language."""

    title: str
    rows: tuple[FigureLine, ...]
    note: str = ""
    heads: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """A column of a table. ``wide`` takes what room the others leave."""

    label: str
    kind: CellKind = "text"
    wide: bool = False


@dataclass(frozen=True)
class Row:
    """A row; ``code`` is the code of the record it speaks of."""

    cells: tuple[Cell, ...]
    code: str = ""


@dataclass(frozen=True)
class Table:
    """A list of records. ``empty`` is said where there are none."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""


@dataclass(frozen=True)
class Picture:
    """A drawing (SVG) with its facts as a table, for workbooks and for readers who hear it."""

    title: str
    sentence: str
    svg: str
    headers: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class EvidenceLine:
    """A file and what it proves for a record."""

    code: str
    record: str
    name: str
    proves: str
    kind: str
    sha256: str
    size: int
    media_type: str
    handed_in_on: dt.date


@dataclass(frozen=True)
class EvidenceList:
    """The evidence behind the records. ``annexed`` files are printed or attached at the end, each under its number."""

    title: str
    rows: tuple[EvidenceLine, ...]
    annexed: bool = False
    note: str = ""


@dataclass(frozen=True)
class Signatures:
    """A page on which offices sign and stamp."""

    title: str
    sentence: str
    offices: tuple[str, ...]


Block = Heading | Paragraph | Facts | FigureTable | Table | Picture | EvidenceList | Signatures


def plain(block: Block) -> dict[str, Any]:
    """A block as a mapping that says what it is."""
    return {"block": type(block).__name__.lower(), **dataclasses.asdict(block)}
