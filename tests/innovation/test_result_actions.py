"""Results: shares make 100 %, the company accepts them, and nobody accepts their own."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation import actions
from jiangfang.innovation.queries import awaiting, generations_of
from jiangfang.innovation.rules.shares import WHOLE, percent, sum_error
from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany, NotThere, Refused
from jiangfang.ledger.history import events_of
from jiangfang.people.models import Involvement
from jiangfang.people.roles import Role
from jiangfang.people.visibility import visible
from jiangfang.records.models import Audience
from tests.cast import seat
from tests.innovation import harvest, works


def test_a_result_from_its_draft_to_its_acceptance_and_withdrawal(cast, sample_clock):
    result = harvest.drafted(cast)
    assert (result.record.state, result.family, result.generation, result.code[:4]) == ("draft", result, 1, "RES-")
    actions.submit_result(result, actor=cast.member)
    actions.return_result(result, actor=cast.union, reason="缺测量数据")
    actions.revise_result(result, actor=cast.deputy, summary="附测量数据")
    actions.submit_result(result, actor=cast.deputy)
    actions.accept_result(result, actor=cast.union)
    assert (result.record.state, result.accepted_on) == ("accepted", dt.date(2024, 3, 1))
    actions.withdraw_result(result, actor=cast.union, reason="与另一成果相同")
    verbs = [event.verb.rpartition(".")[2] for event in events_of(result.pk)]
    assert verbs == ["withdrawn", "accepted", "submitted", "revised", "returned", "submitted", "drafted"]
    assert events_of(result.pk)[0].note == "与另一成果相同"
    works.assert_all_agrees(cast)


def test_only_the_company_accepts_and_never_a_contributor(cast):
    result = harvest.submitted(cast)
    for person, rule in ((cast.deputy, "leads_the_company"), (cast.stranger, "leads_the_company")):
        with pytest.raises(Refused) as refusal:
            actions.accept_result(result, actor=person)
        assert refusal.value.code == rule
    actions.accept_result(result, actor=cast.union)
    own = harvest.submitted(cast, shares=[(cast.union, 5000, ""), (cast.member, 5000, "")])
    with pytest.raises(Refused) as refusal:
        actions.accept_result(own, actor=cast.union)
    assert refusal.value.code == "is_no_contributor"
    another = seat(cast.company, cast.company, "李副主席", Role.UNION_OFFICER)
    actions.accept_result(own, actor=another)
    works.assert_all_agrees(cast)


@pytest.mark.parametrize(
    ("first", "second", "total", "difference"),
    [(6000, 5000, "110", "10"), (6000, 3950, "99.5", "0.5"), (3333, 3333, "66.66", "33.34")],
)
def test_shares_that_do_not_make_100_percent_are_refused_and_told_by_how_much(cast, first, second, total, difference):
    result = harvest.drafted(cast, shares=[(cast.deputy, first, ""), (cast.member, second, "")])
    with pytest.raises(Invalid) as refused:
        actions.submit_result(result, actor=cast.deputy)
    assert refused.value.field == "shares"
    assert f"{total} %" in str(refused.value)
    assert f"{difference} %" in str(refused.value)
    actions.revise_result(result, actor=cast.deputy, shares=[(cast.deputy, 6000, ""), (cast.member, 4000, "")])
    assert actions.submit_result(result, actor=cast.deputy).record.state == "submitted"
    works.assert_all_agrees(cast)


@given(st.lists(st.integers(min_value=1, max_value=WHOLE), max_size=8))
def test_only_exactly_100_percent_passes_and_the_difference_leads_there(points):
    error = sum_error(points)
    assert (error is None) == (sum(points) == WHOLE)
    if error is not None:
        total, difference = (round(float(error.params[name]) * 100) for name in ("total", "difference"))
        assert total == sum(points)
        assert abs(total - WHOLE) == difference


@given(st.integers(min_value=0, max_value=10 * WHOLE))
def test_a_percentage_reads_back_as_its_basis_points(points):
    assert round(float(percent(points)) * 100) == points
    assert "e" not in percent(points).lower()


@pytest.mark.parametrize(
    "lines",
    [
        lambda cast: [(cast.deputy, 5000, ""), (cast.deputy, 5000, "")],
        lambda cast: [(cast.deputy, 10000, ""), (cast.member, 0, "")],
        lambda cast: [(cast.deputy, 11000, ""), (cast.member, -1000, "")],
        lambda cast: [(cast.stranger, 10000, "")],
    ],
)
def test_contributors_stand_once_with_a_share_and_are_known_to_the_actor(cast, lines):
    with pytest.raises(Invalid) as refused:
        harvest.drafted(cast, shares=lines(cast))
    assert refused.value.field == "shares"


def test_contributors_see_a_restricted_result_and_the_company_sees_it_once_it_decides(cast):
    result = harvest.drafted(cast, audience=Audience.RESTRICTED)
    seen_by = {"deputy", "member"}
    for name in ("deputy", "member", "apprentice", "union", "stranger"):
        assert visible(type(result).objects.all(), getattr(cast, name)).exists() == (name in seen_by), name
    actions.submit_result(result, actor=cast.deputy)
    assert visible(type(result).objects.all(), cast.union).exists()
    assert not visible(type(result).objects.all(), cast.apprentice).exists()
    assert [row.record for row in awaiting(cast.union)] == [result.record]
    assert awaiting(cast.deputy) == []
    works.assert_all_agrees(cast)


def test_whoever_is_taken_off_the_list_is_no_longer_named_in_the_record(cast):
    result = harvest.drafted(cast, audience=Audience.RESTRICTED)
    actions.revise_result(result, actor=cast.deputy, shares=[(cast.deputy, 10000, "")])
    named = Involvement.objects.filter(record=result.record).values_list("person", "role")
    assert set(named) == {(cast.deputy.pk, "drafter"), (cast.deputy.pk, "contributor")}
    with pytest.raises(Refused):
        actions.revise_result(result, actor=cast.apprentice, summary="x")
    works.assert_all_agrees(cast)


def test_shares_are_corrected_by_someone_who_has_none_with_the_reason(cast):
    result = harvest.accepted(cast)
    lines = [(cast.deputy, 5000, "设计"), (cast.member, 3000, "加工"), (cast.apprentice, 2000, "试验")]
    with pytest.raises(Refused):
        actions.revise_result(result, actor=cast.deputy, shares=lines)
    with pytest.raises(Refused):
        actions.correct_shares(result, actor=cast.deputy, shares=lines, reason="漏了小周")
    with pytest.raises(Invalid) as refused:
        actions.correct_shares(result, actor=cast.union, shares=lines, reason=" ")
    assert refused.value.field == "reason"
    for wrong in ([*lines, (cast.finance, 1, "")], [(cast.union, 10000, "")]):
        with pytest.raises(Invalid) as refused:
            actions.correct_shares(result, actor=cast.union, shares=wrong, reason="漏了小周")
        assert refused.value.field == "shares"
    result = works.again(result)
    actions.correct_shares(result, actor=cast.union, shares=lines, reason="漏了小周")
    assert [(share.person, share.basis_points, share.place) for share in result.shares.all()] == [
        (cast.deputy, 5000, 1),
        (cast.member, 3000, 2),
        (cast.apprentice, 2000, 3),
    ]
    event = events_of(result.pk)[0]
    assert (event.note, event.facts["before"], event.facts["after"]) == ("漏了小周", [6000, 4000], [5000, 3000, 2000])
    works.assert_all_agrees(cast)


def test_generations_make_a_family(cast):
    first = harvest.accepted(cast)
    second = harvest.accepted(cast, title="第二代", previous=first)
    third = harvest.drafted(cast, title="第三代", previous=second)
    assert [(r.generation, r.family_id) for r in (first, second, third)] == [(n, first.pk) for n in (1, 2, 3)]
    assert list(generations_of(first, cast.member)) == [first, second, third]
    assert list(generations_of(first, cast.stranger)) == []
    actions.revise_result(third, actor=cast.deputy, previous=first)
    assert (third.generation, third.family_id) == (2, first.pk)
    actions.revise_result(third, actor=cast.deputy, previous=None)
    assert (third.generation, third.family_id) == (1, third.pk)
    works.assert_all_agrees(cast)


def test_a_generation_follows_one_that_was_accepted_and_came_before(cast):
    draft, earlier = harvest.drafted(cast), harvest.accepted(cast)
    for previous, more, field in (
        (draft, {}, "previous"),
        (earlier, {"achieved_on": dt.date(2023, 12, 31)}, "achieved_on"),
    ):
        with pytest.raises(Invalid) as refused:
            harvest.drafted(cast, previous=previous, **more)
        assert refused.value.field == field
    with pytest.raises(NotThere):
        harvest.drafted(cast, organisation=cast.harbour_studio, actor=cast.stranger, shares=[], previous=earlier)
    assert harvest.drafted(cast, previous=earlier).generation == 2


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", " "),
        ("type", "miracle"),
        ("focus", ""),
        ("summary", ""),
        ("equipment", "汽" * 121),
        ("achieved_on", dt.date(2024, 3, 2)),
        ("audience", 9),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_field(cast, field, wrong):
    with pytest.raises(InvalidMany) as refused:
        harvest.drafted(cast, **{field: wrong})
    assert set(refused.value.errors) == {field}


def test_a_result_is_accepted_on_a_day_between_its_achievement_and_today(cast):
    result = harvest.submitted(cast)
    for wrong in (dt.date(2024, 1, 14), dt.date(2024, 3, 2)):
        with pytest.raises(Invalid) as refused:
            actions.accept_result(result, actor=cast.union, accepted_on=wrong)
        assert refused.value.field == "accepted_on"
    assert actions.accept_result(result, actor=cast.union, accepted_on=harvest.ACHIEVED).accepted_on == harvest.ACHIEVED


def test_the_second_of_two_deciders_is_told_that_someone_was_first(cast):
    result = harvest.submitted(cast)
    mine, theirs = works.again(result), works.again(result)
    actions.accept_result(theirs, actor=cast.union)
    with pytest.raises(Conflict):
        actions.refuse_result(mine, actor=cast.union, reason="重复")
    with pytest.raises(Conflict):
        actions.refuse_result(works.again(result), actor=cast.union, reason="重复")
    works.assert_all_agrees(cast)
