"""What is looked for in a text: character pairs of Chinese, whole words of everything else.

A run of Chinese characters becomes its overlapping pairs and, last, its last character: 汽轮机 → 汽轮 轮机 机. Looked for as
neighbours, pairs are exact for any part of a run from two characters on, and the single character at the end keeps two runs
apart. Words are lower-cased and lose their accents; full-width signs are folded. Nothing but letters and digits is left, so
that both databases read the same terms and no sign of a query language ever reaches them.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# PostgreSQL keeps the places of the first 16,383 terms of a text; both databases stop before that.
LONGEST_TEXT = 12_000
LONGEST_QUERY = 200
LONGEST_WORD = 60
MOST_PHRASES = 12

_CHINESE = "\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
_RUN = re.compile(rf"(?:(?![\W_])[{_CHINESE}])+|[^\W_{_CHINESE}]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
# What keeps the words of a code or a type together: PRJ-7Q2KX4M, N600-16.7/538, 300MW_A.
_JOINING_SIGN = re.compile(r"[-.·/_—–‐‑]")


@dataclass(frozen=True)
class Phrase:
    """Terms that stand side by side; with ``open_end`` the last one may be the beginning of a longer one."""

    terms: tuple[str, ...]
    open_end: bool


def fold(text: str) -> str:
    """The text as it is compared: full-width and compatibility signs folded, lower case, without accents."""
    lowered = unicodedata.normalize("NFKC", text).lower()
    if lowered.isascii():
        return lowered
    return unicodedata.normalize("NFC", _ACCENTS.sub("", unicodedata.normalize("NFD", lowered)))


def terms_of(text: str) -> list[str]:
    """The terms under which a text is found, in its order."""
    return [term for run in _RUN.finditer(fold(text[:LONGEST_TEXT])) for term in _terms_of_run(run.group(), whole=True)]


def phrases_of(text: str) -> list[Phrase]:
    """What a typed text asks for: every phrase must be there. Empty where nothing can be looked for."""
    phrases = []
    for runs in _joined_runs(fold(text[:LONGEST_QUERY])):
        *before, last = runs
        terms = [term for run in before for term in _terms_of_run(run, whole=True)]
        phrases.append(Phrase((*terms, *_terms_of_run(last, whole=False)), not _is_chinese(last) or len(last) == 1))
    return list(dict.fromkeys(phrases))[:MOST_PHRASES]


def telling_terms(text: str, most: int) -> list[str]:
    """Distinct terms by which a text resembles another: pairs, and words of two characters on."""
    return list(dict.fromkeys(term for term in terms_of(text) if len(term) > 1))[:most]


def words_of(text: str) -> list[str]:
    """The typed runs themselves, longest first: what a reader expects to see marked."""
    runs = set(_RUN.findall(fold(text[:LONGEST_QUERY])))
    return sorted(runs, key=lambda run: (-len(run), run))


def _joined_runs(folded: str) -> Iterator[list[str]]:
    """Runs that nothing keeps apart, and words that only a joining sign does."""
    joined: list[str] = []
    end = 0
    for run in _RUN.finditer(folded):
        if joined and not _belong_together(joined[-1], folded[end : run.start()], run.group()):
            yield joined
            joined = []
        joined.append(run.group())
        end = run.end()
    if joined:
        yield joined


def _belong_together(left: str, between: str, right: str) -> bool:
    words = not _is_chinese(left) and not _is_chinese(right)
    return not between or (words and _JOINING_SIGN.fullmatch(between) is not None)


def _is_chinese(run: str) -> bool:
    return re.match(f"[{_CHINESE}]", run) is not None


def _terms_of_run(run: str, *, whole: bool) -> list[str]:
    """The terms of a run; where it is not ``whole``, the text may go on after it."""
    if not _is_chinese(run):
        return [run[:LONGEST_WORD]]
    pairs = [run[place : place + 2] for place in range(len(run) - 1)]
    return [*pairs, run[-1]] if whole or not pairs else pairs
