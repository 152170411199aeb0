"""Drafting projects, what they take up, and who works in them."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import Source
from jiangfang.innovation.queries import my_projects
from jiangfang.kernel.errors import Conflict, Invalid, NotThere, Refused
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.ledger.models import Entry
from jiangfang.people import actions as people
from jiangfang.records.models import Audience
from tests.innovation import works


def test_a_draft_takes_up_its_problem_in_the_same_deed(cast):
    problem, before = works.report(cast), Entry.objects.count()
    project = works.draft(cast, problem=problem)
    assert (project.record.state, project.source, project.problem.pk) == ("draft", Source.PROBLEM, problem.pk)
    assert works.again(problem).record.state == "in_project"
    assert Entry.objects.count() == before + 1
    with pytest.raises(Conflict):
        works.draft(cast, problem=problem)
    works.assert_all_agrees(cast)


def test_a_draft_takes_up_a_suggestion(cast):
    suggestion = works.suggest(cast)
    project = works.draft(cast, suggestion=suggestion)
    assert (project.source, works.again(suggestion).record.state) == (Source.SUGGESTION, "in_project")
    works.assert_all_agrees(cast)


def test_before_it_is_accepted_only_leaders_take_a_problem_up(cast):
    problem = works.report(cast)
    with pytest.raises(Refused):
        works.draft(cast, actor=cast.member, leader=cast.member, problem=problem)
    assert works.again(problem).record.state == "reported"
    actions.accept_problem(problem, actor=cast.deputy)
    works.draft(cast, actor=cast.member, leader=cast.member, problem=problem)
    assert works.again(problem).record.state == "in_project"
    works.assert_all_agrees(cast)


def test_a_studio_takes_up_what_its_company_has_accepted_and_nothing_from_elsewhere(cast):
    posted = actions.accept_problem(works.report(cast, organisation=cast.company), actor=cast.union)
    assert works.draft(cast, problem=posted).organisation == cast.studio
    away = works.report(cast, organisation=cast.harbour_studio, actor=cast.stranger)
    with pytest.raises(NotThere):
        works.draft(cast, problem=away)
    works.assert_all_agrees(cast)


def test_a_stranger_drafts_nothing_here(cast):
    with pytest.raises(Refused):
        works.draft(cast, actor=cast.stranger)
    assert works.draft(cast, actor=cast.apprentice).record.state == "draft"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", ""),
        ("goal", " "),
        ("focus", "x"),
        ("budget_fen", -1),
        ("ends_on", works.START - dt.timedelta(days=1)),
        ("source", "x"),
        ("source", Source.PROBLEM),
        ("source", Source.SUGGESTION),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_field(cast, field, wrong):
    with pytest.raises(Invalid) as refused:
        works.draft(cast, **{field: wrong})
    assert refused.value.field == field


def test_a_project_has_one_source(cast):
    with pytest.raises(Invalid) as refused:
        works.draft(cast, problem=works.report(cast), suggestion=works.suggest(cast))
    assert refused.value.field == "source"


def test_nobody_is_named_who_does_not_belong_here(cast):
    with pytest.raises(Invalid) as leading:
        works.draft(cast, leader=cast.stranger)
    with pytest.raises(Invalid) as working:
        works.draft(cast, team=[cast.stranger])
    known = people.register_person(cast.company, actor=SYSTEM, name="报上的人", published=True)
    with pytest.raises(Invalid):
        works.draft(cast, team=[known])
    assert (leading.value.field, working.value.field) == ("leader", "team")
    project = works.draft(cast, team=[cast.member, cast.finance, cast.member, cast.deputy])
    assert {row.person for row in project.team.all()} == {cast.member, cast.finance}


def test_who_drafts_without_leading_works_in_the_team(cast):
    project = works.draft(cast, actor=cast.apprentice, audience=Audience.RESTRICTED)
    assert my_projects(cast.apprentice).get() == project
    actions.revise_project(project, actor=cast.apprentice, plan="先测量")
    assert not my_projects(cast.finance).exists()
    works.assert_all_agrees(cast)


def test_a_draft_is_revised_by_its_team_and_nothing_but_a_draft(cast):
    project = works.draft(cast)
    with pytest.raises(Refused):
        actions.revise_project(project, actor=cast.apprentice, plan="x")
    actions.revise_project(project, actor=cast.member, plan="先测量", budget_fen=200_000_00, title="降低漏汽")
    with pytest.raises(Invalid):
        actions.revise_project(project, actor=cast.member, ends_on=works.START - dt.timedelta(days=1))
    with pytest.raises(TypeError):
        actions.revise_project(project, actor=cast.member, approved_on=works.START)
    actions.submit_project(project, actor=cast.deputy)
    with pytest.raises(Refused) as late:
        actions.revise_project(project, actor=cast.member, plan="再测量")
    assert late.value.code == "is_draft"
    assert works.again(project).plan == "先测量"
    works.assert_all_agrees(cast)


def test_a_draft_does_not_shrink_below_its_milestones(cast):
    project = works.draft(cast)
    actions.plan_milestone(project, actor=cast.member, title="测量", due_on=dt.date(2024, 6, 30))
    for dates in ({"ends_on": dt.date(2024, 5, 31)}, {"starts_on": dt.date(2024, 7, 1)}):
        with pytest.raises(Invalid) as refused:
            actions.revise_project(project, actor=cast.member, **dates)
        assert refused.value.field == "ends_on"
    actions.revise_project(project, actor=cast.member, ends_on=dt.date(2024, 6, 30))


def test_the_team_changes_and_tasks_stay(cast):
    project = works.draft(cast)
    with pytest.raises(Refused):
        actions.change_team(project, actor=cast.member, team=[cast.apprentice])
    actions.change_team(
        project,
        actor=cast.deputy,
        team=[cast.member, cast.apprentice],
        tasks={cast.member: "测量", cast.apprentice: "记录"},
    )
    actions.change_team(project, actor=cast.deputy, team=[cast.member, cast.finance])
    assert {row.person: row.task for row in project.team.all()} == {cast.member: "测量", cast.finance: ""}
    with pytest.raises(Invalid) as unknown:
        actions.change_team(project, actor=cast.deputy, team=[cast.stranger])
    assert unknown.value.field == "team"
    works.assert_all_agrees(cast)


def test_a_project_is_handed_over_and_who_answered_for_it_stays(cast):
    project = works.running(cast)
    with pytest.raises(Refused):
        actions.hand_over_project(project, actor=cast.member, leader=cast.member, reason="退休")
    actions.hand_over_project(project, actor=cast.deputy, leader=cast.member, reason="退休")
    assert works.again(project).leader == cast.member
    assert {row.person for row in project.team.all()} == {cast.deputy}
    works.assert_all_agrees(cast)
