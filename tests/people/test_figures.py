"""How skilled the members are: exact on every day, and counted again with every grade."""

import datetime as dt

from jiangfang.figures.reading import Question, read
from jiangfang.figures.windows import EVERYTHING
from jiangfang.people import actions as people
from tests.people.soundness import findings

SKILLED = "people.highly_skilled"


def answer(key, organisation, on=None):
    question = Question.since_founding(on)
    return read([key], [organisation.pk], reader=EVERYTHING, question=question)[(key, organisation.pk)]


def grade(person, actor, grade, day):
    people.record_grade(person, actor=actor, grade=grade, reached_on=dt.date.fromisoformat(day))


def test_a_grade_counts_from_its_day_while_the_seat_is_held(cast, sample_clock):
    grade(cast.member, cast.union, "intermediate", "2019-05-01")
    sample_clock.advance(days=60)
    grade(cast.member, cast.union, "senior", "2024-04-10")
    by_grade = answer("people.structure", cast.studio).by("grade")
    assert (by_grade["senior"], by_grade["intermediate"]) == (1, 0)
    assert answer(SKILLED, cast.studio).total == 1
    sample_clock.advance(days=30)
    people.end_seat(cast.member.seats.get(), actor=cast.union, on=dt.date(2024, 5, 20))
    assert answer(SKILLED, cast.studio).total == 0
    assert findings() == []


def test_what_was_recorded_later_does_not_change_what_was_known(cast, sample_clock):
    on = dt.date(2024, 3, 1)
    grade(cast.member, cast.union, "junior", "2019-05-01")
    sample_clock.advance(days=10)
    grade(cast.member, cast.union, "senior", "2023-05-01")
    assert answer(SKILLED, cast.studio, on).total == 0
    assert answer(SKILLED, cast.studio).total == 1
    assert findings() == []


def test_an_earlier_grade_that_is_entered_late_takes_its_place(cast):
    grade(cast.member, cast.union, "technician", "2023-05-01")
    grade(cast.member, cast.union, "senior", "2019-05-01")
    structure = answer("people.structure", cast.studio)
    assert (structure.total, structure.by("grade")["technician"]) == (1, 1)
    assert findings() == []


def test_two_seats_of_one_person_are_one_head(cast):
    people.give_seat(
        cast.harbour_studio,
        actor=cast_system(),
        person=cast.member,
        role="member",
        starts_on=dt.date(2024, 1, 1),
    )
    grade(cast.member, cast.union, "senior", "2019-05-01")
    assert [answer(SKILLED, place).total for place in (cast.studio, cast.harbour_studio, cast.shandong)] == [1, 1, 1]
    assert findings() == []


def cast_system():
    from jiangfang.ledger.deeds import SYSTEM

    return SYSTEM


def test_who_is_no_member_is_not_counted(cast):
    grade(cast.department, cast.union, "chief_technician", "2019-05-01")
    assert answer(SKILLED, cast.company).total == 0
    assert findings() == []
