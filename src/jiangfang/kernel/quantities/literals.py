"""One number in digits, as typed: 43,000 or 43 000.50 or 43、000, and what it could mean when that is unclear."""

import re
from decimal import Decimal

LITERAL = r"(?:[0-9]+(?:[.,、 ][0-9]+)*|\.[0-9]+)"
"""Pattern of a number in digits with any separators; whether they make sense is for ``literal_readings`` to say."""

_PLAIN = re.compile(r"[0-9]*\.?[0-9]+")
_GROUPED = re.compile(r"[1-9][0-9]{0,2}([,、 ])[0-9]{3}(?:\1[0-9]{3})*(?:\.[0-9]+)?")
_LAST_SEPARATOR = re.compile(r"(?P<head>.*)(?P<mark>[.,])(?P<tail>[0-9]+)")
_WHOLE_HEAD = re.compile(r"[0-9]+|[1-9][0-9]{0,2}([.,、 ])[0-9]{3}(?:\1[0-9]{3})*")
_POINT_BEFORE_THREE = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")


def literal_readings(literal: str, *, point_may_group: bool = False) -> tuple[Decimal, ...]:
    """The numbers that ``literal`` can stand for, the likelier first; empty when its separators follow no rule.

    43,000 is one number (commas between thousands), 1,23 and 1.234,56 are two (the comma may be a decimal comma or a
    slip). ``point_may_group``: also doubt 4.300, where a point before three digits would be useless as a decimal point.
    """
    digits = re.sub(r"[^0-9]", "", literal)
    if _PLAIN.fullmatch(literal):
        doubtful = point_may_group and _POINT_BEFORE_THREE.fullmatch(literal)
        return (Decimal(literal), Decimal(digits)) if doubtful else (Decimal(literal),)
    if _GROUPED.fullmatch(literal):
        return (Decimal(re.sub(r"[,、 ]", "", literal)),)
    parts = _LAST_SEPARATOR.fullmatch(literal)
    if parts is None:
        return ()
    head = _WHOLE_HEAD.fullmatch(parts["head"])
    if head is None or head[1] == parts["mark"]:
        return ()
    return Decimal(f"{re.sub('[^0-9]', '', parts['head'])}.{parts['tail']}"), Decimal(digits)
