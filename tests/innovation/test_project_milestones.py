"""Milestones and the story of a project."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import PHASES, Step
from jiangfang.innovation.queries import story_of
from jiangfang.kernel.errors import Conflict, Invalid, NotThere, Refused
from tests.innovation import works

DUE = dt.date(2024, 3, 31)


def test_a_milestone_is_planned_moved_and_reached(cast):
    project = works.running(cast)
    with pytest.raises(Refused):
        actions.plan_milestone(project, actor=cast.apprentice, title="测量", due_on=DUE)
    milestone = actions.plan_milestone(project, actor=cast.member, title="测量", due_on=DUE)
    actions.replan_milestone(
        project, actor=cast.member, milestone=milestone, due_on=dt.date(2024, 4, 30), note="等停机"
    )
    with pytest.raises(Refused):
        actions.reach_milestone(project, actor=cast.finance, milestone=milestone)
    actions.reach_milestone(project, actor=cast.member, milestone=milestone, done_on=dt.date(2024, 2, 29))
    row = project.milestones.get()
    assert (row.title, row.due_on, row.done_on, row.note) == (
        "测量",
        dt.date(2024, 4, 30),
        dt.date(2024, 2, 29),
        "等停机",
    )
    for deed in (actions.reach_milestone, actions.replan_milestone):
        with pytest.raises(NotThere):
            deed(
                project,
                actor=cast.member,
                milestone=milestone,
                **({} if deed is actions.reach_milestone else {"due_on": DUE}),
            )
    works.assert_all_agrees(cast)


def test_a_milestone_lies_within_its_project_and_is_not_reached_tomorrow(cast):
    project = works.running(cast)
    for day in (works.START - dt.timedelta(days=1), works.END + dt.timedelta(days=1)):
        with pytest.raises(Invalid) as refused:
            actions.plan_milestone(project, actor=cast.member, title="测量", due_on=day)
        assert refused.value.field == "due_on"
    milestone = actions.plan_milestone(project, actor=cast.member, title="测量", due_on=DUE)
    for day in (works.START - dt.timedelta(days=1), dt.date(2024, 3, 2)):
        with pytest.raises(Invalid) as refused:
            actions.reach_milestone(project, actor=cast.member, milestone=milestone, done_on=day)
        assert refused.value.field == "done_on"
    with pytest.raises(Invalid):
        actions.replan_milestone(
            project, actor=cast.member, milestone=milestone, due_on=works.END + dt.timedelta(days=1)
        )
    assert project.milestones.get().due_on == DUE


def test_nothing_is_reached_before_the_approval_nor_planned_while_the_company_decides(cast):
    project = works.draft(cast)
    milestone = actions.plan_milestone(project, actor=cast.member, title="测量", due_on=DUE)
    with pytest.raises(Refused) as early:
        actions.reach_milestone(project, actor=cast.member, milestone=milestone)
    assert early.value.code == "is_running"
    actions.submit_project(project, actor=cast.deputy)
    with pytest.raises(Refused):
        actions.plan_milestone(project, actor=cast.member, title="再测", due_on=DUE)
    actions.approve_project(project, actor=cast.union)
    actions.reach_milestone(project, actor=cast.member, milestone=milestone)


def test_a_milestone_of_another_project_is_not_there(cast):
    project, other = works.running(cast), works.running(cast)
    milestone = actions.plan_milestone(other, actor=cast.member, title="测量", due_on=DUE)
    with pytest.raises(NotThere):
        actions.reach_milestone(project, actor=cast.member, milestone=milestone)


def test_two_who_keep_the_same_project_at_once(cast):
    project = works.running(cast)
    theirs = works.again(project)
    actions.plan_milestone(theirs, actor=cast.member, title="测量", due_on=DUE)
    with pytest.raises(Conflict):
        actions.plan_milestone(project, actor=cast.deputy, title="测量", due_on=DUE)
    assert project.milestones.count() == 1


def test_a_step_is_written_in_any_order_and_written_anew(cast):
    project = works.running(cast)
    actions.write_step(project, actor=cast.member, step=Step.CHECK, text="仍漏3吨/小时")
    actions.write_step(project, actor=cast.member, step=Step.CAUSES, text="间隙过大")
    actions.write_step(project, actor=cast.deputy, step=Step.CHECK, text="漏1.8吨/小时", done_on=dt.date(2024, 2, 29))
    with pytest.raises(Refused):
        actions.write_step(project, actor=cast.apprentice, step=Step.TOPIC, text="x")
    story = story_of(project)
    assert [one.step for one in story] == list(Step)
    assert [one.step for one in story if one.done_on] == [Step.CAUSES, Step.CHECK]
    assert next(one for one in story if one.step == Step.CHECK).text == "漏1.8吨/小时"
    assert [one.phase for one in story] == [phase for phase, steps in PHASES.items() for _step in steps]
    works.assert_all_agrees(cast)


@pytest.mark.parametrize(("field", "wrong"), [("step", "dance"), ("text", " "), ("done_on", dt.date(2024, 3, 2))])
def test_a_step_that_cannot_be_is_refused_at_its_field(cast, field, wrong):
    project = works.running(cast)
    with pytest.raises(Invalid) as refused:
        actions.write_step(project, actor=cast.member, **{"step": Step.TOPIC, "text": "轴封", field: wrong})
    assert refused.value.field == field


def test_after_the_acceptance_only_the_deployment_is_written(cast):
    project = works.accepted(cast)
    with pytest.raises(Invalid) as refused:
        actions.write_step(project, actor=cast.member, step=Step.SUMMARY, text="总结")
    assert refused.value.field == "step"
    actions.write_step(project, actor=cast.member, step=Step.DEPLOY, text="推广到1号机")
    works.assert_all_agrees(cast)


def test_the_story_of_a_stopped_project_is_closed(cast):
    project = works.running(cast)
    actions.write_step(project, actor=cast.member, step=Step.TOPIC, text="轴封")
    actions.stop_project(project, actor=cast.deputy, reason="机组退役")
    with pytest.raises(Refused) as refusal:
        actions.write_step(project, actor=cast.member, step=Step.DEPLOY, text="推广")
    assert refusal.value.code == "has_open_story"
