"""An onlooker sees what any reader of an audience sees, and a person sees as much or does not."""

import pytest

from jiangfang.innovation.actions import report_problem
from jiangfang.innovation.models import Focus, Problem
from jiangfang.people.onlookers import audiences_seen, onlooker_of, sees_as_much
from jiangfang.people.seating import reach_of
from jiangfang.people.visibility import visible
from jiangfang.records.models import Audience

pytestmark = pytest.mark.django_db


def test_a_seat_in_a_studio_reaches_the_company_by_its_key(cast):
    assert reach_of(cast.member) == {cast.studio.pk: Audience.STUDIO, cast.company.pk: Audience.COMPANY}


@pytest.mark.parametrize(
    ("audience", "who"),
    [
        (Audience.STUDIO, {"deputy", "member"}),
        (Audience.COMPANY, {"deputy", "member", "union", "finance"}),
        (Audience.FEDERATION, {"deputy", "member", "union", "finance", "officer"}),
        (Audience.PUBLIC, {"deputy", "member", "union", "finance", "officer", "stranger"}),
    ],
)
def test_who_sees_as_much_as_an_audience(cast, audience, who):
    onlooker = onlooker_of(cast.studio, audience)
    known = ("deputy", "member", "union", "finance", "officer", "stranger")
    assert {name for name in known if sees_as_much(getattr(cast, name), onlooker)} == who


def test_the_audiences_that_are_offered_are_those_that_exist_and_see_no_more(cast):
    assert audiences_seen(cast.studio, cast.member) == [1, 2, 3, 4]
    assert audiences_seen(cast.company, cast.union) == [2, 3, 4]
    assert audiences_seen(cast.company, cast.officer) == [3, 4]
    assert audiences_seen(cast.jinan, cast.officer) == [3, 4]
    assert audiences_seen(cast.studio, cast.stranger) == [4]


def test_an_onlooker_sees_by_audience_alone_and_is_named_nowhere(cast):
    said = {"actor": cast.deputy, "focus": Focus.SAFE_PRODUCTION}
    for audience in (Audience.STUDIO, Audience.COMPANY, Audience.PUBLIC):
        report_problem(cast.studio, title=str(int(audience)), audience=audience, **said)

    def seen(audience):
        found = visible(Problem.objects.all(), onlooker_of(cast.studio, audience))
        return sorted(found.values_list("record__title", flat=True))

    assert [seen(audience) for audience in (Audience.STUDIO, Audience.COMPANY, Audience.PUBLIC)] == [
        ["1", "2", "4"],
        ["2", "4"],
        ["4"],
    ]
