"""One integer, two languages: what is written reads back as the same amount."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.kernel.quantities import (
    UNITS,
    Quantity,
    format_money,
    format_number,
    format_quantity,
    money,
    parse_money,
    parse_number,
    parse_quantity,
)
from jiangfang.kernel.quantities.units import ITEM, KWH, NUMBER, PERCENT, TON

# Round amounts are what people write, so they come up as often as crooked ones.
FEN = st.one_of(
    st.integers(min_value=-(10**17), max_value=10**17),
    st.builds(lambda digits, power: digits * 10**power, st.integers(-99_999, 99_999), st.integers(0, 12)),
)
MEASURES = st.decimals(min_value=-(10**15), max_value=10**15, places=3)
LANGUAGES = st.sampled_from(["zh", "zh-hans", "en", "en-us"])
MONEY_SCALES = st.sampled_from(["auto", "yuan", "wan", "yi"])
NUMBER_SCALES = st.sampled_from(["auto", "plain", "wan", "yi"])


@pytest.mark.parametrize(
    ("fen", "scale", "chinese", "english"),
    [
        (43_000_000_000, "auto", "4.3亿元", "430 million yuan"),
        (43_000_000_000, "wan", "43,000万元", "430 million yuan"),
        (43_000_000_000, "yi", "4.3亿元", "0.43 billion yuan"),
        (43_000_000_000, "yuan", "430,000,000元", "430,000,000 yuan"),
        (430_000_000_000, "auto", "43亿元", "4.3 billion yuan"),
        (120_000_000, "auto", "120万元", "1.2 million yuan"),
        (120_000_000, "yuan", "1,200,000元", "1,200,000 yuan"),
        (1_250, "auto", "12.50元", "12.50 yuan"),
        (1_200, "auto", "12元", "12 yuan"),
        (1, "wan", "0.000001万元", "0.00000001 million yuan"),
        (0, "auto", "0元", "0 yuan"),
        (-43_000_000_000, "auto", "-4.3亿元", "-430 million yuan"),
    ],
)
def test_money_in_both_languages(fen, scale, chinese, english):
    assert format_money(fen, "zh-hans", scale) == chinese
    assert format_money(fen, "en", scale) == english


@pytest.mark.parametrize(
    ("fen", "chinese", "english"),
    [
        (43_000_100_000_00, "430.001亿元", "43.0001 billion yuan"),
        (43_000_010_000_00, "430.0001亿元", "43,000.01 million yuan"),
        (43_000_001_000_00, "4,300,000.1万元", "43,000.001 million yuan"),
        (43_000_000_001_00, "4,300,000.0001万元", "43,000,000,001 yuan"),
        (43_000_000_000_01, "43,000,000,000.01元", "43,000,000,000.01 yuan"),
        (1_234_567_89, "1,234,567.89元", "1,234,567.89 yuan"),
        (1_234_500_00, "123.45万元", "1.2345 million yuan"),
    ],
)
def test_the_larger_step_is_taken_only_where_four_decimals_show_it_exactly(fen, chinese, english):
    assert format_money(fen, "zh") == chinese
    assert format_money(fen, "en") == english


@given(FEN, LANGUAGES, MONEY_SCALES)
def test_written_money_reads_back_as_the_same_fen(fen, language, scale):
    assert parse_money(format_money(fen, language, scale), allow_negative=True) == money(fen)


@given(MEASURES, LANGUAGES, NUMBER_SCALES)
def test_a_written_number_reads_back_as_the_same_number(number, language, scale):
    assert parse_number(format_number(number, language, scale), allow_negative=True) == number


@given(
    st.integers(-(10**9), 10**9),
    LANGUAGES,
    NUMBER_SCALES | st.none(),
    st.sampled_from(sorted(UNITS.values(), key=repr)),
)
def test_every_written_quantity_reads_back_as_itself(amount, language, scale, unit):
    quantity = Quantity(amount, unit)
    assert parse_quantity(format_quantity(quantity, language, scale), unit, allow_negative=True) == quantity


@pytest.mark.parametrize(
    ("quantity", "chinese", "english"),
    [
        (Quantity(1, ITEM), "1项", "1 item"),
        (Quantity(20, ITEM), "20项", "20 items"),
        (Quantity(1200, TON), "1,200吨", "1,200 t"),
        (Quantity(Decimal("91.50"), PERCENT), "91.5%", "91.5%"),
        (Quantity(Decimal("0.5"), NUMBER), "0.5", "0.5"),
        (money(43_000_000_000), "4.3亿元", "430 million yuan"),
    ],
)
def test_quantities_in_both_languages(quantity, chinese, english):
    assert format_quantity(quantity, "zh-hans") == chinese
    assert format_quantity(quantity, "en") == english


def test_a_scale_can_be_asked_for():
    output = Quantity(1_500_000_000, KWH)
    assert format_quantity(output, "zh", "auto") == "15亿千瓦时"
    assert format_quantity(output, "en", "auto") == "1.5 billion kWh"
    assert format_quantity(money(43_000_000_000), "zh", "plain") == "430,000,000元"


def test_numbers_show_every_digit_and_no_more():
    assert [format_number(n, "en") for n in (43_000, Decimal("1.8730"), Decimal("1E+6"), Decimal("-0.0"))] == [
        "43,000",
        "1.873",
        "1,000,000",
        "0",
    ]


@pytest.mark.parametrize("call", [lambda: format_money(1, "fr"), lambda: format_number(1, "zh", "million")])
def test_an_unknown_language_or_scale_is_a_mistake_of_the_caller(call):
    with pytest.raises(ValueError, match=r"fr|million"):
        call()


@pytest.mark.parametrize("amount", [1.5, True, None])
def test_floats_are_not_written(amount):
    with pytest.raises(TypeError):
        format_money(amount, "zh")
    with pytest.raises(TypeError):
        format_number(amount, "zh")
