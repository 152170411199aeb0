"""Fees and days off are records: entered and ended by the officer at the top, and deadlines follow them at once."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import FeeRow, Holiday, IPKind
from jiangfang.innovation.queries import deadlines_of
from jiangfang.innovation.queries.ip_tables import keeping_place, tables
from jiangfang.innovation.reckoning.rights import RightKind
from jiangfang.innovation.reckoning.working_days import DayRow
from jiangfang.kernel.errors import Conflict, Invalid, Refused
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.ledger.models import Entry
from jiangfang.people.roles import Role
from tests.cast import seat
from tests.innovation import harvest, works

FROM = dt.date(2027, 1, 1)
BEFORE = dt.date(2022, 7, 1)
NOTICE = "国家知识产权局公告第999号"


@pytest.fixture
def keeper(cast):
    """An officer of the organisation at the top of the tree."""
    actions.load_example_tables(cast.nation, actor=SYSTEM)
    return seat(cast.nation, cast.nation, "全总干部", Role.FEDERATION_OFFICER)


def enter(cast, actor, **more):
    said = {"type": IPKind.INVENTION, "from_year": 4, "to_year": 6, "fee_fen": 1500_00, "valid_from": FROM}
    return actions.enter_fee_row(cast.nation, actor=actor, **{**said, "source": NOTICE, **more})


def test_a_new_fee_is_entered_by_the_officer_at_the_top_alone(cast, keeper):
    for other in (cast.member, cast.union, cast.finance, cast.officer):
        with pytest.raises(Refused) as refusal:
            enter(cast, other)
        assert refusal.value.code == "keeps_the_top"
    assert enter(cast, keeper).record.title == "发明专利 第4–6年"
    assert Entry.objects.latest("id").organisation_id == cast.nation.pk
    works.assert_all_agrees(cast)


def test_rows_are_at_home_at_the_top_and_nowhere_else(cast, keeper):
    assert keeping_place() == cast.nation
    with pytest.raises(Refused) as refusal:
        actions.enter_fee_row(
            cast.company,
            actor=keeper,
            type=IPKind.DESIGN,
            from_year=1,
            to_year=3,
            fee_fen=1,
            valid_from=FROM,
            source=NOTICE,
        )
    assert refusal.value.code == "is_top"


def test_the_former_row_ends_the_day_before_and_deadlines_follow(cast, keeper):
    right = harvest.granted(cast)
    assert 1200_00 in {entry.amount for entry in deadlines_of(right, day=BEFORE) if entry.params.get("year") == 5}
    row = enter(cast, keeper, valid_from=dt.date(2024, 11, 1))
    former = FeeRow.objects.select_related("record").get(type=IPKind.INVENTION, from_year=4, fee_fen=1200_00)
    assert (former.record.state, former.valid_to) == ("ended", dt.date(2024, 10, 31))
    rules = tables().rules
    assert rules.fee(RightKind.INVENTION, 4, dt.date(2024, 10, 31)) == 1200_00
    assert rules.fee(RightKind.INVENTION, 4, dt.date(2024, 11, 1)) == 1500_00
    assert 1500_00 in {entry.amount for entry in deadlines_of(right, day=BEFORE) if entry.params.get("year") == 5}
    actions.strike_fee_row(row, actor=keeper, reason="公告未生效")
    assert not tables().knows_fee(RightKind.INVENTION, 5, dt.date(2024, 11, 12))
    works.assert_all_agrees(cast)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"from_year": 4, "to_year": 5}, "valid_from"),  # year 6 would have no fee
        ({"valid_from": dt.date(1985, 4, 1)}, "valid_from"),  # begins with the row that it overlaps
        ({"to_year": 21}, "to_year"),
        ({"from_year": 7, "to_year": 6}, "to_year"),
        ({"type": IPKind.PCT}, "type"),
        ({"fee_fen": -1}, "fee_fen"),
        ({"source": " "}, "source"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_and_nothing_is_ended(cast, keeper, said, field):
    with pytest.raises(Invalid) as refusal:
        enter(cast, keeper, **said)
    assert field in {error.field for error in refusal.value.errors.values()}
    assert not FeeRow.objects.exclude(record__state="current").exists()


def test_a_row_is_ended_on_a_day_with_the_reason(cast, keeper):
    row = enter(cast, keeper)
    with pytest.raises(Invalid):
        actions.end_fee_row(row, actor=keeper, until=dt.date(2026, 12, 31), reason="早于首日")
    with pytest.raises(Refused):
        actions.end_fee_row(row, actor=cast.officer, until=dt.date(2027, 12, 31), reason="新公告")
    actions.end_fee_row(row, actor=keeper, until=dt.date(2027, 12, 31), reason="新公告")
    rules = tables().rules
    assert rules.fee(RightKind.INVENTION, 5, dt.date(2027, 12, 31)) == 1500_00
    assert not tables().knows_fee(RightKind.INVENTION, 5, dt.date(2028, 1, 1))


def test_the_days_off_of_a_notice_move_deadlines_from_then_on(cast, keeper):
    notice = "国办发明电〔2026〕9号"
    rows = [
        DayRow(dt.date(2027, 2, 5), dt.date(2027, 2, 11), False, "春节", notice),
        DayRow(dt.date(2027, 2, 13), dt.date(2027, 2, 13), True, "调休上班", notice),
    ]
    before = tables().calendar
    assert not before.knows(dt.date(2027, 2, 5)) and before.next_working_day(dt.date(2027, 2, 8)) == dt.date(2027, 2, 8)
    with pytest.raises(Refused):
        actions.enter_holidays(cast.nation, actor=cast.union, rows=rows)
    first, worked = actions.enter_holidays(cast.nation, actor=keeper, rows=rows)
    after = tables().calendar
    assert after.knows(dt.date(2027, 2, 5)) and after.next_working_day(dt.date(2027, 2, 8)) == dt.date(2027, 2, 12)
    assert after.is_working_day(dt.date(2027, 2, 13))
    assert (first.record.title, first.record.title_en) == ("2027 春节", "2027 Spring Festival")
    with pytest.raises(Invalid) as refusal:
        actions.enter_holidays(cast.nation, actor=keeper, rows=rows[1:])
    assert worked.record.code in str(refusal.value)
    actions.strike_holiday(worked, actor=keeper, reason="通知更正")
    assert not tables().calendar.is_working_day(dt.date(2027, 2, 13))
    actions.enter_holidays(cast.nation, actor=keeper, rows=rows[1:])
    works.assert_all_agrees(cast)


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [DayRow(dt.date(2027, 1, 3), dt.date(2027, 1, 1), False, "元旦", NOTICE)],
        [DayRow(dt.date(2027, 1, 1), dt.date(2028, 1, 1), False, "元旦", NOTICE)],
        [DayRow(dt.date(2027, 1, 1), dt.date(2027, 1, 3), False, " ", NOTICE)],
        [DayRow(dt.date(2027, 1, 1), dt.date(2027, 1, 3), working, "元旦", NOTICE) for working in (True, False)],
    ],
)
def test_days_that_cannot_be_are_refused(cast, keeper, rows):
    with pytest.raises(Invalid):
        actions.enter_holidays(cast.nation, actor=keeper, rows=rows)
    assert not Holiday.objects.filter(last_day__year__gte=2027).exists()


def test_what_is_struck_out_stays_so(cast, keeper):
    row = enter(cast, keeper)
    actions.strike_fee_row(row, actor=keeper, reason="录错")
    with pytest.raises(Conflict):
        actions.end_fee_row(works.again(row), actor=keeper, until=dt.date(2027, 12, 31), reason="新公告")


def test_a_kind_and_a_year_that_have_rows_of_their_own_are_left_alone(cast):
    keeper = seat(cast.nation, cast.nation, "全总干部", Role.FEDERATION_OFFICER)
    enter(cast, keeper, type=IPKind.DESIGN)
    rows = [DayRow(dt.date(2024, 1, 1), dt.date(2024, 1, 1), False, "元旦", NOTICE)]
    actions.enter_holidays(cast.nation, actor=keeper, rows=rows)
    with pytest.raises(Refused):
        actions.load_example_tables(cast.nation, actor=cast.officer)
    assert min(actions.load_example_tables(cast.nation, actor=keeper)) > 0
    assert FeeRow.objects.filter(type=IPKind.DESIGN).count() == 1
    assert Holiday.objects.filter(last_day__year=2024).count() == 1
    assert actions.load_example_tables(cast.nation, actor=keeper) == (0, 0)
