from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation.reckoning.shares import apportion, split_amount
from jiangfang.kernel.errors import Invalid

percents = st.decimals(min_value="0.01", max_value="9.99", places=2)
shares = st.dictionaries(st.text(min_size=1, max_size=3), percents, min_size=1, max_size=10)
fen = st.integers(0, 10**15)


def test_sixty_and_fifty_per_cent_are_refused_and_sixty_and_forty_are_not():
    with pytest.raises(Invalid) as refusal:
        split_amount(1000, {"east": Decimal(60), "west": Decimal(50)})
    assert refusal.value.code == "shares"
    assert "110" in str(refusal.value)
    assert split_amount(1001, {"east": Decimal(60), "west": Decimal(40)}).parts == {"east": 601, "west": 400}


def test_what_nobody_was_given_stays_unassigned():
    split = split_amount(1000, {"east": Decimal(60), "west": Decimal("12.5")})
    assert (split.parts, split.unassigned) == ({"east": 600, "west": 125}, 275)


@pytest.mark.parametrize("share", [Decimal(0), Decimal(-5), Decimal("100.01"), Decimal("NaN"), 0.5])
def test_a_share_lies_above_zero_and_up_to_one_hundred(share):
    with pytest.raises(Invalid):
        split_amount(1000, {"east": share})


def test_a_share_needs_a_holder_and_an_amount_cannot_be_a_loss():
    with pytest.raises(Invalid):
        split_amount(1000, {"": Decimal(10)})
    with pytest.raises(Invalid) as refusal:
        split_amount(-1, {"east": Decimal(10)})
    assert refusal.value.field == "amount"
    with pytest.raises(Invalid):
        apportion(10, {"east": 0})
    with pytest.raises(Invalid):
        apportion(10, {"east": 2, "west": -1})


@given(fen, shares)
def test_the_parts_always_add_up(amount, shares):
    split = split_amount(amount, shares)
    assert sum(split.parts.values()) + split.unassigned == amount


@given(fen, shares)
def test_no_part_is_a_whole_fen_off_its_share(amount, shares):
    split = split_amount(amount, shares)
    assert all(abs(split.parts[party] - amount * Fraction(share) / 100) < 1 for party, share in shares.items())


@given(fen, shares)
def test_the_order_of_entry_does_not_matter(amount, shares):
    assert split_amount(amount, dict(reversed(shares.items()))) == split_amount(amount, shares)


@given(fen, st.dictionaries(st.text(max_size=3), st.integers(1, 50), min_size=1, max_size=8))
def test_weights_divide_everything(amount, weights):
    assert sum(apportion(amount, weights).values()) == amount
