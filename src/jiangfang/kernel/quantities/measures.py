"""Plain numbers and measured or counted quantities as people type them: 15亿千瓦时, 1,200 t, 131,800项, 1.873 g/kWh."""

import re
from decimal import Decimal

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities.ambiguity import settle, unclear_separators
from jiangfang.kernel.quantities.amounts import amount_readings
from jiangfang.kernel.quantities.exact import is_whole
from jiangfang.kernel.quantities.money import parse_money
from jiangfang.kernel.quantities.typed import shown, tidy, unreadable
from jiangfang.kernel.quantities.units import MONEY, NUMBER, UNITS, Unit
from jiangfang.kernel.quantities.values import Quantity
from jiangfang.kernel.text import N_

_SIGN = re.compile(r"(?P<sign>[-+−–—负])? ?(?P<rest>.*)")
_HELP = N_("Write a number, for example 1,200 or 1.5亿 or 150 million.")


def parse_number(text: str, *, allow_negative: bool = False) -> Decimal:
    """Read a number without unit, exactly; takes 万, 亿, million, billion, Chinese numerals and thousands separators.

    A point before three digits is a decimal point (1.873). Raises as ``parse_quantity``.
    """
    return Decimal(parse_quantity(text, NUMBER, allow_negative=allow_negative).amount)


def parse_quantity(text: str, unit: Unit, *, allow_negative: bool = False) -> Quantity:
    """Read a number of ``unit``, with the unit's word behind it or left out: 15亿千瓦时 or 15亿 in a field of kWh.

    Money goes to ``parse_money`` with no default unit. Raises Ambiguous with its readings (1,23 t); Invalid for what is
    empty, too long, no number, in another unit, negative without ``allow_negative``, a fraction of a whole unit, or too
    large; TypeError when ``text`` is no string.
    """
    if unit.key == MONEY.key:
        return parse_money(text, allow_negative=allow_negative)
    match = _SIGN.fullmatch(tidy(text))
    if match is None or not match["rest"]:
        raise unreadable(text, help=_HELP)
    negative = (match["sign"] or "+") != "+"
    if negative and not allow_negative:
        raise Invalid(
            N_("“%(text)s” is negative."),
            help=N_("Enter an amount of zero or more."),
            code="negative",
            text=shown(text),
        )
    number, has_unit = _without_unit(match["rest"], unit, text)
    readings = amount_readings(number, short=False, closed=has_unit)
    if not readings:
        raise unclear_separators(shown(text)) if re.fullmatch("[0-9.,、 ]+", number) else unreadable(text, help=_HELP)

    def held(value: Decimal) -> Quantity | None:
        if not unit.whole:
            return Quantity(value, unit)
        return Quantity(int(value), unit) if is_whole(value) else None

    signed = (value.copy_negate() if negative else value for value in readings)
    return settle(shown(text), signed, held, help=_HELP)


def _without_unit(tidied: str, unit: Unit, text: str) -> tuple[str, bool]:
    """The number before the unit's word, and whether the word was there. Invalid when another unit's word is there."""
    for word in unit.typed_words():
        if _ends_with_word(tidied, word):
            return tidied.removesuffix(word).rstrip(), True
    for other in UNITS.values():
        for word in other.typed_words():
            if _ends_with_word(tidied, word):
                raise Invalid(
                    N_("“%(text)s” is in another unit (%(typed)s) than this field."),
                    help=N_("Convert it to the unit of the field."),
                    code="unit",
                    text=shown(text),
                    typed=word,
                )
    return tidied, False


def _ends_with_word(tidied: str, word: str) -> bool:
    """Whether the text ends with the unit's word as a word of its own: the t of 1,200 t, not the t of 1,200 et."""
    before = tidied.removesuffix(word)
    return before != tidied and not (word[0].isascii() and word[0].isalpha() and re.search("[a-z]$", before))
