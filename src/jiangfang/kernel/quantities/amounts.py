"""A number with a magnitude of either language, or of both: 4.3亿, 430 million, 430m, 43w, and 4.3 billion亿."""

import re
from decimal import Decimal

from jiangfang.kernel.quantities.exact import EXACT
from jiangfang.kernel.quantities.literals import LITERAL, literal_readings
from jiangfang.kernel.quantities.numerals import Readings, numeral_readings, plain_characters

_WORDS = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 10**3, "w": 10**4, "m": 10**6, "mn": 10**6, "mln": 10**6, "b": 10**9, "bn": 10**9}
_ENGLISH = re.compile(
    rf"(?P<number>{LITERAL}) ?(?:(?P<more>ten|hundred) )?"
    r"(?:(?P<word>thousand|million|billion|trillion)|(?P<short>k|w|mn|mln|m|bn|b))"
)
_TWO_LANGUAGES = re.compile(
    rf"(?P<number>{LITERAL})"
    r"(?:(?P<han>[十百千万亿]+)(?P<after>[a-z ]+)|(?P<before>[a-z ]*[a-z])(?P<han_after>[十百千万亿]+))"
)
_MAGNITUDE = re.compile(r"[万亿兆a-z]")


def has_magnitude(text: str) -> bool:
    """Whether a tidied number names a magnitude from 万 or thousand upward, so that it is not a bare number."""
    return _MAGNITUDE.search(plain_characters(text)) is not None


def amount_readings(text: str, *, short: bool, closed: bool, point_may_group: bool = False) -> Readings:
    """The numbers that a tidied ``text`` can stand for, the likelier first; empty when it is none.

    ``short`` admits k, w (万), m and b, which a field of kilowatt-hours or tons has to refuse. ``closed`` says that a
    unit word follows, ``point_may_group`` is explained at ``literal_readings``.
    """
    text = re.sub(r"(?<![0-9a-z.,、]) | (?![0-9a-z.,、])", "", plain_characters(text))
    if re.fullmatch(LITERAL, text):
        return literal_readings(text, point_may_group=point_may_group)
    if "兆" in text:  # million in physics, million million in old accounts
        return tuple(r for mark in ("百万", "万亿") for r in numeral_readings(text.replace("兆", mark), closed=closed))
    both = _TWO_LANGUAGES.fullmatch(text)
    if both is not None:
        number, han = both["number"], both["han"] or both["han_after"]
        chinese, english = numeral_readings(number + han), _english(number + (both["after"] or both["before"]), short)
        return chinese + english if chinese and english and chinese != english else ()
    return _english(text, short) or numeral_readings(text, closed=closed)


def _english(text: str, short: bool) -> Readings:
    match = _ENGLISH.fullmatch(text)
    if match is None or (match["short"] and (match["more"] or not short)):
        return ()
    worth = _WORDS[match["word"]] if match["word"] else _SHORT[match["short"]]
    worth *= {None: 1, "ten": 10, "hundred": 100}[match["more"]]
    return tuple(EXACT.multiply(value, Decimal(worth)) for value in literal_readings(match["number"]))
