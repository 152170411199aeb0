"""What the company decides about projects, and that nobody decides on their own."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import ChangeRequest
from jiangfang.kernel.errors import Conflict, Invalid, NotThere, Refused
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.ledger.history import events_of
from jiangfang.people import actions as people
from jiangfang.people.roles import Role
from jiangfang.people.seating import forget_seats
from jiangfang.records.models import Audience
from tests.cast import seat
from tests.innovation import works


def test_a_project_from_draft_to_acceptance(cast, sample_clock):
    problem = works.report(cast)
    project = works.draft(cast, problem=problem)
    milestone = actions.plan_milestone(project, actor=cast.member, title="测量", due_on=dt.date(2024, 3, 10))
    actions.submit_project(project, actor=cast.deputy)
    actions.approve_project(project, actor=cast.union, approved_on=dt.date(2024, 2, 26))
    sample_clock.advance(days=10)
    actions.reach_milestone(project, actor=cast.member, milestone=milestone)
    actions.hand_in_project(project, actor=cast.deputy)
    actions.accept_project(project, actor=cast.union, conclusion="达到目标")
    fresh = works.again(project)
    assert (fresh.record.state, fresh.approved_on, fresh.accepted_on) == (
        "accepted",
        dt.date(2024, 2, 26),
        dt.date(2024, 3, 11),
    )
    assert works.again(problem).record.state == "in_project", "how it was solved is said by a deed of its own"
    actions.solve_problem(works.again(problem), actor=cast.deputy, answer="见课题")
    works.assert_all_agrees(cast)


def test_the_company_decides_and_not_the_studio(cast):
    project = actions.submit_project(works.draft(cast), actor=cast.deputy)
    for person in (cast.deputy, cast.member, cast.finance, cast.stranger, cast.officer):
        with pytest.raises(Refused):
            actions.approve_project(project, actor=person)
    actions.approve_project(project, actor=cast.union)
    actions.hand_in_project(project, actor=cast.deputy)
    with pytest.raises(Refused):
        actions.accept_project(project, actor=cast.deputy, conclusion="好")
    actions.accept_project(project, actor=cast.union, conclusion="好")
    works.assert_all_agrees(cast)


@pytest.mark.parametrize("role", ["leader", "team"])
def test_nobody_decides_on_a_project_in_which_they_work(cast, role):
    own = {"leader": cast.union} if role == "leader" else {"team": [cast.union]}
    project = actions.submit_project(works.draft(cast, **own), actor=cast.deputy)
    with pytest.raises(Refused) as refusal:
        actions.approve_project(project, actor=cast.union)
    assert refusal.value.code == "is_not_of_the_team"
    second = seat(cast.company, cast.company, "副主席", Role.UNION_OFFICER)
    actions.approve_project(project, actor=second)
    works.assert_all_agrees(cast)


def test_leading_only_the_studio_is_not_enough_even_for_its_second_leader(cast):
    second = seat(cast.studio, cast.company, "另一位", Role.LEADER)
    project = actions.submit_project(works.draft(cast), actor=second)
    with pytest.raises(Refused) as refusal:
        actions.approve_project(project, actor=second)
    assert refusal.value.code == "leads_the_company"
    people.give_seat(cast.company, actor=SYSTEM, person=second, role=Role.UNION_OFFICER, starts_on=dt.date(2024, 1, 1))
    forget_seats(second)
    actions.approve_project(project, actor=second)


def test_what_the_company_cannot_see_is_not_submitted(cast):
    project = works.draft(cast, audience=Audience.STUDIO)
    with pytest.raises(Invalid) as refused:
        actions.submit_project(project, actor=cast.deputy)
    assert refused.value.field == "audience"
    actions.revise_project(project, actor=cast.deputy, audience=Audience.COMPANY)
    with pytest.raises(Refused):
        actions.submit_project(project, actor=cast.member)
    actions.submit_project(project, actor=cast.deputy)


def test_a_returned_project_is_worked_over_and_submitted_again(cast):
    project = actions.submit_project(works.draft(cast), actor=cast.deputy)
    with pytest.raises(Invalid):
        actions.return_project(project, actor=cast.union, reason="")
    actions.return_project(project, actor=cast.union, reason="目标不可测量")
    assert (project.record.state, project.returned_on) == ("draft", dt.date(2024, 3, 1))
    assert events_of(project.pk)[0].note == "目标不可测量"
    actions.revise_project(project, actor=cast.member, goal="漏汽量降到2吨/小时以下")
    actions.submit_project(project, actor=cast.deputy)
    assert project.returned_on is None
    works.assert_all_agrees(cast)


@pytest.mark.parametrize("deed", [actions.refuse_project, actions.stop_project])
def test_a_project_that_comes_to_nothing_gives_back_what_it_took_up(cast, deed):
    problem = works.report(cast)
    project = actions.submit_project(works.draft(cast, problem=problem), actor=cast.deputy)
    deed(project, actor=cast.union, reason="没有经费")
    assert works.again(problem).record.state == "accepted"
    works.draft(cast, problem=problem)
    assert works.again(problem).record.state == "in_project"
    with pytest.raises(Conflict):
        actions.submit_project(project, actor=cast.deputy)
    works.assert_all_agrees(cast)


def test_a_problem_on_which_another_project_works_is_not_given_back(cast):
    problem = works.report(cast)
    first = works.draft(cast, problem=problem)
    actions.solve_problem(works.again(problem), actor=cast.deputy, answer="好了")
    actions.reopen_problem(works.again(problem), actor=cast.deputy, reason="没好")
    works.draft(cast, problem=problem)
    actions.stop_project(first, actor=cast.deputy, reason="重来")
    assert works.again(problem).record.state == "in_project"
    works.assert_all_agrees(cast)


def test_a_suggestion_is_given_back_too(cast):
    suggestion = works.suggest(cast)
    project = works.draft(cast, suggestion=suggestion)
    with pytest.raises(Refused):
        actions.stop_project(project, actor=cast.member, reason="不做了")
    actions.stop_project(project, actor=cast.deputy, reason="不做了")
    assert works.again(suggestion).record.state == "accepted"
    works.assert_all_agrees(cast)


def test_approval_and_acceptance_lie_in_order_and_not_in_the_future(cast):
    project = actions.submit_project(works.draft(cast), actor=cast.deputy)
    with pytest.raises(Invalid) as early:
        actions.approve_project(project, actor=cast.union, approved_on=dt.date(2024, 3, 2))
    with pytest.raises(Invalid) as long:
        actions.approve_project(project, actor=cast.union, approval_document="号" * 81)
    assert (early.value.field, long.value.field) == ("approved_on", "approval_document")
    actions.approve_project(project, actor=cast.union, approved_on=dt.date(2024, 2, 20))
    actions.hand_in_project(project, actor=cast.deputy)
    for day in (dt.date(2024, 2, 19), dt.date(2024, 3, 2)):
        with pytest.raises(Invalid) as refused:
            actions.accept_project(project, actor=cast.union, conclusion="好", accepted_on=day)
        assert refused.value.field == "accepted_on"
    with pytest.raises(Invalid) as silent:
        actions.accept_project(project, actor=cast.union, conclusion=" ")
    assert silent.value.field == "conclusion"
    works.assert_all_agrees(cast)


def test_handing_in_with_open_milestones_needs_an_explanation(cast):
    project = works.running(cast)
    actions.plan_milestone(project, actor=cast.member, title="总结", due_on=works.END)
    with pytest.raises(Invalid) as refused:
        actions.hand_in_project(project, actor=cast.deputy)
    assert (refused.value.field, refused.value.params) == ("explanation", {"missing": 1})
    with pytest.raises(Refused):
        actions.hand_in_project(project, actor=cast.member, explanation="总结随后补上")
    actions.hand_in_project(project, actor=cast.deputy, explanation="总结随后补上")
    assert events_of(project.pk)[0].note == "总结随后补上"
    actions.send_back_project(project, actor=cast.union, reason="请补上总结")
    assert (project.record.state, project.returned_on) == ("running", dt.date(2024, 3, 1))
    works.assert_all_agrees(cast)


def test_a_granted_change_takes_effect_and_a_refused_one_does_not(cast):
    project = works.running(cast)
    with pytest.raises(Refused):
        actions.request_change(project, actor=cast.apprentice, reason="缺备件", new_end=dt.date(2025, 3, 31))
    asked = actions.request_change(
        project, actor=cast.member, reason="缺备件", new_end=dt.date(2025, 3, 31), new_budget_fen=350_000_00
    )
    with pytest.raises(Invalid):
        actions.request_change(project, actor=cast.member, reason="再要", new_goal="更低")
    with pytest.raises(Refused):
        actions.answer_change(project, actor=cast.deputy, request=asked, granted=True)
    with pytest.raises(Invalid):
        actions.hand_in_project(project, actor=cast.deputy)
    actions.answer_change(project, actor=cast.union, request=asked, granted=True)
    fresh = works.again(project)
    assert (fresh.ends_on, fresh.budget_fen, fresh.goal) == (dt.date(2025, 3, 31), 350_000_00, project.goal)
    with pytest.raises(NotThere):
        actions.answer_change(project, actor=cast.union, request=asked, granted=False, note="晚了")
    again = actions.request_change(project, actor=cast.deputy, reason="做不到", new_goal="降到3吨/小时")
    with pytest.raises(Invalid) as silent:
        actions.answer_change(project, actor=cast.union, request=again, granted=False)
    assert silent.value.field == "note"
    actions.answer_change(project, actor=cast.union, request=again, granted=False, note="目标不降")
    answers = project.change_requests.values_list("answer", flat=True)
    assert list(answers) == [ChangeRequest.Answer.GRANTED, ChangeRequest.Answer.REFUSED]
    assert works.again(project).goal == project.goal
    works.assert_all_agrees(cast)


def test_a_change_that_cannot_be_is_not_asked_for(cast):
    project = works.running(cast)
    actions.plan_milestone(project, actor=cast.member, title="测量", due_on=dt.date(2024, 6, 30))
    for change, field in (
        ({}, "new_end"),
        ({"new_end": works.START - dt.timedelta(days=1)}, "new_end"),
        ({"new_end": dt.date(2024, 6, 29)}, "new_end"),
        ({"new_budget_fen": -1}, "new_budget_fen"),
        ({"new_goal": "x", "reason": " "}, "reason"),
    ):
        with pytest.raises(Invalid) as refused:
            actions.request_change(project, actor=cast.member, **{"reason": "缺备件", **change})
        assert refused.value.field == field
    assert not project.change_requests.exists()


def test_a_request_of_another_project_is_not_there(cast):
    project, other = works.running(cast), works.running(cast)
    asked = actions.request_change(other, actor=cast.member, reason="缺备件", new_budget_fen=1)
    with pytest.raises(NotThere):
        actions.answer_change(project, actor=cast.union, request=asked, granted=True)


def test_two_answers_at_once_are_one(cast):
    project = actions.submit_project(works.draft(cast), actor=cast.deputy)
    mine = works.again(project)
    actions.return_project(works.again(project), actor=cast.union, reason="补充预算")
    with pytest.raises(Conflict) as conflict:
        actions.approve_project(mine, actor=cast.union)
    assert conflict.value.code == "version"
