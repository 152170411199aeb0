"""Deeds on organisations: what may stand at the top, moving, and who belongs to an alliance."""

import datetime as dt

import pytest

from jiangfang.kernel.errors import Invalid, Refused
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.ledger.history import events_of
from jiangfang.people import actions as people
from jiangfang.records.models import Level, Organisation
from tests.cast import found
from tests.people.soundness import findings

DAY = dt.date(2024, 2, 1)


@pytest.fixture
def alliance(cast):
    return found(cast.shandong, "turbines", Level.ALLIANCE, "汽轮机创新工作室联盟")


@pytest.mark.parametrize("level", ["nation", "province", "city", "district", "company"])
def test_a_house_may_begin_at_any_level_that_has_others_below(db, sample_clock, level):
    assert found(None, "top", level, "第一个").parent is None
    with pytest.raises(Invalid, match="at the top already"):
        found(None, "second", level, "第二个")


@pytest.mark.parametrize("level", ["studio", "alliance"])
def test_a_studio_cannot_stand_alone(db, sample_clock, level):
    with pytest.raises(Invalid):
        found(None, "top", level, "第一个")


def test_a_move_needs_power_over_both_places(cast):
    for actor in (cast.union, cast.officer, cast.deputy):
        with pytest.raises(Refused):
            people.place_organisation(cast.company, actor=actor, parent=cast.qingdao)
    people.place_organisation(cast.company, actor=SYSTEM, parent=cast.qingdao, since=DAY)
    assert Organisation.objects.get(slug="huangtai").parent_id == cast.qingdao.pk
    assert findings() == []


def test_what_a_move_refuses_is_said_at_its_field(cast):
    works = found(cast.company, "works", Level.COMPANY, "检修公司")
    for parent in (works, cast.company, cast.jinan, cast.studio, cast.nation):
        with pytest.raises(Invalid) as error:
            people.place_organisation(cast.company, actor=SYSTEM, parent=parent, since=DAY)
        assert error.value.field == "parent", parent
    for since in (dt.date(2024, 3, 2), dt.date(2020, 1, 1)):
        with pytest.raises(Invalid) as error:
            people.place_organisation(cast.company, actor=SYSTEM, parent=cast.qingdao, since=since)
        assert error.value.field == "since", since


def test_a_studio_joins_leaves_and_joins_again(cast, alliance):
    people.join_alliance(alliance, actor=SYSTEM, member=cast.studio, since=dt.date(2022, 1, 1))
    with pytest.raises(Invalid, match="already"):
        people.join_alliance(alliance, actor=SYSTEM, member=cast.studio, since=DAY)
    people.leave_alliance(alliance, actor=SYSTEM, member=cast.studio, on=dt.date(2023, 1, 1))
    with pytest.raises(Invalid, match="not a member"):
        people.leave_alliance(alliance, actor=SYSTEM, member=cast.studio, on=DAY)
    people.join_alliance(alliance, actor=SYSTEM, member=cast.studio, since=dt.date(2023, 1, 1))
    assert [event.verb for event in events_of(cast.studio.pk)][:3] == [
        "people.alliance.joined",
        "people.alliance.left",
        "people.alliance.joined",
    ]
    assert findings() == []


def test_only_who_keeps_both_enters_a_member(cast, alliance):
    city = found(cast.jinan, "city-alliance", Level.ALLIANCE, "济南联盟")
    for actor in (cast.union, cast.deputy, cast.stranger):
        with pytest.raises(Refused):
            people.join_alliance(city, actor=actor, member=cast.studio, since=DAY)
    with pytest.raises(Refused):
        people.join_alliance(city, actor=cast.officer, member=cast.harbour_studio, since=DAY)
    assert people.join_alliance(city, actor=cast.officer, member=cast.studio, since=DAY).member == cast.studio


def test_what_joining_and_leaving_refuse_is_said_at_its_field(cast, alliance):
    for to, member, since, field in (
        (alliance, cast.company, DAY, "member"),
        (cast.company, cast.studio, DAY, "member"),
        (alliance, cast.studio, dt.date(2024, 3, 2), "since"),
    ):
        with pytest.raises(Invalid) as error:
            people.join_alliance(to, actor=SYSTEM, member=member, since=since)
        assert error.value.field == field
    people.join_alliance(alliance, actor=SYSTEM, member=cast.studio, since=DAY)
    with pytest.raises(Invalid) as error:
        people.leave_alliance(alliance, actor=SYSTEM, member=cast.studio, on=dt.date(2024, 1, 1))
    assert error.value.field == "on"
