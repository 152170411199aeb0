"""How many projects, activities and attendances, and how many persons were trained."""

import datetime as dt

from jiangfang.figures.folding import fold
from jiangfang.figures.reading import Question, read
from jiangfang.figures.windows import EVERYTHING
from jiangfang.innovation import actions
from jiangfang.innovation.models import Activity
from tests.innovation import works

TRAINING = Activity.Type.TRAINING


def projects(cast, on=None, **facet):
    return works.number("innovation.projects", cast.studio, on, **facet)


def test_a_project_counts_from_its_approval_and_keeps_counting(cast, sample_clock):
    project = works.draft(cast)
    actions.submit_project(project, actor=cast.deputy)
    assert projects(cast) == 0
    actions.approve_project(project, actor=cast.union)
    assert projects(cast, state="running") == 1
    sample_clock.advance(days=30)
    actions.hand_in_project(project, actor=cast.deputy)
    assert projects(cast, state="running") == 1
    actions.accept_project(project, actor=cast.union, conclusion="好")
    fold()
    assert (projects(cast, state="running"), projects(cast, state="accepted"), projects(cast)) == (0, 1, 1)
    assert projects(cast, dt.date(2024, 3, 15), state="running") == 1
    works.assert_all_agrees(cast)


def test_a_stopped_project_counts_if_it_ran_and_a_refused_one_never(cast):
    actions.stop_project(works.running(cast), actor=cast.deputy, reason="停役")
    actions.stop_project(works.draft(cast), actor=cast.deputy, reason="不做")
    refused = actions.submit_project(works.draft(cast), actor=cast.deputy)
    actions.refuse_project(refused, actor=cast.union, reason="无经费")
    assert (projects(cast, state="stopped"), projects(cast)) == (1, 1)
    works.assert_all_agrees(cast)


def test_forty_persons_in_three_trainings_are_forty_persons_and_one_hundred_and_twenty_person_times(cast):
    from jiangfang.ledger.deeds import SYSTEM
    from jiangfang.people import actions as people

    crowd = [people.register_person(cast.company, actor=SYSTEM, name=f"职工{number}") for number in range(40)]
    for day in (5, 12, 19):
        works.meeting(cast, type=TRAINING, held_on=dt.date(2024, 2, day), attendees=crowd)
    works.meeting(cast, attendees=[cast.deputy], held_on=dt.date(2023, 6, 1))
    assert works.number("innovation.trained_persons", cast.company) == 40
    assert works.number("innovation.attendances", cast.company, type="training") == 120
    assert works.number("innovation.attendances", cast.company) == 121
    assert works.number("innovation.activities", cast.company, type="training") == 3
    works.assert_all_agrees(cast)


def test_activities_are_summed_by_calendar_years(cast):
    for day in (dt.date(2022, 5, 1), dt.date(2023, 5, 1), dt.date(2024, 2, 1), dt.date(2020, 5, 1)):
        works.meeting(cast, held_on=day)
    works.meeting(cast, held=False, attendees=[], held_on=dt.date(2024, 5, 1))

    def total(question):
        answers = read(["innovation.activities"], [cast.studio.pk], reader=EVERYTHING, question=question)
        return answers[("innovation.activities", cast.studio.pk)].total

    assert (total(Question.since_founding()), total(Question.last_three_years())) == (4, 3)
    assert total(Question.one_year(2023)) == 1
    works.assert_all_agrees(cast)
