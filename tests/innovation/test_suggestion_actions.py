"""Suggestions: made by anyone in the company, answered by those who lead."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.queries import my_suggestions
from jiangfang.kernel.errors import Conflict, Invalid, Refused
from tests.innovation import works


def test_a_suggestion_is_accepted_and_carried_out_and_its_suggester_reads_how(cast):
    suggestion = works.suggest(cast, made_on=dt.date(2024, 2, 1))
    with pytest.raises(Refused):
        actions.accept_suggestion(suggestion, actor=cast.member)
    actions.accept_suggestion(suggestion, actor=cast.deputy, answer="小修时实施")
    with pytest.raises(Invalid) as early:
        actions.carry_out_suggestion(suggestion, actor=cast.deputy, answer="已改", carried_out_on=dt.date(2024, 1, 31))
    assert early.value.field == "carried_out_on"
    actions.carry_out_suggestion(suggestion, actor=cast.deputy, answer="已改", carried_out_on=dt.date(2024, 2, 15))
    seen = my_suggestions(cast.apprentice).get()
    assert (seen.record.state, seen.answer) == ("carried_out", "已改")
    works.assert_all_agrees(cast)


def test_a_suggestion_is_declined_with_a_reason(cast):
    suggestion = works.suggest(cast)
    with pytest.raises(Invalid):
        actions.decline_suggestion(suggestion, actor=cast.deputy, reason="")
    actions.decline_suggestion(suggestion, actor=cast.deputy, reason="不符合安规")
    with pytest.raises(Conflict):
        actions.accept_suggestion(suggestion, actor=cast.deputy)
    assert my_suggestions(cast.apprentice).get().answer == "不符合安规"
    works.assert_all_agrees(cast)


def test_a_stranger_makes_no_suggestion_and_an_empty_one_is_none(cast):
    with pytest.raises(Refused):
        works.suggest(cast, actor=cast.stranger)
    with pytest.raises(Invalid) as refused:
        works.suggest(cast, proposal=" ")
    assert refused.value.field == "proposal"
    assert works.suggest(cast, actor=cast.finance).suggester == cast.finance


def test_the_suggester_revises_until_the_answer_and_leaders_until_the_end(cast):
    suggestion = works.suggest(cast)
    with pytest.raises(Refused):
        actions.revise_suggestion(suggestion, actor=cast.member, equipment="1号机")
    actions.revise_suggestion(suggestion, actor=cast.apprentice, equipment="2号机")
    actions.accept_suggestion(suggestion, actor=cast.deputy)
    with pytest.raises(Refused):
        actions.revise_suggestion(suggestion, actor=cast.apprentice, equipment="3号机")
    actions.revise_suggestion(suggestion, actor=cast.deputy, expected_effect="年节煤200吨")
    actions.carry_out_suggestion(suggestion, actor=cast.deputy, answer="已改")
    with pytest.raises(Refused):
        actions.revise_suggestion(suggestion, actor=cast.deputy, equipment="3号机")
    assert works.again(suggestion).equipment == "2号机"
    works.assert_all_agrees(cast)
