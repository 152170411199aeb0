"""Figures: number, list and roll-up are one question."""

import datetime as dt

from jiangfang.figures.folding import fold
from jiangfang.figures.reading import Question, contributions, read
from jiangfang.figures.verification import findings
from jiangfang.figures.windows import EVERYTHING
from jiangfang.people import actions as people


def members(organisation, reader, on=None):
    question = Question.since_founding(on)
    return read(["people.members"], [organisation.pk], reader=reader, question=question)[
        ("people.members", organisation.pk)
    ]


def test_members_are_distinct_persons_at_each_level(cast):
    assert members(cast.studio, EVERYTHING).total == 3
    people.give_seat(
        cast.harbour_studio, actor=cast_system(), person=cast.member, role="member", starts_on=dt.date(2024, 1, 1)
    )
    assert members(cast.harbour_studio, EVERYTHING).total == 2
    # One person sits in both studios: counted once in the province, whatever the cities add up to.
    assert members(cast.shandong, EVERYTHING).total == 4
    assert list(findings()) == []


def cast_system():
    from jiangfang.ledger.deeds import SYSTEM

    return SYSTEM


def test_a_stranger_sees_the_sum_of_what_is_open_and_how_much_is_not(cast):
    mine, theirs = members(cast.studio, cast.member), members(cast.studio, cast.stranger)
    assert (mine.total, mine.closed) == (3, 0)
    assert (theirs.total, theirs.closed) == (0, 3)


def test_the_list_has_what_the_number_says(cast):
    question = Question.since_founding()
    rows = contributions("people.members", cast.studio, reader=cast.member, question=question)
    assert rows.count() == members(cast.studio, cast.member).total


def test_a_past_day_asks_what_was_recorded_by_then(cast, sample_clock):
    on = clock_day(sample_clock)
    sample_clock.advance(days=10)
    people.end_seat(cast.apprentice.seats.get(), actor=cast.union, on=dt.date(2024, 3, 11))
    fold()
    assert members(cast.studio, EVERYTHING, on).total == 3
    assert members(cast.studio, EVERYTHING).total == 2


def clock_day(sample_clock):
    from jiangfang.kernel import clock

    return clock.day_of(sample_clock.now())
