"""Who is told of a deed: those it concerns, once, after the commit, and only of what they may see."""

import datetime as dt

import pytest
from django.db import transaction

from jiangfang.innovation import actions
from jiangfang.kernel.errors import Refused
from jiangfang.notices.models import Notice, Told
from jiangfang.notices.queries import notices_of
from jiangfang.notices.telling import catch_up
from jiangfang.notices.whom import WHOM, whom
from jiangfang.records.models import Audience
from tests.cast import account_of
from tests.innovation import money, works

TOLD = ("deputy", "member", "apprentice", "union", "finance", "department", "officer", "stranger")


@pytest.fixture
def crew(cast):
    """The cast with accounts: whoever can't sign in is told nothing."""
    for name in TOLD:
        account_of(getattr(cast, name), name)
    return cast


def told(cast) -> dict[str, list[str]]:
    """What each of the cast was told: name → verbs, newest first."""
    rows = {name: [notice.verb for notice in notices_of(getattr(cast, name))] for name in TOLD}
    return {name: verbs for name, verbs in rows.items() if verbs}


def test_whose_turn_it_is_and_who_is_named_are_told_the_actor_is_not(crew, committed):
    problem = committed(works.report, crew)
    assert told(crew) == {"deputy": ["innovation.problem.reported"]}
    notice = Notice.objects.get()
    assert (notice.asks, notice.record_id, notice.actor_id) == ("problem.reported", problem.pk, crew.apprentice.pk)
    committed(actions.accept_problem, problem, actor=crew.deputy)
    assert told(crew)["apprentice"] == ["innovation.problem.accepted"]
    assert told(crew)["deputy"] == ["innovation.problem.reported"]


def test_each_rung_calls_whose_turn_it_is_next_and_nobody_judges_their_own(crew, committed):
    benefit = money.calculated(crew)
    committed(actions.confirm_benefit, benefit, actor=crew.department)
    # Members have a share in the result, finance is asked: nobody else in the house hears of it.
    assert told(crew)["finance"] == ["innovation.benefit.confirmed"]
    assert Notice.objects.get(person=crew.finance).asks == "benefit.confirmed"
    assert not Notice.objects.exclude(asks="").filter(person__in=[crew.member, crew.deputy]).exists()
    assert "stranger" not in told(crew) and "department" not in told(crew)


def test_a_deed_that_is_taken_back_tells_nobody(crew, committed):
    def fails():
        with transaction.atomic():
            works.report(crew)
            raise Refused("no")

    with pytest.raises(Refused):
        committed(fails)
    assert not Notice.objects.exists() and not Told.objects.exists()


def test_nobody_is_told_before_the_commit(crew):
    works.report(crew)
    assert not Notice.objects.exists()


def test_what_closed_since_is_told_no_longer(crew, committed):
    problem = committed(works.report, crew)
    problem.record.audience = Audience.RESTRICTED
    problem.record.save(update_fields=["audience"])
    problem.record.involvements.all().delete()
    assert told(crew) == {}


def test_what_a_dying_process_left_untold_is_told_once(crew, sample_clock):
    works.report(crew)
    assert catch_up() == 0, "a deed of this very moment is told of by its own process"
    sample_clock.advance(minutes=3)
    assert catch_up() == 1
    assert told(crew) == {"deputy": ["innovation.problem.reported"]}
    sample_clock.advance(minutes=5)
    assert catch_up() == 0
    assert Notice.objects.count() == 1
    sample_clock.advance(days=3)
    assert catch_up() == 0 and not Told.objects.exists()


def test_a_deed_that_was_told_of_is_not_told_of_again(crew, committed, sample_clock):
    committed(works.report, crew)
    sample_clock.advance(minutes=3)
    assert catch_up() == 0 and Notice.objects.count() == 1


def test_a_deed_costs_the_same_however_many_are_told(crew, committed, django_assert_max_num_queries):
    """Beside the deed: its records, who is named, whose turn it is, who has an account, the rows."""
    with django_assert_max_num_queries(45):
        committed(works.report, crew)


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("innovation.problem.accepted", ("involved", "asked")),
        ("people.seat.given", ()),
        ("innovation.project.step_written", ()),
        ("sheets.import.applied", ("asked",)),
    ],
)
def test_the_table_says_who_is_told(verb, expected):
    assert whom(verb) == expected


def test_the_table_ends_with_a_line_for_everything_else():
    assert WHOM[-1][0] == "*"


def test_notices_of_the_same_deed_on_many_records_are_one(crew, committed):
    """Opening a result opens its uses with it: one deed, one notice."""
    used = money.adoption(crew)
    Notice.objects.all().delete()
    committed(actions.set_openness, works.again(used.result), actor=crew.union, audience=Audience.FEDERATION)
    assert Notice.objects.filter(person=crew.member).count() == 1
    assert Notice.objects.filter(person=crew.member, at__date=dt.date(2024, 3, 1)).exists()
