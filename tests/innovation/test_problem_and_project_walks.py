"""Random deeds by random people: each is done or refused, and whatever happens everything still agrees."""

import datetime as dt
import functools

import pytest
from django.db import transaction
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from jiangfang.innovation import actions
from jiangfang.innovation.models import Problem, Project, Step, Suggestion
from jiangfang.kernel import clock
from jiangfang.kernel.clock import SampleClock, use_clock
from jiangfang.kernel.errors import JiangfangError
from tests import cast as story
from tests.innovation import works

# Those who may do most are drawn most often, or few projects would ever come to their end.
PEOPLE = ("deputy", "deputy", "union", "union", "member", "apprentice", "stranger")


def pick(model, number):
    """One of the model's nouns, oldest first, the same one for the same number."""
    rows = list(model.objects.select_related("record", "organisation").order_by("pk"))
    return rows[number % len(rows)] if rows else None


def on(model, action, **given):
    """A deed on one of the model's nouns; ``given`` may make values of the cast and the two numbers."""

    def do(cast, actor, one, two):
        noun = pick(model, one)
        if noun is not None:
            values = {name: value(cast, noun, two) if callable(value) else value for name, value in given.items()}
            action(noun, actor=actor, **values)

    return functools.wraps(action)(do)


def a_day(_cast, _noun, number):
    return dt.date(2024, 2, 15) + dt.timedelta(days=number * 3)


def drafted(cast, actor, one, two):
    problem = pick(Problem, one) if two % 2 else None
    suggestion = pick(Suggestion, one) if two % 4 == 0 else None
    works.draft(cast, actor=actor, leader=actor, problem=problem, suggestion=suggestion)


def milestone_deed(cast, actor, one, two):
    project = pick(Project, one)
    if project is not None and (milestone := project.milestones.first()):
        actions.reach_milestone(project, actor=actor, milestone=milestone, done_on=a_day(cast, project, two))


def answered(cast, actor, one, two):
    project = pick(Project, one)
    if project is not None and (request := project.change_requests.first()):
        actions.answer_change(project, actor=actor, request=request, granted=bool(two % 2), note="见纪要")


DEEDS = (
    lambda cast, actor, one, two: works.report(cast, actor=actor, title=f"难题{one}{two}"),
    lambda cast, actor, one, two: works.suggest(cast, actor=actor, made_on=a_day(cast, None, 0)),
    on(Problem, actions.accept_problem),
    on(Problem, actions.decline_problem, reason="报废"),
    on(Problem, actions.merge_problem, into=lambda _cast, _noun, number: pick(Problem, number)),
    on(Problem, actions.solve_problem, answer="好了", solved_on=a_day),
    on(Problem, actions.reopen_problem, reason="没好"),
    on(Problem, actions.revise_problem, found_on=a_day),
    on(Suggestion, actions.accept_suggestion),
    on(Suggestion, actions.decline_suggestion, reason="不可行"),
    on(Suggestion, actions.carry_out_suggestion, answer="已改", carried_out_on=a_day),
    drafted,
    drafted,
    on(Project, actions.submit_project),
    on(Project, actions.return_project, reason="补预算"),
    on(Project, actions.approve_project, approved_on=a_day),
    on(Project, actions.refuse_project, reason="无经费"),
    on(Project, actions.hand_in_project, explanation="随后补上"),
    on(Project, actions.send_back_project, reason="补总结"),
    on(Project, actions.accept_project, conclusion="好", accepted_on=a_day),
    on(Project, actions.stop_project, reason="停役"),
    on(Project, actions.plan_milestone, title="测量", due_on=a_day),
    milestone_deed,
    on(Project, actions.write_step, step=lambda _cast, _noun, number: list(Step)[number], text="轴封"),
    on(Project, actions.request_change, reason="缺备件", new_end=a_day),
    answered,
    on(Project, actions.change_team, team=lambda cast, _noun, number: [cast.member, cast.union][: number % 3]),
)
ATTEMPT = st.tuples(
    st.integers(0, len(DEEDS) - 1), st.sampled_from(PEOPLE), st.integers(0, 5), st.integers(0, 8), st.integers(0, 2)
)


@pytest.fixture
def busy(cast):
    """A studio in the middle of its work, so that short walks reach the later moves too."""
    works.report(cast)
    solved = actions.accept_problem(works.report(cast, title="盘车电流大"), actor=cast.deputy)
    actions.solve_problem(solved, actor=cast.deputy, answer="换轴承")
    run = works.running(cast, problem=works.report(cast, title="轴瓦温度高"))
    actions.request_change(run, actor=cast.member, reason="缺备件", new_end=dt.date(2025, 3, 31))
    actions.submit_project(works.draft(cast, suggestion=works.suggest(cast)), actor=cast.deputy)
    actions.hand_in_project(works.running(cast, suggestion=works.suggest(cast, title="换密封")), actor=cast.deputy)
    return cast


def assert_sound():
    """What no sequence of deeds may bring about."""
    for problem in Problem.objects.select_related("record", "same_as__record"):
        state = problem.record.state
        assert (state == "merged") == (problem.same_as is not None)
        assert problem.same_as is None or problem.same_as.record.state != "merged"
        assert (state == "solved") == (problem.solved_on is not None)
        assert problem.solved_on is None or problem.found_on <= problem.solved_on <= clock.today()
        live = problem.projects.exclude(record__state__in=("refused", "stopped"))
        assert state != "in_project" or live.exists()
    for project in Project.objects.select_related("record"):
        ran = project.record.state in ("running", "handed_in", "accepted")
        assert not ran or project.approved_on is not None
        assert (project.record.state == "accepted") == (project.accepted_on is not None)
        assert project.starts_on <= project.ends_on
        assert not project.team.filter(person=project.leader_id).exists()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(attempts=st.lists(ATTEMPT, min_size=20, max_size=40))
def test_no_sequence_of_deeds_breaks_anything(busy, attempts):
    with transaction.atomic(), use_clock(SampleClock(story.START)) as stopped:
        done = 0
        for deed, person, one, two, days in attempts:
            stopped.advance(days=days)
            try:
                DEEDS[deed](busy, getattr(busy, person), one, two)
            except JiangfangError as refused:
                event(type(refused).__name__)
            else:
                done += 1
            assert_sound()
        event(f"deeds done: {done // 5 * 5} or more")
        for state in set(Project.objects.values_list("record__state", flat=True)):
            event(f"a project that is {state}")
        works.assert_all_agrees(busy)
        transaction.set_rollback(True)
