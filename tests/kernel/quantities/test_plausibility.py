"""The newspaper's figure, held against what the province reported."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.kernel.quantities import Band, parse_money, plausibility, same_but_for_power_of_ten

# 2021, all Shandong studios together: 131,800 results, 31.756 billion yuan, 9,430 studios.
PROVINCE = parse_money("31.756 billion yuan").amount
PER_RESULT = Fraction(PROVINCE, 131_800)
TWENTY_RESULTS = 20
BAND = Band(most=50)


@pytest.mark.parametrize(("claimed", "times"), [("4.3 billion yuan", 892), ("4.3亿元", 89)])
def test_the_figure_of_the_article_is_far_outside_either_way(claimed, times):
    verdict = plausibility(Fraction(parse_money(claimed).amount, TWENTY_RESULTS), PER_RESULT, BAND)
    assert (verdict.times, verdict.outside) == (times, True)


def test_an_ordinary_studio_is_inside():
    per_studio = Fraction(PROVINCE, 9_430)
    assert round(per_studio / 100) == 3_367_550
    assert not plausibility(per_studio / 14, PER_RESULT, BAND).outside


def test_the_larger_reading_alone_would_be_an_eighth_of_the_province():
    assert plausibility(parse_money("4.3 billion yuan").amount, PROVINCE, Band(1)).factor == Fraction(4300, 31756)


def test_the_ends_of_the_band_are_inside():
    band = Band(most=50, least=Fraction(1, 50))
    assert [plausibility(n, 100, band).outside for n in (1, 2, 5000, 5001)] == [True, False, False, True]


def test_the_factor_is_exact_and_its_short_form_rounds_a_half_up():
    assert plausibility(Decimal("0.1"), Decimal("0.3"), BAND).factor == Fraction(1, 3)
    assert [plausibility(n, 2, BAND).times for n in (0, 1, 2, 3)] == [0, 1, 1, 2]


def test_nothing_is_compared_with_nothing():
    for reference in (0, -1):
        with pytest.raises(ValueError, match="positive"):
            plausibility(1, reference, BAND)
    with pytest.raises(TypeError):
        plausibility(1.0, 1, BAND)
    with pytest.raises(ValueError, match="upward"):
        Band(most=1, least=2)


@pytest.mark.parametrize(
    ("first", "second", "exponent"),
    [
        ("4.3 billion yuan", "4.3亿元", 1),
        ("4.3亿元", "4.3 billion yuan", -1),
        ("430万元", "430元", 4),
        ("4.3亿元", "43,000万元", 0),
        ("4.3亿元", "4.4亿元", None),
        ("0元", "4.3亿元", None),
        ("0元", "0元", 0),
    ],
)
def test_two_amounts_that_differ_by_a_power_of_ten(first, second, exponent):
    assert same_but_for_power_of_ten(parse_money(first).amount, parse_money(second).amount) == exponent


def test_opposite_signs_are_no_mistaken_unit():
    assert same_but_for_power_of_ten(-10, 1) is None
    assert same_but_for_power_of_ten(Decimal("-0.10"), -10) == -2
    with pytest.raises(TypeError):
        same_but_for_power_of_ten(1.0, 1)
    with pytest.raises(ValueError, match="not a number"):
        same_but_for_power_of_ten(Decimal("NaN"), 1)


@given(st.integers(-(10**20), 10**20).filter(bool), st.integers(min_value=0, max_value=30))
def test_the_exponent_is_what_was_put_in(amount, exponent):
    assert same_but_for_power_of_ten(amount * 10**exponent, amount) == exponent
    assert same_but_for_power_of_ten(Decimal(amount).scaleb(-exponent), amount) == -exponent
