"""Which problems and suggestions are open to whom, and which await an answer from whom."""

import pytest
from django.utils import translation

from jiangfang.innovation import actions
from jiangfang.innovation.queries import (
    awaiting_problems,
    my_reports,
    my_suggestions,
    open_problems,
    open_suggestions,
    problems_for,
    suggestions_for,
)
from jiangfang.people.seating import seats_held
from jiangfang.records.models import Audience
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
    return [(str(row.what), row.record.title) for row in awaiting_problems(reader)]


def test_a_problem_of_the_studio_is_open_to_the_studio_and_its_reporter_alone(cast):
    problem = works.report(cast, actor=cast.finance, audience=Audience.STUDIO)
    for reader, sees in ((cast.member, True), (cast.finance, True), (cast.department, False), (cast.stranger, False)):
        assert problems_for(reader).filter(pk=problem.pk).exists() is sees
    assert not problems_for(None).exists()


def test_open_problems_wait_for_a_solution(cast):
    waiting = works.report(cast, title="等着")
    declined = works.report(cast, title="不办")
    actions.decline_problem(declined, actor=cast.deputy, reason="报废")
    merged = works.report(cast, title="同上")
    actions.merge_problem(merged, actor=cast.deputy, into=waiting)
    assert [row.record.title for row in open_problems(cast.member)] == ["等着"]
    assert my_reports(cast.apprentice).count() == 3
    assert not my_reports(cast.member).exists()


def test_open_suggestions_wait_for_an_answer_or_a_deed(cast):
    works.suggest(cast, title="等着")
    actions.decline_suggestion(works.suggest(cast, title="不办"), actor=cast.deputy, reason="不可行")
    assert [row.record.title for row in open_suggestions(cast.member)] == ["等着"]
    assert (suggestions_for(cast.member).count(), suggestions_for(cast.stranger).count()) == (2, 0)
    assert (my_suggestions(cast.apprentice).count(), my_suggestions(cast.member).count()) == (2, 0)


def test_who_leads_the_place_answers_and_nobody_else_is_asked(cast):
    works.report(cast, title="工作室的")
    works.report(cast, title="公司的", organisation=cast.company)
    works.suggest(cast, title="建议")
    assert told(cast.deputy) == [("Answer the problem", "工作室的"), ("Answer the suggestion", "建议")]
    assert told(cast.union) == [("Answer the problem", "公司的")]
    for reader in (cast.member, cast.apprentice, cast.finance, cast.stranger):
        assert told(reader) == []


def test_what_a_project_has_finished_waits_to_be_written_up(cast):
    problem, suggestion = works.report(cast), works.suggest(cast)
    works.accepted(cast, problem=problem)
    works.accepted(cast, suggestion=suggestion)
    assert [what for what, _title in told(cast.deputy)] == ["Say how it was solved", "Say how it was carried out"]
    actions.solve_problem(works.again(problem), actor=cast.deputy, answer="见课题")
    actions.carry_out_suggestion(works.again(suggestion), actor=cast.deputy, answer="见课题")
    assert told(cast.deputy) == []


@pytest.mark.parametrize("times", [1, 3])
def test_the_lists_ask_as_often_for_three_as_for_one(cast, django_assert_num_queries, times):
    for _ in range(times):
        works.report(cast)
        works.suggest(cast)
    lists = (problems_for, open_problems, my_reports, suggestions_for, open_suggestions, my_suggestions)
    for asked in lists:
        reader = seated(cast.apprentice)
        with django_assert_num_queries(1):
            rows = [(r.record.title, r.organisation.record.title, r.record.state) for r in asked(reader)]
        assert len(rows) == times
    reader = seated(cast.deputy)
    with django_assert_num_queries(1):
        rows = [(row.record.title, row.record.organisation.record.title) for row in awaiting_problems(reader)]
    assert len(rows) == 2 * times
