"""Problems: reported by anyone, answered by those who lead, and seen to the end by their reporter."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import Focus
from jiangfang.innovation.queries import my_reports
from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany, NotThere, Refused
from jiangfang.ledger.history import events_of
from jiangfang.people.visibility import visible
from jiangfang.records.models import Audience
from tests.innovation import works


def test_a_problem_from_the_floor_to_its_solution_and_back(cast, sample_clock):
    problem = works.report(cast, loss_fen=120_000_00)
    assert (problem.record.state, problem.reporter, problem.code[:4]) == ("reported", cast.apprentice, "PRB-")
    actions.accept_problem(problem, actor=cast.deputy)
    actions.solve_problem(problem, actor=cast.deputy, answer="更换轴封齿", solved_on=dt.date(2024, 3, 1))
    seen = my_reports(cast.apprentice).get()
    assert (seen.record.state, seen.answer, seen.solved_on) == ("solved", "更换轴封齿", dt.date(2024, 3, 1))
    sample_clock.advance(days=3)
    actions.reopen_problem(problem, actor=cast.apprentice, reason="三天后又漏")
    assert (problem.record.state, problem.solved_on, problem.answer) == ("accepted", None, "更换轴封齿")
    verbs = [event.verb.split(".")[-1] for event in events_of(problem.pk)]
    assert verbs == ["reopened", "solved", "accepted", "reported"]
    assert events_of(problem.pk)[0].note == "三天后又漏"
    works.assert_all_agrees(cast)


def test_whoever_works_in_the_company_reports_to_any_of_its_studios_and_a_stranger_does_not(cast):
    for person in (cast.member, cast.union, cast.finance):
        assert works.report(cast, actor=person).reporter == person
    with pytest.raises(Refused) as refusal:
        works.report(cast, actor=cast.stranger)
    assert "seat" in str(refusal.value)
    with pytest.raises(Refused) as nowhere:
        works.report(cast, organisation=cast.jinan, actor=cast.union)
    assert nowhere.value.code == "is_workplace"
    works.assert_all_agrees(cast)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", "  "),
        ("title", "长" * 201),
        ("focus", "everything"),
        ("focus", ""),
        ("urgency", "now"),
        ("equipment", "汽" * 121),
        ("loss_fen", -1),
        ("loss_fen", 10**17),
        ("found_on", dt.date(2024, 3, 2)),
        ("audience", 9),
        ("audience", Audience.RESTRICTED),
        ("audience", Audience.PUBLIC),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_field(cast, field, wrong):
    with pytest.raises(Invalid) as refused:
        works.report(cast, **{field: wrong})
    assert refused.value.field == field


def test_everything_that_is_wrong_is_said_at_once(cast):
    with pytest.raises(InvalidMany) as refused:
        works.report(cast, title="", focus="x", loss_fen=-5)
    assert refused.value.errors.keys() == {"title", "focus", "loss_fen"}


def test_only_a_leader_opens_a_problem_beyond_the_company(cast):
    with pytest.raises(Invalid):
        works.report(cast, actor=cast.member, audience=Audience.FEDERATION)
    assert works.report(cast, actor=cast.deputy, audience=Audience.FEDERATION).record.audience == Audience.FEDERATION


def test_a_problem_told_to_the_company_is_open_to_the_company(cast):
    with pytest.raises(Invalid) as refused:
        works.report(cast, organisation=cast.company, audience=Audience.STUDIO)
    assert refused.value.field == "audience"
    assert works.report(cast, organisation=cast.company, audience=Audience.COMPANY).organisation == cast.company


def test_those_who_lead_answer_and_others_do_not(cast):
    problem = works.report(cast)
    for person in (cast.member, cast.finance, cast.stranger, cast.officer):
        with pytest.raises(Refused):
            actions.accept_problem(problem, actor=person)
    actions.accept_problem(problem, actor=cast.deputy)
    with pytest.raises(Refused):
        actions.solve_problem(problem, actor=cast.member, answer="好了")
    actions.solve_problem(problem, actor=cast.union, answer="好了")
    works.assert_all_agrees(cast)


def test_declining_says_why_and_the_reporter_reads_it(cast):
    problem = works.report(cast)
    with pytest.raises(Invalid) as refused:
        actions.decline_problem(problem, actor=cast.deputy, reason=" ")
    assert refused.value.field == "reason"
    actions.decline_problem(problem, actor=cast.deputy, reason="设备月底报废")
    assert my_reports(cast.apprentice).get().answer == "设备月底报废"
    with pytest.raises(Conflict) as over:
        actions.accept_problem(problem, actor=cast.deputy)
    assert over.value.code == "state"
    works.assert_all_agrees(cast)


def test_a_solution_lies_between_the_finding_and_today(cast):
    problem = actions.accept_problem(works.report(cast), actor=cast.deputy)
    for day in (dt.date(2024, 2, 19), dt.date(2024, 3, 2)):
        with pytest.raises(Invalid) as refused:
            actions.solve_problem(problem, actor=cast.deputy, answer="好了", solved_on=day)
        assert refused.value.field == "solved_on"
    with pytest.raises(Invalid) as silent:
        actions.solve_problem(problem, actor=cast.deputy, answer="")
    assert silent.value.field == "answer"
    actions.solve_problem(problem, actor=cast.deputy, answer="好了", solved_on=dt.date(2024, 2, 20))
    works.assert_all_agrees(cast)


def test_the_reporter_revises_until_the_answer_and_leaders_until_the_end(cast):
    problem = works.report(cast)
    with pytest.raises(Refused):
        actions.revise_problem(problem, actor=cast.member, equipment="1号机")
    actions.revise_problem(problem, actor=cast.apprentice, equipment="2号机", title="2号机轴封漏汽")
    actions.accept_problem(problem, actor=cast.deputy)
    with pytest.raises(Refused):
        actions.revise_problem(problem, actor=cast.apprentice, equipment="3号机")
    actions.revise_problem(problem, actor=cast.deputy, focus=Focus.NEW_EQUIPMENT)
    assert works.number("innovation.problems", cast.studio, focus="new_equipment") == 1
    actions.decline_problem(problem, actor=cast.deputy, reason="重复")
    with pytest.raises(Refused) as over:
        actions.revise_problem(problem, actor=cast.deputy, equipment="4号机")
    assert over.value.code == "is_not_ended"
    fresh = works.again(problem)
    assert (fresh.equipment, fresh.record.title) == ("2号机", "2号机轴封漏汽")
    works.assert_all_agrees(cast)


def test_what_a_deed_set_is_not_revised_by_hand(cast):
    with pytest.raises(TypeError):
        actions.revise_problem(works.report(cast), actor=cast.deputy, solved_on=dt.date(2024, 3, 1))


def test_the_second_of_two_is_told_that_someone_was_first(cast):
    mine = works.report(cast)
    theirs = works.again(mine)
    actions.revise_problem(theirs, actor=cast.deputy, equipment="2号机")
    with pytest.raises(Conflict) as conflict:
        actions.accept_problem(mine, actor=cast.deputy)
    assert (conflict.value.params["yours"], conflict.value.params["theirs"]) == (1, 2)
    assert works.again(mine).record.state == "reported"


def test_only_the_reporter_and_leaders_open_a_solved_problem_again(cast):
    problem = actions.accept_problem(works.report(cast), actor=cast.deputy)
    actions.solve_problem(problem, actor=cast.deputy, answer="好了")
    with pytest.raises(Refused):
        actions.reopen_problem(problem, actor=cast.member, reason="没好")
    actions.reopen_problem(problem, actor=cast.apprentice, reason="没好")
    assert problem.record.state == "accepted"


def test_a_merged_problem_counts_once_and_its_reporter_follows_the_other(cast):
    first, second = (
        works.report(cast),
        works.report(cast, actor=cast.member, title="轴封冒汽", audience=Audience.STUDIO),
    )
    with pytest.raises(Refused):
        actions.merge_problem(second, actor=cast.member, into=first)
    actions.merge_problem(second, actor=cast.deputy, into=first)
    assert (second.record.state, second.same_as) == ("merged", first)
    assert works.number("innovation.problems", cast.studio) == 1
    third = works.report(cast, actor=cast.finance, title="汽机房有汽")
    actions.merge_problem(works.again(first), actor=cast.deputy, into=third)
    assert works.again(second).same_as == third, "whoever was led to the first is led on"
    actions.revise_problem(works.again(third), actor=cast.deputy, audience=Audience.STUDIO)
    for reporter in (cast.apprentice, cast.member, cast.finance):
        assert visible(type(third).objects.all(), reporter).filter(pk=third.pk).exists()
    assert works.number("innovation.problems", cast.studio) == 1
    works.assert_all_agrees(cast)


def test_a_problem_is_not_merged_into_itself_nor_into_a_merged_one_nor_behind_a_door(cast):
    problem, other = works.report(cast), works.report(cast, title="轴封冒汽")
    actions.merge_problem(works.report(cast, title="另一个"), actor=cast.deputy, into=other)
    merged = other.duplicates.select_related("record").get()
    closed = works.report(cast, actor=cast.member, audience=Audience.STUDIO)
    for target in (problem, merged, closed):
        with pytest.raises(Invalid) as refused:
            actions.merge_problem(problem, actor=cast.deputy, into=target)
        assert refused.value.field == "into"
    away = works.report(cast, organisation=cast.harbour_studio, actor=cast.stranger)
    with pytest.raises(NotThere):
        actions.merge_problem(problem, actor=cast.deputy, into=away)
    assert works.again(problem).record.state == "reported"
    works.assert_all_agrees(cast)


def test_two_problems_are_not_merged_into_each_other_at_once(cast):
    one, two = works.report(cast), works.report(cast, title="轴封冒汽")
    mine, theirs = works.again(one), works.again(two)
    actions.merge_problem(mine, actor=cast.deputy, into=two)
    with pytest.raises(Invalid):
        actions.merge_problem(theirs, actor=cast.union, into=one)
    works.assert_all_agrees(cast)
