"""What happens to an IP right: in order, by those who may, and never a grant for a PCT application."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import IPEvent, IPKind
from jiangfang.innovation.reckoning.ip_numbers import NumberKind
from jiangfang.kernel.errors import Conflict, Invalid, NotThere, Refused
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.ledger.history import events_of
from tests.innovation import harvest, works

Type = IPEvent.Type


def types_of(ip_right):
    return [event.type for event in ip_right.events.all()]


@pytest.fixture
def tables(cast):
    return actions.load_example_tables(cast.nation, actor=SYSTEM)


def test_a_patent_from_its_grant_to_its_lapse_and_restoration(cast, tables):
    ip_right = harvest.filed(cast)
    actions.record_event(ip_right, actor=cast.member, type=Type.PUBLISHED, on=dt.date(2022, 5, 12))
    actions.grant_ip_right(ip_right, actor=cast.deputy, on=dt.date(2022, 6, 1))
    assert (ip_right.record.state, ip_right.granted_on) == ("in_force", dt.date(2022, 6, 1))
    actions.pay_fee(ip_right, actor=cast.member, patent_year=3, on=dt.date(2022, 11, 10), amount_fen=900_00)
    actions.lapse_ip_right(ip_right, actor=cast.deputy, on=dt.date(2023, 11, 12), note="未缴年费")
    assert (ip_right.record.state, ip_right.ended_on) == ("lapsed", dt.date(2023, 11, 12))
    actions.record_event(ip_right, actor=cast.member, type=Type.NOTICE, on=dt.date(2023, 12, 20))
    actions.restore_ip_right(ip_right, actor=cast.deputy, on=dt.date(2024, 1, 25), patent_year=4, amount_fen=2500_00)
    assert (ip_right.record.state, ip_right.ended_on) == ("in_force", None)
    assert types_of(ip_right) == ["filed", "published", "granted", "fee_paid", "lapsed", "notice", "restored"]
    works.assert_all_agrees(cast)


def test_a_pct_application_is_never_granted_and_told_why(cast):
    ip_right = harvest.filed(cast, type=IPKind.PCT, number="PCT/CN2023/012345", filed_on=dt.date(2023, 3, 3))
    for person in (cast.deputy, cast.union):
        with pytest.raises(Refused) as refusal:
            actions.grant_ip_right(ip_right, actor=person, on=dt.date(2024, 2, 1))
        assert refusal.value.code == "can_be_granted"
    assert "not a patent" in str(refusal.value)
    with pytest.raises(Refused) as refusal:
        actions.pay_fee(ip_right, actor=cast.member, patent_year=1, on=dt.date(2024, 2, 1), amount_fen=900_00)
    assert refusal.value.code == "costs_yearly_fees"
    actions.enter_national_phase(ip_right, actor=cast.member, on=dt.date(2024, 2, 1), office="日本特许厅")
    assert (types_of(ip_right), ip_right.record.state) == (["filed", "national_phase"], "filed")
    patent = harvest.filed(cast)
    with pytest.raises(Refused) as refusal:
        actions.enter_national_phase(patent, actor=cast.member, on=dt.date(2024, 2, 1), office="日本特许厅")
    assert refusal.value.code == "is_international"
    works.assert_all_agrees(cast)


def test_those_who_lead_move_it_and_members_keep_its_papers(cast, tables):
    ip_right = harvest.filed(cast)
    for person in (cast.member, cast.stranger):
        with pytest.raises(Refused):
            actions.grant_ip_right(ip_right, actor=person, on=dt.date(2022, 6, 1))
    actions.grant_ip_right(ip_right, actor=cast.union, on=dt.date(2022, 6, 1))
    with pytest.raises(Refused):
        actions.pay_fee(ip_right, actor=cast.stranger, patent_year=3, on=dt.date(2022, 11, 10), amount_fen=900_00)
    actions.pay_fee(ip_right, actor=cast.member, patent_year=3, on=dt.date(2022, 11, 10), amount_fen=900_00)
    actions.license_ip_right(
        ip_right, actor=cast.member, on=dt.date(2023, 1, 5), licensee="港口公司", amount_fen=50_000_00
    )
    actions.assign_ip_right(ip_right, actor=cast.member, on=dt.date(2023, 2, 5), owner="济南公司")
    assert (ip_right.owner, types_of(ip_right)[-2:]) == ("济南公司", ["licensed", "assigned"])
    works.assert_all_agrees(cast)


@pytest.mark.parametrize(
    ("deed", "type"), [(actions.refuse_ip_right, "refused"), (actions.withdraw_ip_right, "withdrawn")]
)
def test_what_came_to_nothing_stays_there(cast, deed, type):
    ip_right = harvest.filed(cast)
    deed(ip_right, actor=cast.deputy, on=dt.date(2023, 4, 5), note="缺乏创造性")
    assert (ip_right.record.state, ip_right.ended_on, types_of(ip_right)) == (
        "ended",
        dt.date(2023, 4, 5),
        ["filed", type],
    )
    with pytest.raises(Conflict):
        actions.grant_ip_right(works.again(ip_right), actor=cast.deputy, on=dt.date(2023, 6, 1))
    with pytest.raises(Refused) as refusal:
        actions.record_event(works.again(ip_right), actor=cast.member, type=Type.PUBLISHED, on=dt.date(2023, 6, 1))
    assert refusal.value.code == "has_not_ended"
    works.assert_all_agrees(cast)


@pytest.mark.parametrize("on", [dt.date(2020, 11, 11), dt.date(2024, 3, 2)])
def test_events_lie_between_the_filing_day_and_today(cast, on):
    ip_right = harvest.filed(cast)
    with pytest.raises(Invalid) as refused:
        actions.grant_ip_right(ip_right, actor=cast.deputy, on=on)
    assert (refused.value.field, ip_right.record.state) == ("on", "filed")
    granted = actions.grant_ip_right(ip_right, actor=cast.deputy, on=dt.date(2022, 6, 1))
    with pytest.raises(Invalid):
        actions.lapse_ip_right(granted, actor=cast.deputy, on=dt.date(2022, 5, 31))
    works.assert_all_agrees(cast)


def test_each_yearly_fee_is_owed_once_and_in_time(cast, tables):
    ip_right = harvest.granted(cast)

    def refused(year, on, amount=1200_00):
        with pytest.raises(Invalid) as refusal:
            actions.pay_fee(ip_right, actor=cast.member, patent_year=year, on=on, amount_fen=amount)
        return refusal.value.field

    assert refused(1, dt.date(2022, 6, 1)) == "patent_year"
    assert refused(21, dt.date(2024, 2, 1)) == "patent_year"
    assert refused(4, dt.date(2024, 2, 1), amount=-1) == "amount_fen"
    assert refused(3, dt.date(2023, 5, 13)) == "on"
    actions.pay_fee(ip_right, actor=cast.member, patent_year=2, on=dt.date(2022, 7, 1), amount_fen=900_00)
    actions.pay_fee(ip_right, actor=cast.member, patent_year=3, on=dt.date(2023, 5, 12), amount_fen=1125_00)
    assert refused(3, dt.date(2023, 5, 12)) == "patent_year"
    works.assert_all_agrees(cast)


def test_a_right_is_not_restored_after_its_term(cast, tables):
    kind = {"type": IPKind.UTILITY_MODEL, "number": harvest.number_of(2012, NumberKind.UTILITY_MODEL)}
    ip_right = harvest.granted(cast, on=dt.date(2012, 12, 1), filed_on=dt.date(2012, 5, 4), **kind)
    actions.lapse_ip_right(ip_right, actor=cast.deputy, on=dt.date(2021, 5, 4))
    with pytest.raises(Invalid) as refused:
        actions.restore_ip_right(ip_right, actor=cast.deputy, on=dt.date(2022, 5, 4))
    assert refused.value.params == {"ends_on": dt.date(2022, 5, 4)}
    with pytest.raises(Invalid) as refused:
        actions.restore_ip_right(ip_right, actor=cast.deputy, on=dt.date(2022, 5, 3), patent_year=11)
    assert refused.value.field == "patent_year"
    actions.restore_ip_right(ip_right, actor=cast.deputy, on=dt.date(2022, 5, 3), patent_year=10, amount_fen=3500_00)
    works.assert_all_agrees(cast)


def test_an_event_is_corrected_and_the_right_follows(cast, tables):
    ip_right = harvest.granted(cast)
    grant = ip_right.events.get(type=Type.GRANTED)
    with pytest.raises(Refused):
        actions.correct_event(ip_right, actor=cast.member, event=grant, reason="抄错", on=dt.date(2022, 6, 7))
    for wrong, field in (({"reason": "", "on": dt.date(2022, 6, 7)}, "reason"), ({"on": dt.date(2020, 6, 7)}, "on")):
        with pytest.raises(Invalid) as refused:
            actions.correct_event(ip_right, actor=cast.deputy, event=grant, **{"reason": "抄错", **wrong})
        assert refused.value.field == field
    actions.correct_event(ip_right, actor=cast.deputy, event=grant, reason="抄错", on=dt.date(2022, 6, 7))
    assert works.again(ip_right).granted_on == dt.date(2022, 6, 7)
    actions.lapse_ip_right(ip_right, actor=cast.deputy, on=dt.date(2023, 11, 12))
    with pytest.raises(Invalid):
        actions.correct_event(ip_right, actor=cast.deputy, event=grant, reason="抄错", on=dt.date(2023, 11, 13))
    lapse = ip_right.events.get(type=Type.LAPSED)
    actions.correct_event(ip_right, actor=cast.deputy, event=lapse, reason="抄错", on=dt.date(2023, 11, 10))
    assert works.again(ip_right).ended_on == dt.date(2023, 11, 10)
    assert (events_of(ip_right.pk)[0].note, events_of(ip_right.pk)[0].facts["event"]) == ("抄错", "lapsed")
    filing = ip_right.events.get(type=Type.FILED)
    with pytest.raises(Invalid):
        actions.correct_event(ip_right, actor=cast.deputy, event=filing, reason="抄错", on=dt.date(2020, 11, 1))
    works.assert_all_agrees(cast)


def test_a_fee_recorded_with_the_wrong_right_is_struck_out_and_a_grant_is_not(cast, tables):
    ip_right, other = harvest.granted(cast), harvest.filed(cast, number=harvest.number_of(2020))
    fee = actions.pay_fee(ip_right, actor=cast.member, patent_year=3, on=dt.date(2022, 11, 10), amount_fen=900_00)
    second = actions.pay_fee(ip_right, actor=cast.member, patent_year=4, on=dt.date(2023, 11, 10), amount_fen=1200_00)
    with pytest.raises(Invalid) as refused:
        actions.correct_event(ip_right, actor=cast.deputy, event=second, reason="抄错", patent_year=3)
    assert refused.value.field == "patent_year"
    with pytest.raises(NotThere):
        actions.strike_event(other, actor=cast.deputy, event=fee, reason="记错专利")
    grant = ip_right.events.get(type=Type.GRANTED)
    with pytest.raises(Invalid):
        actions.strike_event(ip_right, actor=cast.deputy, event=grant, reason="记错专利")
    actions.strike_event(ip_right, actor=cast.deputy, event=fee, reason="记错专利")
    assert types_of(ip_right) == ["filed", "granted", "fee_paid"]
    works.assert_all_agrees(cast)


def test_an_event_with_a_deed_of_its_own_is_not_recorded_by_the_way(cast):
    ip_right = harvest.filed(cast)
    for other in (Type.GRANTED, Type.FEE_PAID, "miracle"):
        with pytest.raises(Invalid) as refused:
            actions.record_event(ip_right, actor=cast.member, type=other, on=dt.date(2022, 6, 1))
        assert refused.value.field == "type"
    assert types_of(ip_right) == ["filed"]
