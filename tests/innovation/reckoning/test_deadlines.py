from dataclasses import replace
from datetime import date

from jiangfang.innovation.reckoning.annuity_rules import EXAMPLE_RULES
from jiangfang.innovation.reckoning.deadlines import DeadlineKind, deadlines
from jiangfang.innovation.reckoning.holidays import CALENDAR
from jiangfang.innovation.reckoning.rights import Right, RightKind

INVENTION = Right(
    RightKind.INVENTION, date(2020, 11, 12), granted_on=date(2022, 5, 10), payments={3: date(2022, 11, 1)}
)


def of(right, day, **options):
    return deadlines(right, day=day, calendar=CALENDAR, rules=options.pop("rules", EXAMPLE_RULES), **options)


def test_a_paid_up_patent_has_its_coming_fees_and_its_end():
    found = of(INVENTION, date(2023, 6, 1))
    assert [entry.kind for entry in found] == [DeadlineKind.ANNUAL_FEE] * 17 + [DeadlineKind.TERM]
    first = found[0]
    assert (first.params, first.amount, first.on, first.act_by) == (
        {"year": 4},
        120_000,
        date(2023, 11, 12),
        date(2023, 11, 13),
    )
    assert first.label % first.params == "Yearly fee of year 4"
    assert found[-1].act_by == date(2040, 11, 12)


def test_until_cuts_the_list():
    assert [entry.params["year"] for entry in of(INVENTION, date(2023, 6, 1), until=date(2025, 11, 12))] == [4, 5, 6]


def test_a_day_in_a_year_without_entered_holidays_is_provisional():
    found = {entry.on.year: entry.provisional for entry in of(INVENTION, date(2023, 6, 1)) if entry.amount}
    assert (found[2026], found[2027]) == (False, True)


def test_an_overdue_fee_shows_the_steps_that_are_left():
    found = [entry for entry in of(INVENTION, date(2024, 1, 13)) if entry.kind == DeadlineKind.GRACE]
    assert [(entry.params["percent"], entry.act_by, entry.amount) for entry in found] == [
        (10, date(2024, 2, 12), 132_000),
        (15, date(2024, 3, 12), 138_000),
        (20, date(2024, 4, 12), 144_000),
        (25, date(2024, 5, 13), 150_000),
    ]
    assert found[0].label % found[0].params == "Overdue yearly fee of year 4, with a surcharge of 10 %"


def test_a_lapsed_patent_has_only_its_restoration_left():
    noticed = replace(INVENTION, termination_notice_on=date(2024, 7, 10))
    assert of(INVENTION, date(2024, 8, 1)) == []
    (left,) = of(noticed, date(2024, 8, 1))
    assert (left.kind, left.act_by, left.amount) == (DeadlineKind.RESTORATION, date(2024, 9, 10), 250_000)
    assert of(noticed, date(2024, 9, 11)) == []


def test_a_pct_application_counts_from_its_priority():
    right = Right(RightKind.PCT, date(2024, 3, 1), priority_on=date(2023, 3, 15))
    assert [(entry.kind, entry.on) for entry in of(right, date(2024, 3, 1))] == [
        (DeadlineKind.PUBLICATION, date(2024, 9, 15)),
        (DeadlineKind.NATIONAL_PHASE, date(2025, 9, 15)),
        (DeadlineKind.LATE_NATIONAL_PHASE, date(2025, 11, 15)),
    ]
    assert of(right, date(2024, 3, 1))[0].act_by == date(2024, 9, 15)
    assert of(right, date(2024, 3, 1))[2].act_by == date(2025, 11, 17)


def test_the_late_national_phase_is_a_setting():
    right = Right(RightKind.PCT, date(2024, 3, 1), priority_on=date(2023, 3, 15))
    strict = replace(EXAMPLE_RULES, late_national_phase_months=None)
    assert DeadlineKind.LATE_NATIONAL_PHASE not in {entry.kind for entry in of(right, date(2024, 3, 1), rules=strict)}


def test_a_first_filing_can_be_claimed_abroad_for_twelve_months():
    for kind in (RightKind.INVENTION, RightKind.UTILITY_MODEL):
        right = Right(kind, date(2024, 3, 1))
        assert [(entry.kind, entry.act_by) for entry in of(right, date(2024, 3, 1))] == [
            (DeadlineKind.PCT_FILING, date(2025, 3, 3))
        ]
        assert of(right, date(2025, 3, 4)) == []


def test_a_planned_pct_application_shows_its_filing_day_too():
    planned = Right(RightKind.PCT, None, priority_on=date(2024, 3, 1))
    assert of(planned, date(2024, 3, 1))[0].kind == DeadlineKind.PCT_FILING


def test_designs_and_software_have_no_priority_deadline_here():
    assert of(Right(RightKind.DESIGN, date(2024, 3, 1)), date(2024, 3, 1)) == []
    assert of(Right(RightKind.SOFTWARE, date(2024, 3, 1)), date(2024, 3, 1)) == []
    assert of(Right(RightKind.PCT, None), date(2024, 3, 1)) == []
