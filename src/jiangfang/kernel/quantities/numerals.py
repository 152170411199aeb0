"""Numbers with Chinese numerals and magnitudes: 4.3亿, 3千5百万, 四亿三千万, 肆亿叁仟万, 三万五."""

import re
from decimal import Decimal

from jiangfang.kernel.quantities.exact import EXACT
from jiangfang.kernel.quantities.literals import LITERAL, literal_readings

Readings = tuple[Decimal, ...]

_PLAIN_CHARACTERS = str.maketrans(
    "〇壹贰叁肆伍陆柒捌玖貳參陸兩两拾佰仟萬億圓圆點",
    "零一二三四五六七八九二三六二二十百千万亿元元点",
)
_DIGITS = "零一二三四五六七八九"
_SINGLE = frozenset(map(Decimal, range(10)))
_WORTHS = (("thousand", 1000), ("hundred", 100), ("ten", 10), ("one", 1))
_TO_ASCII = str.maketrans(_DIGITS, "0123456789")

# One part of a number below 万: a number in digits, or one Chinese digit, or 四点三.
_PART = rf"(?:{LITERAL}|[一二三四五六七八九]|[{_DIGITS}]点[{_DIGITS}]+)"
_SECTION = re.compile(
    rf"(?:零?(?P<thousand>{_PART})千)?(?:零?(?P<hundred>{_PART})百)?(?:零?(?P<ten>{_PART}?十))?(?P<zero>零?)(?P<one>{_PART})?"
)


def plain_characters(text: str) -> str:
    """Formal (壹贰叁), traditional (萬億) and variant (两〇) numerals as their everyday simplified form."""
    return text.translate(_PLAIN_CHARACTERS)


def positional_digits(text: str) -> str:
    """Chinese digits one by one as 0 to 9: 二零二四 becomes 2024; everything else stays."""
    return plain_characters(text).translate(_TO_ASCII)


def numeral_readings(text: str, *, closed: bool = False) -> Readings:
    """The numbers that ``text`` can stand for (in ``plain_characters``, no spaces but between digits); empty when none.

    ``closed`` says that a unit word follows. It decides about a number that trails a magnitude without one of its own:
    3万500 before 元 is 30,500. 3万5 and 三万五 have two readings (35,000 as one says it, or 30,005), and so has
    四亿五千 (450 million as one says it, or 400,005,000, which is 四亿零五千 in careful Chinese).
    """
    high, mark, low = text.rpartition("亿")
    if not mark:
        return _below_yi(low, 0, closed)
    readings = _below_yi(low, 10**8, closed)
    if re.match(r"[^零万]+[千百十][^万]*$", low):
        readings = tuple(EXACT.multiply(value, Decimal(10**4)) for value in readings) + readings
    return _joined(_below_yi(high, 0, False), 10**8, high, low, readings)


def _below_yi(text: str, after: int, closed: bool) -> Readings:
    """Readings of a number without 亿; ``after`` is the magnitude it follows and must stay below (0 = none)."""
    high, mark, low = text.rpartition("万")
    if not mark:
        return _section(low, after, closed)
    return _joined(_section(high, after // 10**4, False), 10**4, high, low, _section(low, 10**4, closed))


def _joined(high: Readings, magnitude: int, high_text: str, low_text: str, low: Readings) -> Readings:
    """All sums of a reading of the part before a magnitude and one of the part behind it."""
    if not high_text or (low_text and re.search("[.点]", high_text)):
        return ()  # 万元 without a number; 4.3亿3000万, where a fraction is followed by more
    if not low_text:
        low = (Decimal(0),)
    return tuple(EXACT.add(EXACT.multiply(one, Decimal(magnitude)), other) for one in high for other in low)


def _section(text: str, after: int, closed: bool) -> Readings:
    """Readings of a number without 万 and 亿. Behind a magnitude it has to be smaller than that magnitude."""
    match = _SECTION.fullmatch(text)
    parts = [(match[name], worth) for name, worth in _WORTHS if match[name] is not None] if match else []
    if match is None or (match["zero"] and match["one"] is None):
        return (Decimal(0),) if text == "零" and not after else ()
    readings: Readings = (Decimal(0),) if parts else ()
    limit = after
    for part, worth in parts:
        bound = 0 if worth == 1 and match["zero"] else limit
        values = _ones(part, bound, closed) if worth == 1 else _part(part.removesuffix("十") or "一")
        followed = (part, worth) != parts[-1]
        if any((limit and value * worth >= limit) or (followed and value not in _SINGLE) for value in values):
            return ()
        readings = tuple(EXACT.add(one, EXACT.multiply(value, Decimal(worth))) for one in readings for value in values)
        limit = worth
    return readings


def _ones(text: str, magnitude: int, closed: bool) -> Readings:
    """Readings of the last part: as it stands, and where speech drops the next magnitude (三万五), with it added."""
    readings = _part(text)
    if not magnitude or not (text.isdigit() or text in _DIGITS):
        return readings
    width = len(str(magnitude)) - 1
    if len(text) > width or not any(readings):
        return ()  # 五十000, 1亿000
    written_out = len(text) == width or (closed and len(text) > 1 and magnitude < 10**8)
    if written_out:
        return readings
    return tuple(EXACT.multiply(value, Decimal(10 ** (width - len(text)))) for value in readings) + readings


def _part(text: str) -> Readings:
    if "点" in text or text in _DIGITS:
        return (Decimal(positional_digits(text).replace("点", ".")),)
    return literal_readings(text)
