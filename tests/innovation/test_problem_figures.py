"""How many problems and suggestions: by status and focus, on any day, as it was known then."""

import datetime as dt

from jiangfang.figures.folding import fold
from jiangfang.innovation import actions
from jiangfang.innovation.models import Focus
from tests.innovation import works


def problems(cast, on=None, **facet):
    return works.number("innovation.problems", cast.studio, on, **facet)


def test_a_problem_is_open_until_the_day_it_was_solved(cast, sample_clock):
    problem = actions.accept_problem(works.report(cast), actor=cast.deputy)
    works.report(cast, title="盘车电流大", focus=Focus.NEW_EQUIPMENT)
    sample_clock.advance(days=10)
    actions.solve_problem(problem, actor=cast.deputy, answer="换齿", solved_on=dt.date(2024, 3, 5))
    fold()
    assert (problems(cast, status="open"), problems(cast, status="solved"), problems(cast)) == (1, 1, 2)
    assert problems(cast, focus="safe_production") == 1
    early = dt.date(2024, 3, 2)
    assert (problems(cast, early, status="open"), problems(cast, early, status="solved")) == (2, 0)
    sample_clock.advance(days=1)
    actions.reopen_problem(problem, actor=cast.apprentice, reason="又漏")
    assert (problems(cast, status="open"), problems(cast, status="solved")) == (2, 0)
    assert problems(cast, dt.date(2024, 3, 11), status="solved") == 1, "as of then it was solved"
    works.assert_all_agrees(cast)


def test_a_problem_solved_on_the_day_it_was_found_was_never_open(cast):
    problem = actions.accept_problem(works.report(cast), actor=cast.deputy)
    actions.solve_problem(problem, actor=cast.deputy, answer="拧紧", solved_on=problem.found_on)
    assert (problems(cast, status="open"), problems(cast, status="solved"), problems(cast)) == (0, 1, 1)
    works.assert_all_agrees(cast)


def test_a_declined_problem_stays_counted_and_the_past_stays_as_it_was_known(cast, sample_clock):
    problem = works.report(cast)
    sample_clock.advance(days=5)
    actions.decline_problem(problem, actor=cast.deputy, reason="报废")
    assert (problems(cast, status="declined"), problems(cast)) == (1, 1)
    assert problems(cast, dt.date(2024, 3, 4), status="open") == 1
    works.assert_all_agrees(cast)


def test_a_merged_problem_no_longer_counts(cast):
    first, second = works.report(cast), works.report(cast, title="轴封冒汽")
    assert problems(cast) == 2
    actions.merge_problem(second, actor=cast.deputy, into=first)
    assert problems(cast) == 1
    works.assert_all_agrees(cast)


def test_a_suggestion_by_what_became_of_it(cast):
    for title in ("甲", "乙", "丙", "丁"):
        works.suggest(cast, title=title, made_on=dt.date(2024, 2, 1))
    kind = type(works.suggest(cast, title="戊", made_on=dt.date(2024, 2, 1)))
    by_title = {row.record.title: row for row in kind.objects.select_related("record", "organisation")}
    actions.accept_suggestion(by_title["甲"], actor=cast.deputy)
    actions.decline_suggestion(by_title["乙"], actor=cast.deputy, reason="不可行")
    works.draft(cast, suggestion=by_title["丙"])
    actions.accept_suggestion(by_title["丁"], actor=cast.deputy)
    actions.carry_out_suggestion(by_title["丁"], actor=cast.deputy, answer="已改", carried_out_on=dt.date(2024, 2, 20))
    counted = {
        status: works.number("innovation.suggestions", cast.studio, status=status)
        for status in ("open", "accepted", "declined", "carried_out")
    }
    assert counted == {"open": 1, "accepted": 2, "declined": 1, "carried_out": 1}
    works.assert_all_agrees(cast)
