"""What a command prints: lines, complaints, JSON, and tables whose columns stand right under Chinese and Latin signs."""

import json
import sys
from collections.abc import Sequence
from typing import Any
from unicodedata import east_asian_width

from tqdm import tqdm


def tell(text: str = "") -> None:
    """A line for whoever reads the output."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """A line about what went wrong."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def tell_json(value: Any) -> None:
    """One JSON document for a program."""
    tell(json.dumps(value, ensure_ascii=False, indent=2))


def bar(what: str, total: int) -> tqdm:
    """A progress bar on a terminal, nothing anywhere else."""
    return tqdm(total=total, desc=what, leave=False, disable=not sys.stderr.isatty(), file=sys.stderr)


def tell_table(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> None:
    """Rows with their columns aligned; ``right`` names the columns of numbers."""
    widths = [max(width(row[place]) for row in rows) for place in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = [_padded(text, widths[place], place in right) for place, text in enumerate(row)]
        tell("  ".join(cells).rstrip())


def width(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _padded(text: str, to: int, right: bool) -> str:
    gap = " " * (to - width(text))
    return gap + text if right else text + gap
