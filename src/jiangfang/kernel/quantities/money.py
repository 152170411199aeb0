"""Money as Chinese and English writers type it, read into an integer of fen, or refused with the reason."""

import re
from decimal import Decimal
from typing import Literal

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities.ambiguity import Ambiguous, settle, unclear_separators
from jiangfang.kernel.quantities.amounts import amount_readings, has_magnitude
from jiangfang.kernel.quantities.exact import EXACT, is_whole, shifted
from jiangfang.kernel.quantities.numerals import Readings, plain_characters, positional_digits
from jiangfang.kernel.quantities.typed import shown, tidy, unreadable
from jiangfang.kernel.quantities.values import Quantity, money
from jiangfang.kernel.text import N_

MoneyUnit = Literal["yuan", "wan", "yi"]

_WORTH = {"yuan": 1, "wan": 10**4, "yi": 10**8}
_SIGN = "[-+−–—负]"
_MARK = "¥|人民币|renminbi|rmb|cny"
_DIGIT = "[0-9零一二三四五六七八九]"
_AMOUNT = re.compile(
    rf"(?P<sign>{_SIGN})? ?(?P<mark>{_MARK})? ?(?P<late_sign>{_SIGN})? ?(?P<body>.*?) ?"
    rf"(?P<unit>元|块钱|块|yuan)? ?(?P<late_mark>{_MARK})?"
    rf"(?: ?零?(?P<jiao>{_DIGIT}) ?[角毛])?(?: ?零?(?P<fen>{_DIGIT}) ?分)?(?(unit)(?P<bare>{_DIGIT})?)[整正]?"
)
_SAYS_SOMETHING = r"[0-9零一二三四五六七八九十]"
_OTHER_CURRENCY = re.compile(
    r"[$€£₩]|美元|美金|港元|港币|欧元|日元|英镑|韩元|台币|澳元|usd|eur|hkd|jpy|gbp|dollar|euro"
)
_APPROXIMATE = re.compile(
    r"[约近超余多几数~≈<>≥≤]|以上|以下|左右|上下|大概|about|over|nearly|approx|more than|less than|\+$"
)
_TWO_AMOUNTS = re.compile(r" ?(?:[(/=;]|即|或| or ) ?")

_HELP = N_("Write a number with its unit, for example 4.3亿元, 43,000万元, ¥430,000,000.00 or 430 million yuan.")


def parse_money(text: str, *, default_unit: MoneyUnit | None = None, allow_negative: bool = False) -> Quantity:
    """Read an amount of money; the quantity holds an integer of fen.

    Takes 万, 亿, million, billion and their short forms, ¥ and RMB, 元角分, Chinese numerals (also 肆亿叁仟万元整),
    full-width characters, commas, spaces or 、 between thousands, and an amount given twice, as in
    4.3亿元 (430 million yuan).

    ``default_unit`` is what a number without any unit means in this field: "yuan", "wan" (万元), "yi" (亿元), or None
    when the field does not say, which makes such a number ambiguous between yuan and 万元.

    Raises Ambiguous with its readings; Invalid for what is empty, too long, no money, approximate, another currency,
    negative without ``allow_negative``, finer than a fen or too large; TypeError when ``text`` is no string.
    """
    if default_unit is not None and default_unit not in _WORTH:
        raise ValueError(f"unknown default_unit {default_unit!r}")
    tidied = tidy(text)
    _refuse_other_kinds(tidied, text)
    parts = [part for part in _TWO_AMOUNTS.split(tidied.rstrip(")")) if part]
    if len(parts) == 2 and tidied[0] != "(":
        return _agreed(text, [_candidates(part, text, default_unit, allow_negative) for part in parts])
    return settle(shown(text), _candidates(tidied, text, default_unit, allow_negative), _held, help=_HELP)


def _agreed(text: str, amounts: list[Readings]) -> Quantity:
    """One amount given twice, as in 4.3亿元 (430 million yuan): what both can mean, or both readings as a refusal."""
    first, second = amounts
    common = [value for value in first if value in second]
    if common and 1 in (len(first), len(second)):
        return settle(shown(text), common, _held, help=_HELP)
    readings = [quantity for value in dict.fromkeys((*first, *second)) if (quantity := _held(value)) is not None]
    if len(readings) < 2:
        raise unreadable(text, help=_HELP)
    raise Ambiguous(
        shown(text), readings, help=N_("The two amounts differ. Keep the one that is right."), code="conflict"
    )


def _candidates(tidied: str, text: str, default_unit: MoneyUnit | None, allow_negative: bool) -> Readings:
    """Everything the text can mean, in yuan."""
    match = _AMOUNT.fullmatch(plain_characters(tidied))
    if match is None or (match["sign"] and match["late_sign"]) or not re.search(_SAYS_SOMETHING, match[0]):
        raise unreadable(text, help=_HELP)
    negative = (match["sign"] or match["late_sign"] or "+") != "+"
    if negative and not allow_negative:
        raise Invalid(
            N_("“%(text)s” is negative."),
            help=N_("Enter an amount of zero or more."),
            code="negative",
            text=shown(text),
        )
    readings = _in_yuan(match, text, default_unit)
    return tuple(value.copy_negate() if negative else value for value in readings)


def _in_yuan(match: re.Match[str], text: str, default_unit: MoneyUnit | None) -> Readings:
    coins, body = _coins(match, text), match["body"]
    if coins and not body and not match["unit"]:
        return coins
    if coins and not match["unit"]:
        raise unreadable(text, help=_HELP)
    bare_number = not has_magnitude(body)
    unit_known, marked = bool(match["unit"]), bool(match["mark"] or match["late_mark"])
    # A third decimal of a yuan means nothing, so the point of 4.300 may part thousands; 万元 often have three.
    point_may_group = bare_number and (unit_known or marked or default_unit in (None, "yuan"))
    readings = amount_readings(body, short=True, closed=unit_known, point_may_group=point_may_group)
    if not readings:
        raise unclear_separators(shown(text)) if re.fullmatch("[0-9.,、 ]+", body) else unreadable(text, help=_HELP)
    if coins:
        if not all(map(is_whole, readings)):
            raise unreadable(text, help=_HELP)
        return tuple(EXACT.add(value, coin) for value in readings for coin in coins)
    if unit_known or not bare_number:
        return readings
    worths = _worths_of_bare_number(default_unit, marked=marked)
    return tuple(EXACT.multiply(value, Decimal(worth)) for worth in worths for value in readings)


def _worths_of_bare_number(default_unit: MoneyUnit | None, *, marked: bool) -> tuple[int, ...]:
    """What 1 may be worth in yuan where no 元 or 万 stands. A currency mark says yuan, unless the field says 万元."""
    if marked:
        return (1,) if default_unit in (None, "yuan") else (_WORTH[default_unit], 1)
    return (1, 10**4) if default_unit is None else (_WORTH[default_unit],)


def _coins(match: re.Match[str], text: str) -> Readings:
    """What follows 元: 5角3分, or a last digit alone, which may be jiao (as one says it) or fen. Empty for nothing."""
    jiao, fen, bare = (int(positional_digits(match[name] or "0")) for name in ("jiao", "fen", "bare"))
    if match["fen"] and match["bare"]:
        raise unreadable(text, help=_HELP)
    if match["bare"] and not match["jiao"]:
        return shifted(bare, -1), shifted(bare, -2)
    return (shifted(10 * jiao + fen + bare, -2),) if match["jiao"] or match["fen"] else ()


def _held(value: Decimal) -> Quantity | None:
    fen = shifted(value, 2)
    return money(int(fen)) if is_whole(fen) else None


def _refuse_other_kinds(tidied: str, text: str) -> None:
    if _OTHER_CURRENCY.search(tidied):
        raise Invalid(
            N_("“%(text)s” is in another currency."),
            help=N_("Amounts are recorded in yuan: convert it, and keep the rate with the evidence."),
            code="currency",
            text=shown(text),
        )
    if _APPROXIMATE.search(tidied):
        raise Invalid(
            N_("“%(text)s” is approximate."),
            help=N_("Enter the exact amount, without “about” or “more than”."),
            code="approximate",
            text=shown(text),
        )
