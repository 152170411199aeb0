"""Quantities add up within one unit, exactly, and never become floats."""

from dataclasses import FrozenInstanceError
from decimal import Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import MONEY, Quantity, money, total, yuan
from jiangfang.kernel.quantities.units import ITEM, KWH, PERSON, PERSON_TIME, TON

FEN = st.integers(min_value=-(10**16), max_value=10**16)
MEASURE = st.decimals(min_value=-(10**12), max_value=10**12, places=6)


def test_amounts_of_one_unit_add_subtract_and_compare():
    assert money(150) + money(50) == money(200)
    assert money(150) - money(200) == money(-50)
    assert money(1) < money(2) <= money(2)
    assert money(3) > money(2) >= money(2)
    assert Quantity(Decimal("0.1"), TON) + Quantity(Decimal("0.2"), TON) == Quantity(Decimal("0.3"), TON)


@pytest.mark.parametrize(
    "mixed",
    [
        lambda: Quantity(40, PERSON) + Quantity(120, PERSON_TIME),
        lambda: Quantity(40, PERSON) - Quantity(120, PERSON_TIME),
        lambda: Quantity(40, PERSON) < Quantity(120, PERSON_TIME),
        lambda: money(1) + 1,
        lambda: money(1) >= 1,
        lambda: total([money(1), Quantity(1, ITEM)], MONEY),
    ],
)
def test_amounts_of_different_units_do_not_mix(mixed):
    with pytest.raises(TypeError):
        mixed()
    assert Quantity(40, PERSON) != Quantity(40, PERSON_TIME)


@pytest.mark.parametrize("amount", [1.0, True, "1", None])
def test_only_int_and_decimal_are_amounts(amount):
    for unit in (MONEY, TON):
        with pytest.raises(TypeError):
            Quantity(amount, unit)


def test_whole_units_take_no_decimal():
    with pytest.raises(TypeError, match="money takes whole numbers"):
        Quantity(Decimal("1.00"), MONEY)
    assert Quantity(1, TON).amount == Decimal(1)


@pytest.mark.parametrize("amount", [Decimal("NaN"), Decimal("Infinity"), Decimal("1e999"), Decimal("1e-41"), 10**18])
def test_a_measure_out_of_range_is_refused(amount):
    with pytest.raises(Invalid, match="larger or finer"):
        Quantity(amount, KWH)
    assert Quantity(10**18 - 1, KWH).amount == 10**18 - 1


def test_money_stays_within_a_64_bit_column():
    assert money(2**63 - 1).amount == 2**63 - 1
    with pytest.raises(Invalid, match="larger or finer"):
        money(2**63 - 1) + money(1)


def test_equal_measures_look_equal():
    assert str(Quantity(Decimal("4.300"), TON).amount) == "4.3"
    assert str(Quantity(Decimal("1.5E+9"), KWH).amount) == "1500000000"
    assert str(Quantity(Decimal("-0.0"), KWH).amount) == "0"
    assert len({Quantity(Decimal("4.30"), TON), Quantity(Decimal("4.3"), TON)}) == 1


def test_a_quantity_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        money(1).amount = 2


def test_money_in_yuan():
    assert str(money(43_000_000_050).as_yuan) == "430000000.50"
    assert yuan("12.5") == yuan(Decimal("12.50")) == money(1250)
    assert yuan(3) == money(300)
    with pytest.raises(ValueError, match="whole number of fen"):
        yuan("0.001")
    with pytest.raises(TypeError):
        yuan(12.5)
    with pytest.raises(TypeError, match="not money"):
        _ = Quantity(1, ITEM).as_yuan


def test_the_sum_of_nothing_is_zero_of_the_unit():
    assert total([], MONEY) == money(0)
    assert total((Quantity(n, ITEM) for n in (3, 4)), ITEM) == Quantity(7, ITEM)


@given(st.lists(FEN, max_size=20))
def test_money_sums_as_its_integers_do(amounts):
    assert total(map(money, amounts), MONEY).amount == sum(amounts)


@given(MEASURE, MEASURE)
def test_measures_add_exactly_even_where_the_callers_context_would_round(first, second):
    with localcontext() as context:
        context.prec = 3
        one, other = Quantity(first, KWH), Quantity(second, KWH)
        assert (one + other) - other == one
        assert (-one) + one == one - one
        assert one - one == Quantity(0, KWH)
