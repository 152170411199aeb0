"""Which projects and activities are open to whom, and what awaits whom."""

import datetime as dt

import pytest
from django.utils import translation

from jiangfang.innovation import actions
from jiangfang.innovation.models import Step
from jiangfang.innovation.queries import (
    activities_for,
    awaiting,
    awaiting_projects,
    due_milestones,
    my_projects,
    planned_activities,
    projects_for,
    running_projects,
    story_of,
)
from jiangfang.people.roles import Role
from jiangfang.people.seating import seats_held
from tests.cast import seat
from tests.innovation import works


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def seated(person):
    """The person with their seats read, as in any request."""
    seats_held(person)
    return person


def told(reader):
    return [str(row.what) for row in awaiting_projects(reader)]


def test_lists_show_what_is_open_to_the_reader(cast):
    draft, run = works.draft(cast), works.running(cast)
    assert set(projects_for(cast.finance)) == {draft, run}
    assert not projects_for(cast.stranger).exists()
    assert set(running_projects(cast.member)) == {run}
    assert (my_projects(cast.deputy).count(), my_projects(cast.member).count()) == (2, 2)
    assert not my_projects(cast.apprentice).exists()


def test_the_plan_begins_with_what_is_overdue(cast, sample_clock):
    for day in (dt.date(2024, 5, 1), dt.date(2024, 3, 2)):
        works.meeting(cast, held=False, attendees=[], held_on=day, title=f"{day}")
    works.meeting(cast)
    assert [row.held_on for row in planned_activities(cast.member)] == [dt.date(2024, 3, 2), dt.date(2024, 5, 1)]
    assert [row.held_on.month for row in activities_for(cast.member)] == [5, 3, 2]
    assert not activities_for(cast.stranger).exists()
    sample_clock.advance(days=2)
    assert told(cast.member) == ["Say whether it took place"]


def test_the_company_is_asked_and_not_who_works_in_the_project(cast):
    actions.submit_project(works.draft(cast), actor=cast.deputy)
    assert told(cast.union) == ["Approve or return the project"]
    assert told(cast.deputy) == told(cast.member) == told(cast.stranger) == []
    actions.submit_project(works.draft(cast, team=[cast.union]), actor=cast.deputy)
    assert len(told(cast.union)) == 1
    second = seat(cast.company, cast.company, "副主席", Role.UNION_OFFICER)
    assert len(told(second)) == 2


def test_each_step_of_the_way_awaits_its_person(cast):
    project = actions.submit_project(works.draft(cast), actor=cast.deputy)
    actions.return_project(project, actor=cast.union, reason="补预算")
    assert (told(cast.deputy), told(cast.union)) == (["Work it over"], [])
    actions.approve_project(actions.submit_project(project, actor=cast.deputy), actor=cast.union)
    assert (told(cast.deputy), told(cast.union)) == ([], [])
    request = actions.request_change(project, actor=cast.member, reason="缺备件", new_budget_fen=1)
    assert told(cast.union) == ["Answer the change request"]
    actions.answer_change(project, actor=cast.union, request=request, granted=True)
    actions.hand_in_project(project, actor=cast.deputy)
    assert told(cast.union) == ["Accept or send back the project"]
    actions.send_back_project(project, actor=cast.union, reason="补总结")
    assert (told(cast.deputy), told(cast.union)) == (["Work it over"], [])


def test_milestones_are_called_within_thirty_days_and_when_overdue(cast, sample_clock):
    project = works.running(cast)
    for days in (30, 31):
        due = dt.date(2024, 3, 1) + dt.timedelta(days=days)
        actions.plan_milestone(project, actor=cast.member, title=f"{days}", due_on=due)
    assert [row.title for row in due_milestones(cast.deputy)] == ["30"]
    assert not due_milestones(cast.member).exists()
    assert [(row.due, str(row.why)) for row in awaiting_projects(cast.deputy)] == [(dt.date(2024, 3, 31), "30")]
    sample_clock.advance(days=31)
    assert told(cast.deputy) == ["Reach the milestone that is overdue", "Reach the milestone"]
    actions.reach_milestone(project, actor=cast.member, milestone=due_milestones(cast.deputy)[0])
    assert told(cast.deputy) == ["Reach the milestone"]


def test_what_awaits_comes_with_the_most_urgent_first(cast):
    works.report(cast)
    project = works.running(cast)
    actions.plan_milestone(project, actor=cast.member, title="测量", due_on=dt.date(2024, 3, 10))
    rows = awaiting(cast.deputy)
    assert [str(row.what) for row in rows] == ["Reach the milestone", "Answer the problem"]
    assert all(str(row.why) and row.since == dt.date(2024, 3, 1) for row in rows)


def build(cast, times):
    """Every kind of thing that awaits the deputy or the union officer, ``times`` over."""
    for number in range(times):
        actions.submit_project(works.draft(cast), actor=cast.deputy)
        actions.hand_in_project(works.running(cast), actor=cast.deputy)
        actions.request_change(works.running(cast), actor=cast.member, reason="缺备件", new_budget_fen=number)
        returned = actions.submit_project(works.draft(cast), actor=cast.deputy)
        actions.return_project(returned, actor=cast.union, reason="补预算")
        due = works.running(cast)
        actions.plan_milestone(due, actor=cast.member, title="测量", due_on=dt.date(2024, 3, 10))
        works.meeting(cast, actor=cast.deputy, held=False, attendees=[])


@pytest.mark.parametrize("times", [1, 3])
def test_the_lists_ask_as_often_for_three_as_for_one(cast, django_assert_num_queries, times):
    build(cast, times)
    for asked, person in ((projects_for, cast.finance), (running_projects, cast.finance), (my_projects, cast.member)):
        reader = seated(person)
        with django_assert_num_queries(1):
            assert [(r.record.title, r.organisation.record.title, r.leader.record.title) for r in asked(reader)]
    for asked in (activities_for, planned_activities):
        reader = seated(cast.member)
        with django_assert_num_queries(1):
            assert len([(r.record.title, r.organisation.record.title, r.host.record.title) for r in asked(reader)])
    for person, kinds in ((cast.union, 3), (cast.deputy, 3)):
        reader = seated(person)
        with django_assert_num_queries(2):
            rows = [(row.record.title, row.record.organisation.record.title) for row in awaiting_projects(reader)]
        assert len(rows) == kinds * times


@pytest.mark.parametrize("steps", [(Step.TOPIC,), (Step.TOPIC, Step.TARGET, Step.DEPLOY)])
def test_a_story_is_one_query(cast, django_assert_num_queries, steps):
    project = works.running(cast)
    for step in steps:
        actions.write_step(project, actor=cast.member, step=step, text="轴封")
    with django_assert_num_queries(1):
        assert [one.step for one in story_of(project) if one.text] == list(steps)
    assert story_of(project)[-1].step == Step.DEPLOY
