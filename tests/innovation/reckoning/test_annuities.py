from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation.reckoning.annuities import (
    Standing,
    Surcharge,
    annuity_state,
    cost_to_hold,
    fee_due,
    owed_years,
    patent_year,
    surcharge_on,
    term_ends_on,
)
from jiangfang.innovation.reckoning.annuity_rules import EXAMPLE_RULES
from jiangfang.innovation.reckoning.holidays import CALENDAR
from jiangfang.innovation.reckoning.months import add_years
from jiangfang.innovation.reckoning.rights import Right, RightKind
from jiangfang.innovation.reckoning.working_days import Calendar
from jiangfang.kernel.errors import Invalid

INVENTION = Right(RightKind.INVENTION, date(2020, 11, 12), granted_on=date(2022, 5, 10))
BOOKS = {"calendar": CALENDAR, "rules": EXAMPLE_RULES}
NEXT_PAID = replace(INVENTION, payments={3: date(2022, 11, 1)})


def state(right, day):
    return annuity_state(right, day, **BOOKS)


def test_year_four_of_an_invention_filed_in_november_2020():
    due = fee_due(INVENTION, 4, **BOOKS)
    assert (due.due_on, due.fee) == (date(2023, 11, 12), 120_000)
    # the twelfth is a Sunday, and so is the last day of grace
    assert (due.pay_by, due.grace_ends_on) == (date(2023, 11, 13), date(2024, 5, 13))


def test_grace_ends_six_months_after_the_due_day():
    every_day_worked = Calendar(make_up_days=frozenset(date(2023, 11, 1) + timedelta(days=n) for n in range(300)))
    due = fee_due(INVENTION, 4, calendar=every_day_worked, rules=EXAMPLE_RULES)
    assert (due.pay_by, due.grace_ends_on) == (date(2023, 11, 12), date(2024, 5, 12))


@pytest.mark.parametrize(
    ("paid_on", "month", "percent"),
    [
        (date(2023, 11, 12), 0, 0),
        (date(2023, 11, 13), 0, 0),
        (date(2023, 11, 14), 1, 0),
        (date(2023, 12, 12), 1, 0),
        (date(2023, 12, 13), 2, 5),
        (date(2024, 1, 12), 2, 5),
        (date(2024, 1, 13), 3, 10),  # two months and one day late
        (date(2024, 2, 13), 4, 15),
        (date(2024, 3, 13), 5, 20),
        (date(2024, 4, 13), 6, 25),
        (date(2024, 5, 13), 6, 25),
    ],
)
def test_the_surcharge_climbs_month_by_month(paid_on, month, percent):
    due = fee_due(INVENTION, 4, **BOOKS)
    assert surcharge_on(due, paid_on, EXAMPLE_RULES) == Surcharge(month, percent, 1200 * percent)


def test_after_the_grace_there_is_nothing_left_to_pay():
    assert surcharge_on(fee_due(INVENTION, 4, **BOOKS), date(2024, 5, 14), EXAMPLE_RULES) is None


def test_the_fee_of_the_year_of_grant_is_paid_at_registration():
    """Filed 3 June 1997, granted 1 August 2001 in year 5: year 6 is the first to be paid, by 3 June 2002."""
    right = Right(RightKind.INVENTION, date(1997, 6, 3), granted_on=date(2001, 8, 1))
    assert patent_year(date(1997, 6, 3), date(2001, 8, 1)) == 5
    assert owed_years(right, rules=EXAMPLE_RULES)[0] == 6
    found = state(right, date(2001, 8, 1))
    assert found.standing == Standing.NOT_DUE
    assert found.fee is not None
    assert (found.fee.year, found.fee.due_on) == (6, date(2002, 6, 3))


def test_a_right_walks_through_its_standings():
    days = {
        date(2022, 5, 9): Standing.PENDING,
        date(2022, 5, 10): Standing.NOT_DUE,
        date(2023, 10, 11): Standing.NOT_DUE,
        date(2023, 10, 12): Standing.DUE,
        date(2023, 11, 13): Standing.DUE,
        date(2023, 11, 14): Standing.GRACE,
        date(2024, 5, 13): Standing.GRACE,
        date(2024, 5, 14): Standing.LAPSED,
    }
    assert {day: state(NEXT_PAID, day).standing for day in days} == days


def test_an_overdue_fee_costs_its_surcharge_on_top():
    found = state(NEXT_PAID, date(2024, 1, 13))
    assert (found.amount, found.surcharge) == (132_000, Surcharge(3, 10, 12_000))


def test_a_lapsed_right_ended_on_the_due_day_and_waits_for_its_notice():
    found = state(NEXT_PAID, date(2024, 6, 1))
    assert (found.standing, found.lapsed_from, found.restorable_until) == (Standing.LAPSED, date(2023, 11, 12), None)
    assert found.amount == 120_000 + 30_000 + 100_000
    assert found.is_restorable(date(2024, 6, 1))


def test_restoration_is_open_for_two_months_after_the_notice():
    noticed = replace(NEXT_PAID, termination_notice_on=date(2024, 7, 10))
    assert state(noticed, date(2024, 7, 9)).restorable_until is None
    found = state(noticed, date(2024, 8, 1))
    assert found.restorable_until == date(2024, 9, 10)
    assert found.is_restorable(date(2024, 9, 10))
    assert not found.is_restorable(date(2024, 9, 11))


def test_a_payment_after_the_grace_helps_only_with_restoration():
    late = replace(NEXT_PAID, payments={3: date(2022, 11, 1), 4: date(2024, 8, 1)})
    assert state(late, date(2024, 9, 1)).standing == Standing.LAPSED
    restored = state(replace(late, restored=frozenset({4})), date(2024, 9, 1))
    assert restored.fee is not None
    assert (restored.standing, restored.fee.year) == (Standing.NOT_DUE, 5)


def test_a_payment_counts_from_the_day_it_was_made():
    paid_late = replace(NEXT_PAID, payments={3: date(2022, 11, 1), 4: date(2024, 2, 1)})
    assert state(paid_late, date(2024, 1, 31)).standing == Standing.GRACE
    assert state(paid_late, date(2024, 2, 1)).standing == Standing.NOT_DUE


def test_a_fully_paid_right_ends_with_its_term():
    paid = replace(INVENTION, payments={year: add_years(INVENTION.filed_on, year - 1) for year in range(3, 21)})
    assert state(paid, date(2040, 11, 11)).standing == Standing.PAID_UP
    assert state(paid, date(2040, 11, 12)).standing == Standing.EXPIRED


def test_terms_end_on_the_anniversary_of_the_filing():
    ends = [
        term_ends_on(kind, date(2020, 2, 29), EXAMPLE_RULES)
        for kind in (RightKind.INVENTION, RightKind.UTILITY_MODEL, RightKind.DESIGN)
    ]
    assert ends == [date(2040, 2, 29), date(2030, 2, 28), date(2030, 2, 28)]


def test_a_filing_on_the_leap_day_is_due_at_the_end_of_february():
    right = Right(RightKind.INVENTION, date(2020, 2, 29), granted_on=date(2021, 9, 1))
    assert [fee_due(right, year, **BOOKS).due_on for year in (4, 5)] == [date(2023, 2, 28), date(2024, 2, 29)]
    assert patent_year(date(2020, 2, 29), date(2023, 2, 27)) == 3
    assert patent_year(date(2020, 2, 29), date(2023, 2, 28)) == 4


def test_a_due_day_in_the_holidays_moves_behind_them():
    right = Right(RightKind.UTILITY_MODEL, date(2021, 10, 1), granted_on=date(2022, 4, 1))
    assert fee_due(right, 4, **BOOKS).pay_by == date(2024, 10, 8)


@pytest.mark.parametrize(
    ("kind", "filed_on", "yuan"),
    [
        (RightKind.INVENTION, date(2020, 11, 12), 82_300),
        (RightKind.UTILITY_MODEL, date(2020, 11, 12), 11_200),
        (RightKind.DESIGN, date(2021, 5, 31), 11_200),
        (RightKind.DESIGN, date(2021, 6, 1), 26_200),
    ],
)
def test_the_cost_to_hold_for_the_full_term(kind, filed_on, yuan):
    assert cost_to_hold(kind, filed_on, rules=EXAMPLE_RULES) == yuan * 100


def test_the_cost_from_a_year_on_leaves_out_what_is_behind():
    assert cost_to_hold(RightKind.INVENTION, date(2020, 11, 12), rules=EXAMPLE_RULES, from_year=16) == 4_000_000


def test_a_year_outside_the_term_and_a_missing_filing_day_are_refused():
    with pytest.raises(Invalid):
        fee_due(INVENTION, 21, **BOOKS)
    with pytest.raises(Invalid) as refusal:
        fee_due(Right(RightKind.INVENTION, None), 4, **BOOKS)
    assert refusal.value.field == "filed_on"


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.integers(0, 7000))
def test_every_day_lies_in_the_patent_year_that_holds_it(filed_on, days):
    day = filed_on + timedelta(days=days)
    year = patent_year(filed_on, day)
    assert add_years(filed_on, year - 1) <= day < add_years(filed_on, year)


@given(st.integers(0, 220))
def test_waiting_never_makes_a_fee_cheaper(days):
    due = fee_due(INVENTION, 4, **BOOKS)
    day = due.due_on + timedelta(days=days)
    sooner, later = (surcharge_on(due, at, EXAMPLE_RULES) for at in (day, day + timedelta(days=1)))
    assert later is None or (sooner is not None and sooner.amount <= later.amount)
