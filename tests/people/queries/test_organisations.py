"""What an organisation is tied to: places in the tree, alliances, leaders."""

import datetime as dt

import pytest
from django.utils import translation

from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.people.queries.organisations import alliances, ties_of
from jiangfang.records.models import Audience, Level
from tests.cast import found


def test_the_leader_on_a_day_is_whoever_held_the_seat_then(cast):
    people.change_leader(cast.studio, actor=cast.union, successor=cast.deputy, on=dt.date(2022, 1, 1))
    people.change_leader(cast.studio, actor=cast.union, successor=cast.member, on=dt.date(2024, 1, 1))
    names = [
        [tie.name for tie in ties_of(cast.studio, dt.date(*day)).leaders]
        for day in ((2021, 6, 1), (2022, 1, 1), (2023, 12, 31), (2024, 1, 1))
    ]
    assert names == [[], ["孙代强"], ["孙代强"], ["李工"]]


def test_a_leader_says_whether_everyone_may_know(cast):
    leader = people.register_person(cast.company, actor=cast.union, name="周正", name_en="Zhou Zheng")
    people.give_seat(
        cast.studio,
        actor=cast.union,
        person=leader,
        role="leader",
        starts_on=dt.date(2024, 1, 1),
        audience=Audience.COMPANY,
    )
    (tie,) = ties_of(cast.studio, dt.date(2024, 3, 1)).leaders
    assert (tie.is_public, tie.at) == (False, leader.record.code)
    with translation.override("en"):
        assert tie.name == "Zhou Zheng"


def test_every_place_is_kept_and_the_present_one_comes_first(cast):
    people.place_organisation(cast.company, actor=SYSTEM, parent=cast.qingdao, since=dt.date(2023, 5, 1))
    places = [(tie.at, tie.starts_on, tie.ends_on) for tie in ties_of(cast.company, dt.date(2024, 3, 1)).places]
    moved = dt.date(2023, 5, 1)
    assert places == [("qingdao", moved, None), ("jinan", dt.date(2021, 1, 4), moved)]


def test_alliances_are_those_of_the_day(cast):
    alliance = found(cast.shandong, "turbines", Level.ALLIANCE, "汽轮机创新工作室联盟")
    people.join_alliance(alliance, actor=SYSTEM, member=cast.studio, since=dt.date(2022, 1, 1))
    people.join_alliance(alliance, actor=SYSTEM, member=cast.harbour_studio, since=dt.date(2022, 1, 1))
    people.leave_alliance(alliance, actor=SYSTEM, member=cast.studio, on=dt.date(2023, 1, 1))
    then, now = (ties_of(cast.studio, dt.date(year, 6, 1)).alliances for year in (2022, 2023))
    assert ([tie.at for tie in then], now) == (["turbines"], [])
    assert [(one.slug, one.members) for one in alliances()] == [("turbines", 1)]


def test_all_ties_are_one_question(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        ties_of(cast.studio, dt.date(2024, 3, 1))


@pytest.mark.parametrize("slug", ["studio", "company", "nation"])
def test_an_organisation_without_ties_has_none(cast, slug):
    ties = ties_of(getattr(cast, slug), dt.date(2020, 1, 1))
    assert (ties.alliances, ties.leaders) == ([], [])
