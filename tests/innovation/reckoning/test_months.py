from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation.reckoning.months import add_months, add_years, day_before, is_within

days = st.dates(date(1985, 1, 1), date(2090, 12, 31))


def test_a_month_without_the_day_ends_on_its_last_day():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert add_years(date(2020, 2, 29), 1) == date(2021, 2, 28)
    assert add_years(date(2020, 2, 29), 4) == date(2024, 2, 29)


def test_months_count_backwards_too():
    assert add_months(date(2024, 1, 15), -1) == date(2023, 12, 15)


@given(days, st.integers(0, 240), st.integers(0, 240))
def test_more_months_never_give_an_earlier_day(day, fewer, more):
    first, second = sorted((fewer, more))
    assert add_months(day, first) <= add_months(day, second)


@given(days, st.integers(0, 240))
def test_the_month_is_always_the_one_counted_to(day, months):
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and day_before(add_months(later.replace(day=1), 1)) == later)


def test_an_open_side_takes_every_day():
    day = date(2024, 1, 20)
    assert is_within(day, None, None)
    assert is_within(day, day, day)
    assert not is_within(day, date(2024, 1, 21), None)
    assert not is_within(day, None, date(2024, 1, 19))
