"""What a studio does week by week, and who took part."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import Activity
from jiangfang.kernel.errors import Conflict, Invalid, Refused
from tests.innovation import works

LATER = dt.date(2024, 3, 20)


def plan(cast, **more):
    return works.meeting(cast, held=False, held_on=LATER, attendees=[], **more)


def test_a_meeting_is_recorded_with_who_took_part(cast):
    with pytest.raises(Refused):
        works.meeting(cast, actor=cast.stranger)
    activity = works.meeting(cast, attendees=[cast.deputy, cast.member, cast.deputy])
    assert activity.record.state == "held"
    assert {row.person for row in activity.attendances.all()} == {cast.deputy, cast.member}
    works.assert_all_agrees(cast)


def test_what_is_planned_is_held_on_its_day(cast, sample_clock):
    activity = plan(cast)
    assert activity.record.state == "planned"
    with pytest.raises(Invalid) as early:
        actions.hold_activity(activity, actor=cast.member, attendees=[cast.deputy])
    assert early.value.field == "held_on"
    sample_clock.advance(days=20)
    with pytest.raises(Refused):
        actions.hold_activity(activity, actor=cast.apprentice)
    actions.hold_activity(
        activity,
        actor=cast.member,
        attendees=[cast.deputy, cast.apprentice],
        output="定下方案",
        held_on=dt.date(2024, 3, 21),
    )
    fresh = works.again(activity)
    assert (fresh.record.state, fresh.held_on, fresh.output) == ("held", dt.date(2024, 3, 21), "定下方案")
    assert works.number("innovation.attendances", cast.studio) == 2
    works.assert_all_agrees(cast)


def test_what_is_planned_is_cancelled_with_a_reason(cast):
    activity = plan(cast)
    with pytest.raises(Invalid):
        actions.cancel_activity(activity, actor=cast.member, reason="")
    with pytest.raises(Refused):
        actions.cancel_activity(activity, actor=cast.apprentice, reason="抢修")
    actions.cancel_activity(activity, actor=cast.deputy, reason="抢修")
    with pytest.raises(Refused) as over:
        actions.revise_activity(activity, actor=cast.member, place="会议室")
    assert over.value.code == "is_not_cancelled"
    with pytest.raises(Conflict):
        actions.hold_activity(activity, actor=cast.member, held_on=dt.date(2024, 2, 28))
    assert works.number("innovation.activities", cast.studio) == 0
    works.assert_all_agrees(cast)


def test_minutes_are_corrected_by_who_recorded_them_and_by_leaders(cast):
    activity = works.meeting(cast)
    with pytest.raises(Refused):
        actions.revise_activity(activity, actor=cast.apprentice, output="x")
    actions.revise_activity(activity, actor=cast.member, output="定下方案")
    actions.revise_activity(activity, actor=cast.deputy, attendees=[cast.member, cast.apprentice, cast.finance])
    assert works.number("innovation.attendances", cast.studio) == 3
    with pytest.raises(Invalid):
        actions.revise_activity(activity, actor=cast.member, held_on=dt.date(2024, 3, 2))
    assert works.again(activity).output == "定下方案"
    works.assert_all_agrees(cast)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", ""),
        ("type", "party"),
        ("content", " "),
        ("held_on", dt.date(2024, 3, 2)),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_field(cast, field, wrong):
    with pytest.raises(Invalid) as refused:
        works.meeting(cast, **{field: wrong})
    assert refused.value.field == field


def test_nobody_takes_part_in_a_plan_and_no_stranger_is_named(cast):
    with pytest.raises(Invalid) as early:
        works.meeting(cast, held=False, attendees=[cast.member])
    with pytest.raises(Invalid) as unknown:
        works.meeting(cast, attendees=[cast.stranger])
    assert (early.value.field, unknown.value.field) == ("attendees", "attendees")
    assert works.meeting(cast, attendees=[], guests="市总工会3人").attendances.count() == 0


def test_what_belongs_to_a_deed_is_not_set_by_hand(cast):
    with pytest.raises(TypeError):
        works.meeting(cast, host_id=cast.deputy.pk)
    with pytest.raises(TypeError):
        actions.revise_activity(works.meeting(cast), actor=cast.member, host=cast.deputy)
    assert Activity.objects.count() == 1
