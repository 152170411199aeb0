"""Which of the rows found comes first, and the piece of text that shows why it was found."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from jiangfang.records.models import Record
from jiangfang.search.models import SearchRow
from jiangfang.search.terms import fold, words_of

BEFORE, LENGTH = 24, 110


@dataclass(frozen=True)
class Hit:
    """A record that was found: its title in the reader's language, and a piece of its text with the words marked."""

    record: Record
    title: str
    snippet: SafeString


def score(text: str, title: str, code: str, title_en: str) -> float:
    """How well a title answers a typed text; rows of equal score stay newest first."""
    typed, words = " ".join(fold(text).split()), words_of(text)
    points = 8.0 if typed == code.lower() else 0.0
    return points + max((_nearness(typed, words, fold(one)) for one in (title, title_en) if one), default=0.0)


def _nearness(typed: str, words: Sequence[str], title: str) -> float:
    points = 4.0 if typed == title else 0.0
    if typed in title:
        points += 2.0 + title.startswith(typed) + len(typed) / len(title)
    return points + 2.0 * sum(word in title for word in words) / max(len(words), 1)


def hit_of(row: SearchRow, text: str) -> Hit:
    """A row as the reader sees it."""
    title = row.record.name if row.title == row.record.title else row.title
    return Hit(row.record, title, snippet(row.body, words_of(text)))


def snippet(body: str, words: Sequence[str]) -> SafeString:
    """The piece of ``body`` around the first of the words, each occurrence marked; its beginning where there is none."""
    shown = " ".join(body.split())
    places = _places(shown, words)
    start = max(places[0][0] - BEFORE, 0) if places else 0
    end = min(start + LENGTH, len(shown))
    pieces: list[Any] = ["…"] if start else []
    at = start
    for first, last in places:
        if at <= first and last <= end:
            pieces += [escape(shown[at:first]), format_html("<mark>{}</mark>", shown[first:last])]
            at = last
    pieces += [escape(shown[at:end]), "…" if end < len(shown) else ""]
    return mark_safe("".join(pieces))


def _places(shown: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the words stand in the text as it is shown. Folding may change lengths: then each sign is folded by itself."""
    pattern = "|".join(re.escape(word) for word in words)
    if not pattern:
        return []
    folded = fold(shown)
    if len(folded) == len(shown):
        return [found.span() for found in re.finditer(pattern, folded)]
    origin = [place for place, sign in enumerate(shown) for _ in fold(sign)]
    folded = "".join(fold(sign) for sign in shown)
    return [(origin[found.start()], origin[found.end() - 1] + 1) for found in re.finditer(pattern, folded)]
