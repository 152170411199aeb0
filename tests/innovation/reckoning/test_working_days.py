from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation.reckoning.working_days import Calendar, DayRow, calendar_of


def test_without_data_only_weekends_are_off():
    plain = Calendar()
    assert plain.next_working_day(date(2024, 10, 5)) == date(2024, 10, 7)
    assert plain.next_working_day(date(2024, 10, 7)) == date(2024, 10, 7)
    assert not plain.knows(date(2024, 10, 7))


def test_a_row_covers_all_its_days_and_makes_the_year_known():
    calendar = calendar_of(
        [
            DayRow(date(2024, 10, 1), date(2024, 10, 7), working=False, name="国庆节", source="notice"),
            DayRow(date(2024, 10, 12), date(2024, 10, 12), working=True, name="调休上班", source="notice"),
        ]
    )
    assert calendar.next_working_day(date(2024, 10, 1)) == date(2024, 10, 8)
    assert calendar.is_working_day(date(2024, 10, 12))
    assert not calendar.is_working_day(date(2024, 10, 13))
    assert calendar.knows(date(2024, 1, 1))
    assert not calendar.knows(date(2025, 1, 1))


@given(st.dates(date(2020, 1, 1), date(2027, 12, 31)), st.frozensets(st.integers(0, 40), max_size=20))
def test_the_next_working_day_is_the_first_one_worked(day, off):
    calendar = Calendar(days_off=frozenset(day + timedelta(days=n) for n in off))
    found = calendar.next_working_day(day)
    assert calendar.is_working_day(found)
    assert not any(calendar.is_working_day(day + timedelta(days=n)) for n in range((found - day).days))
