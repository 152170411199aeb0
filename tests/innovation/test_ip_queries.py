"""What is due by when, what holding a right costs, what its inventors are owed: from the tables in the database."""

import datetime as dt

import pytest
from django.utils.translation import override

from jiangfang.innovation import actions
from jiangfang.innovation.models import FeeRow, IPEvent, IPKind
from jiangfang.innovation.queries import (
    annuity_state_of,
    awaiting,
    awaiting_ip_rights,
    cost_to_hold,
    deadlines_of,
    inventor_lines,
    upcoming_deadlines,
)
from jiangfang.innovation.queries.ip_tables import tables
from jiangfang.innovation.reckoning.annuities import Standing
from jiangfang.innovation.reckoning.annuity_rules import EXAMPLE_RULES
from jiangfang.innovation.reckoning.deadlines import DeadlineKind
from jiangfang.innovation.reckoning.holidays import CALENDAR, HOLIDAY_ROWS
from jiangfang.innovation.reckoning.ip_numbers import NumberKind
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Refused
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.records.models import Audience
from tests.innovation import harvest, works

FEE, GRACE, PCT = DeadlineKind.ANNUAL_FEE, DeadlineKind.GRACE, DeadlineKind.NATIONAL_PHASE


@pytest.fixture(autouse=True)
def example_tables(cast):
    return actions.load_example_tables(cast.nation, actor=SYSTEM)


def paid(cast, year, on, yuan, ip_right=None):
    ip_right = ip_right or harvest.granted(cast)
    actions.pay_fee(ip_right, actor=cast.member, patent_year=year, on=on, amount_fen=yuan * 100)
    return ip_right


def test_the_shipped_rows_come_back_from_the_database_as_they_are(cast, example_tables):
    known = tables()
    assert set(known.rules.fees) == set(EXAMPLE_RULES.fees)
    assert (known.calendar.days_off, known.calendar.make_up_days) == (CALENDAR.days_off, CALENDAR.make_up_days)
    assert known.calendar.known_years == CALENDAR.known_years
    assert example_tables == (len(EXAMPLE_RULES.fees), len(HOLIDAY_ROWS))
    assert actions.load_example_tables(cast.nation, actor=SYSTEM) == (0, 0)
    with pytest.raises(Refused):
        actions.load_example_tables(cast.nation, actor=cast.union)


def test_the_fee_of_year_4_is_due_with_1200_yuan_and_ten_percent_in_the_third_month(cast):
    ip_right = paid(cast, 3, dt.date(2022, 11, 10), 900)
    first = deadlines_of(ip_right, day=dt.date(2023, 11, 1))[0]
    assert (first.kind, first.on, first.act_by, first.amount) == (
        FEE,
        dt.date(2023, 11, 12),
        dt.date(2023, 11, 13),
        1200_00,
    )
    state = annuity_state_of(ip_right, day=dt.date(2024, 1, 13))
    assert (state.standing, state.surcharge.percent, state.amount) == (Standing.GRACE, 10, 1320_00)
    assert state.fee.grace_ends_on == dt.date(2024, 5, 13)  # the 12th is a Sunday
    graces = [entry for entry in deadlines_of(ip_right, day=dt.date(2024, 1, 13)) if entry.kind == GRACE]
    assert [(entry.act_by, entry.amount) for entry in graces] == [
        (dt.date(2024, 2, 12), 1320_00),
        (dt.date(2024, 3, 12), 1380_00),
        (dt.date(2024, 4, 12), 1440_00),
        (dt.date(2024, 5, 13), 1500_00),
    ]
    works.assert_all_agrees(cast)


def test_a_pct_application_has_thirty_months_from_its_priority(cast):
    ip_right = harvest.filed(
        cast,
        type=IPKind.PCT,
        number="PCT/CN2023/012345",
        filed_on=dt.date(2023, 3, 3),
        priority_on=dt.date(2022, 3, 3),
    )
    days = {entry.kind: entry.on for entry in deadlines_of(ip_right)}
    assert days[PCT] == dt.date(2024, 9, 3)
    assert days[DeadlineKind.LATE_NATIONAL_PHASE] == dt.date(2024, 11, 3)
    assert deadlines_of(ip_right, within_days=60) == []


def test_a_deadline_does_not_vanish_with_its_row_of_the_fee_table(cast):
    ip_right = paid(cast, 3, dt.date(2022, 11, 10), 900)
    before = deadlines_of(ip_right, day=dt.date(2023, 11, 1))
    FeeRow.objects.filter(type=IPKind.INVENTION, from_year=4).delete()
    after = deadlines_of(ip_right, day=dt.date(2023, 11, 1))
    assert [(entry.kind, entry.act_by) for entry in after] == [(entry.kind, entry.act_by) for entry in before]
    assert (before[0].amount, after[0].amount) == (1200_00, None)
    assert {entry.amount for entry in after if entry.params.get("year", 0) > 6} == {2000_00, 4000_00, 6000_00, 8000_00}
    assert cost_to_hold(ip_right).to_come_fen is None
    FeeRow.objects.all().delete()
    assert [entry.act_by for entry in deadlines_of(ip_right)] == [entry.act_by for entry in deadlines_of(ip_right)]


def test_a_lapsed_right_has_only_the_day_of_its_restoration_and_what_came_to_nothing_none(cast, sample_clock):
    ip_right = paid(cast, 3, dt.date(2022, 11, 10), 900)
    sample_clock.advance(days=100)
    actions.lapse_ip_right(ip_right, actor=cast.deputy, on=dt.date(2023, 11, 12))
    assert deadlines_of(ip_right) == []
    actions.record_event(ip_right, actor=cast.member, type=IPEvent.Type.NOTICE, on=dt.date(2024, 6, 3))
    (last,) = deadlines_of(ip_right)
    assert (last.kind, last.act_by, last.amount) == (DeadlineKind.RESTORATION, dt.date(2024, 8, 5), 2500_00)
    actions.restore_ip_right(ip_right, actor=cast.deputy, on=clock.today(), patent_year=4, amount_fen=2500_00)
    assert deadlines_of(ip_right)[0].params == {"year": 5}
    gone = harvest.filed(cast, number=harvest.number_of(2023), filed_on=dt.date(2023, 9, 1))
    assert deadlines_of(gone)[0].kind == DeadlineKind.PCT_FILING
    actions.refuse_ip_right(gone, actor=cast.deputy, on=clock.today())
    assert deadlines_of(gone) == []
    works.assert_all_agrees(cast)


def test_holding_a_patent_costs_what_was_paid_and_what_is_to_come(cast):
    ip_right = paid(cast, 3, dt.date(2022, 11, 10), 900)
    cost = cost_to_hold(ip_right)
    # 82,300 yuan for twenty years, less the 2,700 of the first three.
    assert (cost.paid_fen, cost.to_come_fen, cost.ends_on) == (900_00, 79_600_00, dt.date(2040, 11, 12))
    filed = harvest.filed(
        cast,
        type=IPKind.UTILITY_MODEL,
        number=harvest.number_of(2024, NumberKind.UTILITY_MODEL),
        filed_on=dt.date(2024, 2, 1),
    )
    assert cost_to_hold(filed).to_come_fen == 11_200_00 - 600_00
    actions.withdraw_ip_right(filed, actor=cast.deputy, on=dt.date(2024, 3, 1))
    assert cost_to_hold(filed) == type(cost)(0, 0, None)
    software = harvest.filed(cast, type=IPKind.SOFTWARE, number="2023SR1234567", filed_on=dt.date(2023, 2, 1))
    assert cost_to_hold(software) == type(cost)(0, 0, None)


def test_the_law_divides_the_bonus_among_the_inventors_from_the_grant_on(cast):
    ip_right = harvest.filed(cast)
    assert inventor_lines(ip_right) == []
    actions.grant_ip_right(ip_right, actor=cast.deputy, on=dt.date(2024, 2, 20))
    lines = inventor_lines(ip_right)
    bonus = [(line.person, line.entitlement.amount, line.entitlement.due_by) for line in lines if line.person]
    assert bonus == [(cast.deputy, 2000_00, dt.date(2024, 5, 20)), (cast.member, 2000_00, dt.date(2024, 5, 20))]
    assert [line.entitlement.percent for line in lines if line.person is None] == [50, 50, 5]
    nobody = harvest.granted(cast, number=harvest.number_of(2020), inventors=[])
    assert inventor_lines(nobody) == []


def test_deadlines_are_told_to_who_works_there_and_to_the_inventors(cast):
    ip_right = paid(cast, 3, dt.date(2022, 11, 10), 900)
    restricted = harvest.granted(
        cast, number=harvest.number_of(2023), filed_on=dt.date(2023, 4, 19), audience=Audience.RESTRICTED,
        inventors=[cast.deputy], on=dt.date(2024, 2, 1),
    )  # fmt: skip
    told = {
        name: {row.ip_right for row in upcoming_deadlines(getattr(cast, name))}
        for name in ("deputy", "member", "apprentice", "union", "officer", "stranger")
    }
    both, one, none = {ip_right, restricted}, {ip_right}, set()
    assert told == {
        "deputy": both, "member": both, "apprentice": one, "union": one, "officer": none, "stranger": none,
    }  # fmt: skip
    days = [row.deadline.act_by for row in upcoming_deadlines(cast.deputy)]
    assert days == sorted(days)
    assert max(days) <= clock.today() + dt.timedelta(days=60)


def test_the_desk_names_the_next_deadline_of_each_right_in_the_reader_s_language(cast):
    ip_right = paid(cast, 3, dt.date(2022, 11, 10), 900)
    (row,) = awaiting(cast.member)
    assert (row.record, row.due) == (ip_right.record, dt.date(2024, 3, 12))
    assert row.since <= clock.today()
    with override("en"):
        assert str(row.what) == "Overdue yearly fee of year 4, with a surcharge of 15 %"
        assert "lost" in str(row.why)
    assert awaiting(cast.stranger) == []
    assert [found.record for found in awaiting_ip_rights(cast.union)] == []  # told to those who work right there


@pytest.mark.parametrize("rights", [1, 3])
def test_the_desk_asks_the_same_number_of_questions_for_one_right_and_for_three(
    cast, django_assert_num_queries, rights
):
    for serial in range(rights):
        paid(cast, 3, dt.date(2022, 11, 10), 900, harvest.granted(cast, number=harvest.number_of(2020, serial=serial)))
    reader = type(cast.member).objects.get(pk=cast.member.pk)
    with django_assert_num_queries(5):
        assert len(list(awaiting_ip_rights(reader))) == rights
    with django_assert_num_queries(4):
        assert {row.ip_right.record.title for row in upcoming_deadlines(reader)} == {"一种汽封间隙测量装置"}
