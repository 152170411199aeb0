"""Periods include both their days, and an amount spread over years loses nothing."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import (
    Period,
    apportion,
    calendar_year,
    last_three_years,
    since_founding,
    spread_by_days,
)

DAYS = st.dates(min_value=dt.date(1958, 1, 1), max_value=dt.date(2060, 12, 31))
PERIODS = st.builds(lambda one, other: Period(min(one, other), max(one, other)), DAYS, DAYS)
FEN = st.integers(min_value=-(10**15), max_value=10**15)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def period(from_day: str, to_day: str) -> Period:
    return Period(day(from_day), day(to_day))


def test_both_days_belong_to_the_period():
    one = period("2024-05-20", "2024-05-21")
    assert one.days == 2
    assert [day(f"2024-05-{n}") in one for n in (19, 20, 21, 22)] == [False, True, True, False]


def test_a_period_of_one_day_stands_and_a_reversed_one_is_refused():
    assert period("2024-05-20", "2024-05-20").days == 1
    with pytest.raises(Invalid, match="ends on 2024-05-19, before it begins on 2024-05-20") as refusal:
        period("2024-05-20", "2024-05-19")
    assert refusal.value.code == "period_reversed"


def test_a_point_in_time_is_no_day():
    with pytest.raises(TypeError):
        Period(dt.datetime(2024, 5, 20), dt.datetime(2024, 5, 21))


def test_named_periods():
    assert calendar_year(2024) == period("2024-01-01", "2024-12-31")
    assert last_three_years(day("2024-05-20")) == period("2022-01-01", "2024-12-31")
    assert since_founding(day("2016-03-01"), day("2024-05-20")) == period("2016-03-01", "2024-05-20")
    with pytest.raises(Invalid):
        since_founding(day("2024-05-21"), day("2024-05-20"))


@pytest.mark.parametrize(
    ("other", "overlaps", "adjacent"),
    [
        (("2023-01-01", "2023-12-30"), False, False),
        (("2023-01-01", "2023-12-31"), False, True),
        (("2023-01-01", "2024-01-01"), True, False),
        (("2024-06-01", "2024-06-01"), True, False),
        (("2025-01-01", "2025-12-31"), False, True),
        (("2025-01-02", "2025-12-31"), False, False),
    ],
)
def test_overlapping_and_adjacent_periods(other, overlaps, adjacent):
    year, other = calendar_year(2024), period(*other)
    assert (year.overlaps(other), other.overlaps(year)) == (overlaps, overlaps)
    assert (year.adjacent(other), other.adjacent(year)) == (adjacent, adjacent)


@given(PERIODS, PERIODS)
def test_the_shared_days_are_those_in_both(one, other):
    shared = one.shared_with(other)
    assert (shared is not None) == one.overlaps(other)
    if shared:
        assert shared == other.shared_with(one)
        assert all(end in one and end in other for end in (shared.from_day, shared.to_day))
        assert not (one.adjacent(other))


def test_twelve_months_across_the_turn_of_the_year_fall_on_two_years_by_days():
    # 2023-11-12 to 2024-11-11 has 50 days in 2023 and 316 in 2024, of 366.
    parts = spread_by_days(120_000_001, period("2023-11-12", "2024-11-11"))
    assert parts == {2023: 16_393_443, 2024: 103_606_558}


@given(FEN, PERIODS)
def test_the_parts_add_up_to_the_total_and_none_is_a_fen_off(fen, span):
    parts = spread_by_days(fen, span)
    assert sum(parts.values()) == fen
    assert list(parts) == list(range(span.from_day.year, span.to_day.year + 1))
    for year, part in parts.items():
        exact = Fraction(fen * span.shared_with(calendar_year(year)).days, span.days)
        assert abs(part - exact) < 1
    assert spread_by_days(-fen, span) == {year: -part for year, part in parts.items()}


def test_equal_remainders_go_to_the_earlier_entry():
    assert apportion(100, {"first": 1, "second": 1, "third": 1}) == {"first": 34, "second": 33, "third": 33}
    assert apportion(-100, {"first": 1, "second": 1, "third": 1}) == {"first": -34, "second": -33, "third": -33}
    assert apportion(10, {"all": 7, "none": 0}) == {"all": 10, "none": 0}


@pytest.mark.parametrize("weights", [{}, {"a": 0}, {"a": 2, "b": -1}])
def test_weights_that_split_nothing_are_refused(weights):
    with pytest.raises(ValueError, match="weights"):
        apportion(1, weights)


@pytest.mark.parametrize(("amount", "weight"), [(1.0, 1), (1, 0.5), (True, 1), ("1", 1)])
def test_only_whole_amounts_and_weights_are_split(amount, weight):
    with pytest.raises(TypeError):
        apportion(amount, {"a": weight})
