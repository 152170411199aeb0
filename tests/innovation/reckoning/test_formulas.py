from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation.reckoning.formulas import (
    LARGEST,
    NOT_ROUNDED,
    ROUNDED,
    YUAN,
    Example,
    Formula,
    FormulaKind,
    Symbol,
    calculate,
    to_decimal,
)
from jiangfang.kernel.errors import Invalid, InvalidMany

SHARED = Formula(
    key="shared",
    title="Shared",
    symbols=(
        Symbol("before", "Before", "t", sign="B₀"),
        Symbol("after", "After", "t", sign="B₁"),
        Symbol("price", "Price", "yuan/t", positive=True, maximum=Decimal(5000)),
        Symbol("parts", "Parts", default=Decimal(1)),
    ),
    expression="(before - after) * price / parts",
    result_unit=YUAN,
    kind=FormulaKind.SAVING,
    source="test",
    example=Example({"before": "3", "after": "2", "price": "10"}, Decimal(10)),
)
GOOD = {"before": "1200.5", "after": "0.5", "price": "1000"}


def refusal_of(**changes):
    with pytest.raises(Invalid) as refusal:
        calculate(SHARED, {**GOOD, **changes})
    return refusal.value


def test_a_calculation_shows_formula_numbers_and_result():
    found = calculate(SHARED, GOOD)
    assert found.amount == 120_000_000
    assert found.steps == (
        "S = (B₀ − B₁) × price ÷ parts",
        "= (1,200.5 − 0.5) × 1,000 ÷ 1",
        "= 1,200,000",
    )
    assert found.rounding == NOT_ROUNDED
    assert found.inputs["parts"] == 1


def test_a_result_without_end_is_marked_and_rounded_once():
    found = calculate(SHARED, {**GOOD, "parts": "7"})
    assert found.exact == Fraction(1_200_000, 7)
    assert found.amount == 17_142_857
    assert found.steps[-1].startswith("≈ 171,428.571428")
    assert found.rounding == ROUNDED


@pytest.mark.parametrize(("price", "fen"), [("0.005", 0), ("0.015", 2), ("0.025", 2), ("0.0250001", 3)])
def test_half_a_fen_goes_to_the_even_fen(price, fen):
    assert calculate(SHARED, {"before": 2, "after": 1, "price": price}).amount == fen


def test_thirds_do_not_lose_a_fen_on_the_way():
    """1/3 x 3 x 0.015 is exactly 0.015: rounding before the end would give one fen instead of two."""
    thirds = replace(SHARED, expression="before / parts * parts * price + after")
    assert calculate(thirds, {"before": 1, "after": 0, "price": "0.015", "parts": 3}).amount == 2


def test_stored_zeros_are_not_printed():
    found = calculate(SHARED, {"before": "3.50000000", "after": "1.00000000", "price": "100"})
    assert found.steps[1] == "= (3.5 − 1) × 100 ÷ 1"


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"price": None}, "price", "missing"),
        ({"price": ""}, "price", "missing"),
        ({"price": "-1"}, "price", "negative"),
        ({"price": "0"}, "price", "zero"),
        ({"price": "5000.01"}, "price", "too_large"),
        ({"before": LARGEST + 1}, "before", "too_large"),
        ({"before": "1E+999999"}, "before", "too_large"),
        ({"before": "1E-999999"}, "before", "places"),
        ({"before": "NaN"}, "before", "unreadable"),
        ({"before": "Infinity"}, "before", "unreadable"),
        ({"before": "many"}, "before", "unreadable"),
        ({"before": 1.5}, "before", "type"),
        ({"before": True}, "before", "type"),
        ({"stray": "1"}, "stray", "unknown"),
        ({"parts": "0"}, "parts", "zero_divisor"),
        ({"after": "2000"}, "", "negative_result"),
    ],
)
def test_each_fault_is_refused_at_its_symbol(changes, field, code):
    error = refusal_of(**changes)
    assert (error.field, error.code) == (field, code)
    assert str(error)


def test_a_result_beyond_any_plant_is_refused():
    assert refusal_of(before="1000000000", price="5000").code == "too_large"


def test_several_faults_are_told_at_once():
    with pytest.raises(InvalidMany) as refusal:
        calculate(SHARED, {"before": "x", "price": "-1", "stray": "1"})
    assert set(refusal.value.errors) == {"before", "after", "price", "stray"}


def test_other_units_give_no_money():
    tonnes = replace(SHARED, result_unit="t", kind=FormulaKind.INFORMATIVE)
    found = calculate(tonnes, GOOD)
    assert (found.amount, found.rounding, found.value) == (None, "", Decimal(1_200_000))


def test_a_formula_names_exactly_the_symbols_it_uses():
    with pytest.raises(Invalid) as refusal:
        replace(SHARED, expression="before * price")
    assert refusal.value.field == "expression"


def test_the_decimal_form_does_not_depend_on_the_callers_precision():
    with localcontext(prec=3):
        value, ends = to_decimal(Fraction(1, 3))
    assert (len(value.as_tuple().digits), ends) == (28, False)
    assert to_decimal(Fraction(5, 4)) == (Decimal("1.25"), True)


amounts = st.decimals(min_value=0, max_value=10**6, places=4, allow_nan=False)


@given(amounts, amounts, st.decimals(min_value="0.01", max_value=5000, places=2), st.integers(1, 40))
def test_money_is_never_more_than_half_a_fen_off(one, other, price, parts):
    after, before = sorted((one, other))
    found = calculate(SHARED, {"before": before, "after": after, "price": price, "parts": parts})
    assert abs(Fraction(found.amount, 100) - found.exact) <= Fraction(1, 200)
