"""Who may see what; and what could be patented is shown to nobody outside before it is filed or waived."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import IPKind, Result
from jiangfang.innovation.reckoning.ip_numbers import NumberKind
from jiangfang.kernel.errors import Invalid, Refused
from jiangfang.people.visibility import visible
from jiangfang.records.models import Audience
from tests.innovation import harvest, works

TODAY = dt.date(2024, 3, 1)


def refusal_of(deed, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        deed(*args, **kwargs)
    return refusal.value.code


def test_a_patentable_result_is_shown_to_everyone_only_from_the_day_of_filing_on(cast):
    result = harvest.accepted(cast, patentable=True)
    assert refusal_of(actions.set_openness, result, actor=cast.deputy, audience=Audience.PUBLIC) == "novelty"
    actions.set_openness(result, actor=cast.deputy, audience=Audience.FEDERATION)
    assert not visible(Result.objects.all(), None).exists()
    harvest.filed(cast, number=harvest.number_of(2024), filed_on=TODAY, result=result)
    actions.set_openness(result, actor=cast.deputy, audience=Audience.PUBLIC)
    assert visible(Result.objects.all(), None).get() == result
    works.assert_all_agrees(cast)


@pytest.mark.parametrize("kind", [IPKind.UTILITY_MODEL, IPKind.DESIGN, IPKind.PCT])
def test_every_application_that_protects_opens_the_way(cast, kind):
    numbers = {
        IPKind.UTILITY_MODEL: harvest.number_of(2024, NumberKind.UTILITY_MODEL),
        IPKind.DESIGN: harvest.number_of(2024, NumberKind.DESIGN),
        IPKind.PCT: "PCT/CN2024/012345",
    }
    result = harvest.accepted(cast, patentable=True)
    harvest.filed(cast, type=kind, number=numbers[kind], filed_on=TODAY, result=result)
    assert actions.set_openness(result, actor=cast.deputy, audience=Audience.PUBLIC).record.audience == Audience.PUBLIC


def test_a_copyright_or_an_application_of_something_else_or_one_that_came_to_nothing_protects_nothing(cast):
    result = harvest.accepted(cast, patentable=True)
    harvest.filed(cast)
    harvest.filed(cast, type=IPKind.SOFTWARE, number="2024SR0012345", filed_on=TODAY, result=result)
    gone = harvest.filed(cast, number=harvest.number_of(2023), filed_on=dt.date(2023, 5, 4), result=result)
    actions.withdraw_ip_right(gone, actor=cast.deputy, on=dt.date(2024, 1, 8))
    assert refusal_of(actions.set_openness, result, actor=cast.deputy, audience=Audience.PUBLIC) == "novelty"
    works.assert_all_agrees(cast)


def test_the_guard_stands_at_every_way_to_the_public(cast):
    novel = {"patentable": True, "audience": Audience.PUBLIC}
    assert refusal_of(harvest.drafted, cast, **novel) == "novelty"
    shown = harvest.drafted(cast, audience=Audience.PUBLIC)
    assert refusal_of(actions.mark_patentable, shown, actor=cast.deputy, patentable=True) == "novelty"
    assert refusal_of(actions.revise_result, shown, actor=cast.deputy, patentable=True) == "novelty"
    assert refusal_of(harvest.method, cast, actor=cast.deputy, result=harvest.accepted(cast, patentable=True),
                      audience=Audience.PUBLIC) == "novelty"  # fmt: skip
    told = harvest.accepted(cast, title="已公开的做法")
    harvest.method(cast, actor=cast.deputy, result=told, audience=Audience.PUBLIC)
    assert refusal_of(actions.mark_patentable, told, actor=cast.deputy, patentable=True) == "novelty"
    works.assert_all_agrees(cast)


def test_acceptance_holds_a_public_result_that_lost_its_application(cast):
    ip_right = harvest.filed(cast)
    result = harvest.drafted(cast, patentable=True)
    actions.link_ip_right(ip_right, actor=cast.member, result=result)
    actions.set_openness(result, actor=cast.deputy, audience=Audience.PUBLIC)
    actions.submit_result(result, actor=cast.deputy)
    actions.link_ip_right(ip_right, actor=cast.member, result=None)
    assert refusal_of(actions.accept_result, result, actor=cast.union) == "novelty"
    actions.link_ip_right(ip_right, actor=cast.member, result=result)
    actions.accept_result(works.again(result), actor=cast.union)
    works.assert_all_agrees(cast)


def test_the_company_may_waive_the_novelty_with_its_reason(cast):
    result = harvest.accepted(cast, patentable=True)
    assert refusal_of(actions.waive_novelty, result, actor=cast.deputy, reason="无申请价值") == "leads_the_company"
    with pytest.raises(Invalid):
        actions.waive_novelty(result, actor=cast.union, reason="")
    actions.waive_novelty(result, actor=cast.union, reason="无申请价值")
    actions.set_openness(result, actor=cast.deputy, audience=Audience.PUBLIC)
    assert (result.record.audience, result.novelty_waiver) == (Audience.PUBLIC, "无申请价值")
    plain = harvest.accepted(cast, title="另一成果")
    assert refusal_of(actions.waive_novelty, plain, actor=cast.union, reason="x") == "is_patentable"
    works.assert_all_agrees(cast)


def test_a_result_that_is_not_patentable_needs_no_application(cast):
    result = harvest.accepted(cast)
    assert refusal_of(actions.set_openness, result, actor=cast.apprentice, audience=Audience.PUBLIC)
    actions.set_openness(result, actor=cast.deputy, audience=Audience.PUBLIC)
    works.assert_all_agrees(cast)


def test_uses_are_as_open_as_their_result(cast):
    result = harvest.accepted(cast)
    adoption = harvest.confirmed(cast, result)
    result = works.again(result)
    actions.set_openness(result, actor=cast.deputy, audience=Audience.PUBLIC)
    assert works.again(adoption).record.audience == Audience.PUBLIC
    works.assert_all_agrees(cast)


def test_methods_and_ip_rights_are_opened_by_those_who_lead(cast):
    secret = harvest.accepted(cast, patentable=True)
    method, ip_right = harvest.method(cast, result=secret), harvest.filed(cast)
    assert refusal_of(actions.set_method_openness, method, actor=cast.deputy, audience=Audience.PUBLIC) == "novelty"
    actions.link_ip_right(ip_right, actor=cast.member, result=secret)
    for deed, noun in ((actions.set_method_openness, method), (actions.set_ip_right_openness, ip_right)):
        assert refusal_of(deed, noun, actor=cast.member, audience=Audience.PUBLIC)
        assert deed(noun, actor=cast.deputy, audience=Audience.PUBLIC).record.audience == Audience.PUBLIC
    works.assert_all_agrees(cast)
