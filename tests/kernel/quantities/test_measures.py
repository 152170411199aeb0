"""Numbers and measured quantities: exact, in the unit of the field or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import MONEY, Ambiguous, Quantity, parse_number, parse_quantity, yuan
from jiangfang.kernel.quantities.units import (
    CUBIC_METRE,
    GRAM_PER_KWH,
    HOUR,
    ITEM,
    KWH,
    MWH,
    NUMBER,
    PERCENT,
    PERSON,
    PERSON_TIME,
    TON,
    TON_CO2,
    TON_STANDARD_COAL,
    YUAN_PER_KWH,
)


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("15亿千瓦时", KWH, "1500000000"),
        ("15亿度", KWH, "1500000000"),
        ("1.5 billion kWh", KWH, "1500000000"),
        ("15亿", KWH, "1500000000"),
        ("4.3万千瓦时", KWH, "43000"),
        ("200 MW·h", MWH, "200"),
        ("1,200 t", TON, "1200"),
        ("４．３００吨", TON, "4.3"),
        ("1200吨", TON_STANDARD_COAL, "1200"),
        ("1,200吨标准煤", TON_STANDARD_COAL, "1200"),
        ("3,120 t CO₂", TON_CO2, "3120"),
        ("1.873 g/kWh", GRAM_PER_KWH, "1.873"),
        ("1.873克/千瓦时", GRAM_PER_KWH, "1.873"),
        ("0.4153元/度", YUAN_PER_KWH, "0.4153"),
        ("5㎥", CUBIC_METRE, "5"),
        ("91.5％", PERCENT, "91.5"),
        ("1.5小时", HOUR, "1.5"),
    ],
)
def test_measures_with_and_without_their_unit(text, unit, amount):
    assert parse_quantity(text, unit) == Quantity(Decimal(amount), unit)


def test_counts_are_whole():
    assert parse_quantity("13.18万项", ITEM) == Quantity(131_800, ITEM)
    assert parse_quantity("25人", PERSON) == Quantity(25, PERSON)
    with pytest.raises(Invalid, match="counts are whole numbers"):
        parse_quantity("3.5人", PERSON)


@pytest.mark.parametrize(
    ("text", "unit"),
    [("120人次", PERSON), ("40人", PERSON_TIME), ("300元", KWH), ("5 MWh", KWH), ("5千克", TON), ("120 kg", NUMBER)],
)
def test_another_unit_is_not_taken_for_the_fields(text, unit):
    with pytest.raises(Invalid) as refusal:
        parse_quantity(text, unit)
    assert refusal.value.code == "unit"


def test_money_needs_its_unit_here_too():
    assert parse_quantity("4.3亿元", MONEY) == yuan(430_000_000)
    with pytest.raises(Ambiguous):
        parse_quantity("430", MONEY)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("43,000", "43000"),
        ("1.873", "1.873"),
        ("29,307.6", "29307.6"),
        ("4700万", "47000000"),
        ("四千七百万", "47000000"),
        ("150 million", "150000000"),
        ("0.000001", "0.000001"),
    ],
)
def test_plain_numbers(text, number):
    assert parse_number(text) == Decimal(number)


def test_an_unclear_comma_is_refused_with_its_readings():
    with pytest.raises(Ambiguous) as refusal:
        parse_quantity("1,23 t", TON)
    assert refusal.value.readings == (Quantity(Decimal("1.23"), TON), Quantity(123, TON))
    assert "1.23 / 123" in str(refusal.value)


def test_a_negative_number_only_where_it_is_allowed():
    with pytest.raises(Invalid) as refusal:
        parse_number("-1.5")
    assert refusal.value.code == "negative"
    assert parse_number("−1.5", allow_negative=True) == Decimal("-1.5")


@pytest.mark.parametrize(
    ("code", "texts"),
    [
        ("empty", ["", " "]),
        ("too_long", ["1" * 10_000]),
        ("separators", ["1,234,56", "1.234.567"]),
        ("strange_character", ["٤", "5²"]),
        ("out_of_range", ["1" * 19, "99999999999亿", "0." + "0" * 40 + "1"]),
        ("unreadable", ["nan", "inf", "1e999", "430m", "5k", "1.2.3.x", "-", "万亿亿"]),
    ],
)
def test_what_is_no_number_is_refused_with_the_reason(code, texts):
    for text in texts:
        with pytest.raises(Invalid) as refusal:
            parse_number(text)
        assert (text, refusal.value.code) == (text, code)


def reading_or_refusal(text, unit):
    try:
        return parse_quantity(text, unit, allow_negative=True)
    except Invalid as refusal:
        return refusal


@given(st.text(max_size=80), st.sampled_from([NUMBER, KWH, ITEM, TON_CO2]))
def test_any_text_is_either_a_quantity_of_the_unit_or_a_refusal(text, unit):
    outcome = reading_or_refusal(text, unit)
    assert outcome.help if isinstance(outcome, Invalid) else outcome.unit == unit
