"""The one amount as text: 万 and 亿 in Chinese, million and billion in English, both from the same integer."""

from decimal import Decimal
from typing import Literal

from jiangfang.kernel.quantities.exact import EXACT, refuse_inexact_type, shifted
from jiangfang.kernel.quantities.units import MONEY
from jiangfang.kernel.quantities.values import Quantity, money

MoneyScale = Literal["auto", "yuan", "wan", "yi"]
NumberScale = Literal["auto", "plain", "wan", "yi"]

_PLACES_IN_AUTO = 4

# The two big steps of each language, larger first. English takes the step of the same rank, not the same power of ten:
# nobody reads "43,000 ten thousand yuan".
_STEPS = {
    "zh": (("yi", 8, "亿"), ("wan", 4, "万")),
    "en": (("yi", 9, " billion"), ("wan", 6, " million")),
}


def format_money(fen: int, language: str, scale: MoneyScale = "auto") -> str:
    """An integer of fen as text that ``parse_money`` reads back to the same integer.

    ``language`` is a code beginning with ``zh`` or ``en``. ``scale``: "yuan" writes the amount out, "wan" in 万元
    (English: million yuan), "yi" in 亿元 (billion yuan), each with as many decimals as it takes. "auto" takes the
    largest step that the amount reaches and that shows it exactly with at most four decimals: 4.3亿元,
    430 million yuan.
    Raises TypeError when ``fen`` is not an int, ValueError for an unknown language or scale.
    """
    digits, word = _scaled(money(fen).as_yuan, language, "plain" if scale == "yuan" else scale)
    digits = digits if word else yuan_digits(fen)
    return f"{digits}{word}元" if _steps_of(language) is _STEPS["zh"] else f"{digits}{word} yuan"


def format_number(amount: int | Decimal, language: str, scale: NumberScale = "plain") -> str:
    """A number with thousands separators and every digit it has, no exponent, no trailing zeros: 43,000 or 1.873.

    ``scale`` as in ``format_money``, with "plain" for the number written out. ``parse_number`` reads it back.
    Raises TypeError for a float, ValueError for an unknown language or scale.
    """
    refuse_inexact_type(amount)
    digits, word = _scaled(Decimal(amount), language, scale)
    return digits + word


def format_quantity(quantity: Quantity, language: str, scale: NumberScale | None = None) -> str:
    """Amount and unit: 20项, 1,200 t, 4.3亿元. ``parse_quantity`` reads it back.

    Without ``scale``, money takes its largest exact step and everything else is written out.
    """
    if quantity.unit.key == MONEY.key:
        return format_money(int(quantity.amount), language, "yuan" if scale == "plain" else scale or "auto")
    text = format_number(quantity.amount, language, scale or "plain")
    label = quantity.unit.label(language, one=text in ("1", "-1"))
    gap = " " if label not in ("", "%") and _steps_of(language) is _STEPS["en"] else ""
    return f"{text}{gap}{label}"


def grouped(value: Decimal) -> str:
    """All digits with a comma between thousands, trailing zeros of the fraction dropped, zero without a sign."""
    text = f"{value:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def yuan_digits(fen: int) -> str:
    """Yuan in digits: none or both decimal places, 12 or 12.50 but never 12.5."""
    value = money(fen).as_yuan
    return f"{value:,f}" if fen % 100 else grouped(value)


def _steps_of(language: str) -> tuple[tuple[str, int, str], ...]:
    steps = _STEPS.get(language[:2])
    if steps is None:
        raise ValueError(f"amounts are written in Chinese (zh) and English (en), not {language!r}")
    return steps


def _scaled(value: Decimal, language: str, scale: str) -> tuple[str, str]:
    """The digits and the word of the step they are counted in ("" for none)."""
    if scale not in ("auto", "plain", "wan", "yi"):
        raise ValueError(f"unknown scale {scale!r}")
    for name, power, word in _steps_of(language):
        moved = shifted(value, -power)
        if name == scale or (scale == "auto" and moved.copy_abs() >= 1 and _places(moved) <= _PLACES_IN_AUTO):
            return grouped(moved), word
    return grouped(value), ""


def _places(value: Decimal) -> int:
    exponent = EXACT.normalize(value).as_tuple().exponent
    return max(0, -int(exponent))
