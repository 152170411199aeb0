"""Uses of a result: entered by the studio, confirmed by those who use it, wherever they belong."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import Adoption
from jiangfang.innovation.queries import adoptions_of, awaiting
from jiangfang.kernel.errors import Conflict, Invalid, Refused
from jiangfang.ledger.history import events_of
from jiangfang.people.roles import Role
from jiangfang.people.visibility import visible
from jiangfang.records.models import Audience
from tests.cast import seat
from tests.innovation import harvest, works


def test_a_use_from_its_entry_to_its_end(cast):
    adoption = harvest.entered(cast)
    assert (adoption.record.state, adoption.code[:4]) == ("entered", "ADO-")
    assert adoption.record.title == "汽封间隙测量工具 · 2号机汽机房"
    actions.confirm_adoption(adoption, actor=cast.department, effect="检修少用两天")
    assert (adoption.confirmed_by, adoption.confirmed_on) == (cast.department, dt.date(2024, 3, 1))
    actions.end_adoption(adoption, actor=cast.member, until=dt.date(2024, 3, 1))
    assert (adoption.record.state, adoption.until) == ("ended", dt.date(2024, 3, 1))
    verbs = [event.verb.rpartition(".")[2] for event in events_of(adoption.pk)]
    assert verbs == ["ended", "confirmed", "entered"]
    works.assert_all_agrees(cast)


def test_only_the_unit_that_uses_it_confirms_and_never_a_contributor(cast):
    adoption = harvest.entered(cast)
    head = harvest.harbour_head(cast)
    for person in (cast.deputy, cast.union, cast.member, head):
        with pytest.raises(Refused) as refusal:
            actions.confirm_adoption(adoption, actor=person)
        assert refusal.value.code == "confirms_use"
    actions.confirm_adoption(adoption, actor=cast.department)
    shares = [(cast.department, 5000, ""), (cast.deputy, 5000, "")]
    own = harvest.entered(cast, harvest.accepted(cast, title="另一成果", shares=shares))
    with pytest.raises(Refused) as refusal:
        actions.confirm_adoption(own, actor=cast.department)
    assert refusal.value.code == "is_no_contributor"
    works.assert_all_agrees(cast)


@pytest.mark.parametrize("audience", [Audience.RESTRICTED, Audience.STUDIO, Audience.COMPANY])
def test_the_head_in_another_company_sees_the_use_and_confirms_it(cast, audience):
    head = harvest.harbour_head(cast)
    result = harvest.accepted(cast, audience=audience)
    adoption = harvest.entered(cast, result, user=cast.harbour, where="码头空压机房")
    assert visible(Adoption.objects.all(), head).get() == adoption
    assert not visible(Adoption.objects.all(), cast.stranger).exists()
    assert [row.record for row in awaiting(head)] == [adoption.record]
    assert awaiting(cast.department) == []
    actions.confirm_adoption(adoption, actor=head)
    assert (adoption.record.state, awaiting(head)) == ("confirmed", [])
    works.assert_all_agrees(cast)


def test_a_head_who_came_later_is_called(cast):
    adoption = harvest.entered(cast, user=cast.harbour)
    head = harvest.harbour_head(cast)
    assert awaiting(head) == []
    with pytest.raises(Refused):
        actions.call_confirmer(adoption, actor=cast.stranger)
    actions.call_confirmer(adoption, actor=cast.member)
    assert [row.record for row in awaiting(head)] == [adoption.record]
    works.assert_all_agrees(cast)


def test_a_department_inside_the_branch_is_confirmed_from_above(cast):
    above = seat(cast.company, cast.company, "钱主任", Role.DEPARTMENT_HEAD)
    adoption = harvest.entered(cast, user=cast.studio)
    assert {row.record for row in awaiting(above)} == {adoption.record}
    assert actions.confirm_adoption(adoption, actor=above).record.state == "confirmed"


def test_the_unit_may_say_that_it_does_not_use_it(cast):
    adoption = harvest.entered(cast)
    with pytest.raises(Invalid) as refused:
        actions.refuse_adoption(adoption, actor=cast.department, reason="")
    assert refused.value.field == "reason"
    actions.refuse_adoption(adoption, actor=cast.department, reason="只试用一次")
    assert events_of(adoption.pk)[0].note == "只试用一次"
    with pytest.raises(Conflict):
        actions.confirm_adoption(works.again(adoption), actor=cast.department)
    works.assert_all_agrees(cast)


def test_only_an_accepted_result_is_entered_and_each_use_once(cast):
    with pytest.raises(Refused) as refusal:
        harvest.entered(cast, harvest.submitted(cast))
    assert refusal.value.code == "is_accepted"
    result = harvest.accepted(cast)
    with pytest.raises(Refused):
        harvest.entered(cast, result, actor=cast.stranger)
    first = harvest.entered(cast, result)
    with pytest.raises(Invalid) as refused:
        harvest.entered(cast, result, where=" 2号机汽机房 ")
    assert refused.value.field == "where"
    actions.refuse_adoption(first, actor=cast.department, reason="尚未使用")
    again = harvest.entered(cast, result)
    other = harvest.entered(cast, result, where="3号机汽机房", since=dt.date(2024, 1, 20))
    assert list(adoptions_of(result, cast.member)) == [other, *sorted([first, again], key=lambda row: row.pk)]
    works.assert_all_agrees(cast)


@pytest.mark.parametrize(("field", "wrong"), [("where", " "), ("since", dt.date(2024, 3, 2)), ("where", "长" * 161)])
def test_a_value_that_cannot_be_is_refused_at_its_field(cast, field, wrong):
    with pytest.raises(Invalid) as refused:
        harvest.entered(cast, **{field: wrong})
    assert refused.value.field == field


def test_a_use_is_revised_until_the_unit_has_answered_and_another_unit_is_asked(cast):
    head = harvest.harbour_head(cast)
    adoption = harvest.entered(cast, user=cast.harbour)
    actions.revise_adoption(adoption, actor=cast.member, where="3号机", user=cast.company)
    assert (adoption.user, adoption.record.title) == (cast.company, "汽封间隙测量工具 · 3号机")
    assert not visible(Adoption.objects.all(), head).exists()
    actions.confirm_adoption(adoption, actor=cast.department)
    with pytest.raises(Refused) as refusal:
        actions.revise_adoption(adoption, actor=cast.member, where="4号机")
    assert refusal.value.code == "is_unanswered"
    works.assert_all_agrees(cast)


@pytest.mark.parametrize("until", [dt.date(2024, 1, 31), dt.date(2024, 3, 2)])
def test_a_use_ends_on_a_day_that_has_been_and_not_before_it_began(cast, until):
    adoption = harvest.confirmed(cast)
    with pytest.raises(Refused):
        actions.end_adoption(adoption, actor=cast.stranger, until=dt.date(2024, 2, 2))
    with pytest.raises(Invalid) as refused:
        actions.end_adoption(adoption, actor=cast.department, until=until)
    assert refused.value.field == "until"
