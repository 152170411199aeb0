"""Striking out what was entered wrongly: by whoever entered it or leads, before anybody has answered; it counts nowhere."""

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import BenefitType, IPRight
from jiangfang.kernel.errors import Conflict, Invalid, Refused
from tests.innovation import harvest, works


def reported(cast):
    return actions.report_benefit(
        harvest.accepted(cast),
        actor=cast.member,
        unit=cast.company,
        type=BenefitType.ENERGY,
        amount_fen=100_00,
        starts_on=harvest.ACHIEVED,
    )


MAKERS = {
    "problem": (works.report, actions.strike_problem, "apprentice"),
    "result": (lambda cast: harvest.drafted(cast, actor=cast.member), actions.strike_result, "member"),
    "ip_right": (harvest.filed, actions.strike_ip_right, "member"),
    "benefit": (reported, actions.strike_benefit, "member"),
}


@pytest.mark.parametrize("kind", MAKERS)
def test_who_entered_it_strikes_it_out_and_it_counts_nowhere(cast, kind):
    make, strike, maker = MAKERS[kind]
    noun = make(cast)
    with pytest.raises(Refused):
        strike(noun, actor=cast.stranger, reason="重复")
    with pytest.raises(Refused):
        strike(noun, actor=cast.finance, reason="重复")
    with pytest.raises(Invalid):
        strike(noun, actor=getattr(cast, maker), reason=" ")
    strike(noun, actor=getattr(cast, maker), reason="重复录入")
    assert noun.record.state == "struck"
    works.assert_all_agrees(cast)
    for key in ("innovation.problems", "innovation.ip_rights", "innovation.results"):
        expected = 1 if kind == "benefit" and key == "innovation.results" else 0
        assert works.number(key, cast.studio) == expected
    with pytest.raises(Conflict):
        strike(works.again(noun), actor=cast.deputy, reason="再来")


def test_what_somebody_has_answered_is_not_struck(cast):
    problem = actions.accept_problem(works.report(cast), actor=cast.deputy)
    with pytest.raises(Conflict):
        actions.strike_problem(problem, actor=cast.deputy, reason="重复")
    right = harvest.granted(cast)
    with pytest.raises(Conflict):
        actions.strike_ip_right(right, actor=cast.deputy, reason="重复")


def test_the_number_of_a_struck_application_is_free(cast):
    wrong = harvest.filed(cast)
    actions.strike_ip_right(wrong, actor=cast.deputy, reason="录错工作室")
    assert wrong.number == f"{harvest.NUMBER} {wrong.record.code}"
    assert harvest.filed(cast, title="另录").number == harvest.NUMBER
    works.assert_all_agrees(cast)


def test_many_applications_are_entered_together_or_none(cast):
    def entry(serial, **more):
        said = {"number": harvest.number_of(2021, serial=serial), "title": f"装置{serial}", "inventors": (cast.member,)}
        return {"type": "invention", "owner": "黄台电厂", "filed_on": harvest.dt.date(2021, 5, 20), **said, **more}

    with pytest.raises(Refused):
        actions.enter_ip_rights(cast.studio, actor=cast.stranger, entries=[entry(1)])
    wrong = [entry(1), entry(1), entry(2, inventors=(cast.stranger,)), entry(3, title=""), entry(4, number="x")]
    with pytest.raises(Invalid) as told:
        actions.enter_ip_rights(cast.studio, actor=cast.member, entries=wrong)
    assert set(told.value.errors) == {"1.number", "2.inventors", "3.title", "4.number"}
    assert not IPRight.objects.exists()
    made = actions.enter_ip_rights(cast.studio, actor=cast.member, entries=[entry(1), entry(2)])
    alone = harvest.filed(cast)
    assert [event.type for event in made[0].events.all()] == [event.type for event in alone.events.all()]
    assert [one.person for one in made[1].inventors.all()] == [cast.member]
    assert made[0].record.involvements.filter(role="inventor", person=cast.member).exists()
    works.assert_all_agrees(cast)
