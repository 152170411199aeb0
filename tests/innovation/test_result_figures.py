"""Results, those in use, their uses, and methods: each counts once, on the days on which it holds."""

import datetime as dt

import pytest

from jiangfang.figures.folding import fold
from jiangfang.figures.reading import Question, contributions, read
from jiangfang.innovation import actions
from jiangfang.innovation.models import Focus, ResultType
from jiangfang.kernel.declarations import figures
from jiangfang.records.models import Audience
from tests.innovation import harvest, works

RATE = figures["innovation.adoption_rate"].ratio


def rate(organisation, on=None):
    above, below = (works.number(part.key, organisation, on, **part.facet) for part in RATE)
    return above, below


def test_results_count_from_their_acceptance_by_type_and_focus(cast, sample_clock):
    first = harvest.accepted(cast)
    harvest.accepted(cast, type=ResultType.SOFTWARE, focus=Focus.NEW_PROCESS)
    harvest.submitted(cast)
    assert works.number("innovation.results", cast.nation) == 2
    assert works.number("innovation.results", cast.studio, type="software", focus="new_process") == 1
    sample_clock.advance(days=10)
    actions.withdraw_result(first, actor=cast.union, reason="与另一成果相同")
    fold()
    assert works.number("innovation.results", cast.company) == 1
    assert works.number("innovation.results", cast.company, dt.date(2024, 3, 10)) == 2
    works.assert_all_agrees(cast)


def test_two_uses_of_a_result_make_one_result_in_use(cast, sample_clock):
    result = harvest.accepted(cast)
    harvest.accepted(cast, title="没有人用的成果")
    assert rate(cast.studio) == (0, 2)
    first = harvest.confirmed(cast, result)
    second = harvest.confirmed(cast, works.again(result), where="3号机汽机房")
    harvest.entered(cast, works.again(result), where="4号机汽机房")
    assert works.number("innovation.adoptions", cast.nation) == 2
    assert rate(cast.nation) == (1, 2)
    sample_clock.advance(days=20)
    actions.end_adoption(first, actor=cast.member, until=dt.date(2024, 3, 11))
    fold()
    assert (rate(cast.nation), works.number("innovation.adoptions", cast.nation)) == ((1, 2), 1)
    actions.end_adoption(second, actor=cast.member, until=dt.date(2024, 3, 15))
    assert (rate(cast.nation), works.number("innovation.adoptions", cast.nation)) == ((0, 2), 0)
    assert rate(cast.nation, dt.date(2024, 3, 1)) == (1, 2)
    works.assert_all_agrees(cast)


def test_a_use_that_began_before_the_acceptance_makes_no_more_results_in_use_than_results(cast, sample_clock):
    result = harvest.accepted(cast)
    harvest.confirmed(cast, result, since=dt.date(2023, 6, 1))
    rows = contributions(
        "innovation.results_in_use", cast.studio, reader=cast.member, question=Question.since_founding()
    )
    assert [row.valid_from for row in rows] == [dt.date(2024, 3, 1)]
    works.assert_all_agrees(cast)


def test_a_gap_between_two_uses_is_a_gap(cast, sample_clock):
    result = harvest.accepted(cast, accepted_on=dt.date(2024, 1, 15))
    first = harvest.confirmed(cast, result, since=dt.date(2024, 1, 20))
    actions.end_adoption(first, actor=cast.member, until=dt.date(2024, 3, 1))
    sample_clock.advance(days=9)
    harvest.confirmed(cast, works.again(result), where="3号机", since=dt.date(2024, 3, 5))
    assert rate(cast.studio) == (1, 1)
    result = works.again(result)
    actions.withdraw_result(result, actor=cast.union, reason="与另一成果相同")
    assert (rate(cast.studio), works.number("innovation.adoptions", cast.studio)) == ((0, 0), 0)
    works.assert_all_agrees(cast)


@pytest.mark.parametrize("audience", list(Audience))
def test_a_reader_gets_a_rate_of_what_is_open_to_them(cast, audience):
    result = harvest.accepted(cast)
    actions.set_openness(result, actor=cast.deputy, audience=audience)
    harvest.confirmed(cast, result)
    keys = [part.key for part in RATE]
    for reader in (cast.deputy, cast.apprentice, cast.officer, cast.stranger, None):
        answers = read(keys, [cast.studio.pk], reader=reader, question=Question.since_founding())
        above, below = (answers[(key, cast.studio.pk)] for key in keys)
        assert above.total == below.total
        assert above.closed == below.closed == 1 - below.total
    works.assert_all_agrees(cast)


def test_named_methods_count_until_they_are_retired(cast, sample_clock):
    method = harvest.named(cast)
    harvest.method(cast)
    assert works.number("innovation.methods", cast.company) == 1
    sample_clock.advance(days=5)
    actions.retire_method(method, actor=cast.deputy, reason="设备已换")
    assert works.number("innovation.methods", cast.company) == 0
    assert works.number("innovation.methods", cast.company, dt.date(2024, 3, 1)) == 1
    works.assert_all_agrees(cast)


def test_the_rate_is_a_ratio_of_two_figures_that_can_be_walked_down():
    above, below = RATE
    assert (figures[above.key].mode, figures[below.key].mode) == ("stock", "stock")
    assert figures[above.key].facets.keys() <= figures[below.key].facets.keys()
    assert list(figures["innovation.adoption_rate"].counts([])) == []
