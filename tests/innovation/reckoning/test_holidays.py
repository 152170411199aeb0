from datetime import date

from jiangfang.innovation.reckoning.holidays import CALENDAR, HOLIDAY_ROWS


def test_six_years_are_known_and_no_others():
    assert CALENDAR.known_years == frozenset(range(2021, 2027))


def test_every_make_up_day_is_a_weekend_and_never_off():
    assert {day.weekday() for day in CALENDAR.make_up_days} == {5, 6}
    assert not CALENDAR.make_up_days & CALENDAR.days_off


def test_every_row_names_its_notice_and_runs_forward():
    assert all(row.source and row.name and row.first_day <= row.last_day for row in HOLIDAY_ROWS)


def test_make_up_days_pay_exactly_for_the_weekdays_off_beyond_the_statutory_ones():
    """The law gave eleven holidays a year until 2024 and thirteen since; weekdays taken off beyond them are worked.

    A statutory holiday on a weekend gives a weekday off in its place, so the balance is the same in every year.
    """
    for year in range(2021, 2027):
        weekdays_off = sum(day.year == year and day.weekday() < 5 for day in CALENDAR.days_off)
        worked = sum(day.year == year for day in CALENDAR.make_up_days)
        assert weekdays_off - worked == (11 if year < 2025 else 13), year


def test_days_that_trip_people_up():
    assert CALENDAR.next_working_day(date(2023, 11, 12)) == date(2023, 11, 13)
    assert CALENDAR.is_working_day(date(2024, 5, 11))
    assert CALENDAR.next_working_day(date(2024, 5, 12)) == date(2024, 5, 13)
    assert CALENDAR.next_working_day(date(2026, 2, 15)) == date(2026, 2, 24)
    assert CALENDAR.next_working_day(date(2022, 12, 31)) == date(2023, 1, 3)
