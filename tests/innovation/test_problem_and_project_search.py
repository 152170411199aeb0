"""What problems, suggestions, projects and activities are found by."""

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import Step
from jiangfang.kernel.declarations import search_cards
from tests.innovation import works


def texts(kind, *nouns):
    return {key: (title, body) for key, title, body in search_cards[kind].texts([noun.pk for noun in nouns])}


def test_a_problem_is_found_by_its_symptom_its_equipment_and_its_answer(cast):
    problem = works.report(cast, title_en="Gland leaks", equipment="2号汽轮机", description="每小时漏汽5吨")
    actions.accept_problem(problem, actor=cast.deputy)
    actions.solve_problem(problem, actor=cast.deputy, answer="更换轴封齿")
    other = works.report(cast, title="盘车电流大")
    found = texts("problem", problem, other)
    assert found[problem.pk] == ("2号汽轮机轴封漏汽", "Gland leaks\n2号汽轮机\n每小时漏汽5吨\n更换轴封齿")
    assert found[other.pk] == ("盘车电流大", "")


def test_a_suggestion_is_found_by_what_it_proposes(cast):
    suggestion = works.suggest(cast, present="间隙0.6毫米", expected_effect="年节煤200吨")
    body = "间隙0.6毫米\n间隙由0.6毫米改为0.4毫米\n年节煤200吨"
    assert texts("suggestion", suggestion) == {suggestion.pk: ("改进轴封间隙", body)}


def test_a_project_is_found_by_its_goal_and_its_story(cast):
    project = works.running(cast, plan="先测量")
    actions.write_step(project, actor=cast.member, step=Step.CAUSES, text="弹簧片老化")
    title, body = texts("project", project)[project.pk]
    assert title == "降低轴封漏汽量"
    assert body.split("\n") == ["漏汽量由5吨/小时降到2吨/小时", "先测量", "弹簧片老化"]


def test_an_activity_is_found_by_its_minutes(cast):
    activity = works.meeting(cast, place="检修楼", output="定下方案")
    assert texts("activity", activity) == {activity.pk: ("周例会", "检修楼\n讨论轴封改造方案\n定下方案")}


@pytest.mark.parametrize("times", [1, 3])
def test_texts_are_read_in_sets(cast, django_assert_num_queries, times):
    makers = {"problem": works.report, "suggestion": works.suggest, "project": works.draft, "activity": works.meeting}
    for kind, make in makers.items():
        nouns = [make(cast) for _ in range(times)]
        with django_assert_num_queries(2 if kind == "project" else 1):
            assert len(texts(kind, *nouns)) == times
