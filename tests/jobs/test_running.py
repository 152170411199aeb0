"""What runs by the clock: each slot once, whatever goes wrong."""

import datetime as dt

import pytest
from django.db import connection

from jiangfang.jobs import running
from jiangfang.jobs.models import Schedule
from jiangfang.jobs.running import run_due
from jiangfang.jobs.tasks import Task, every, tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def ran():
    return []


def test_a_task_runs_at_once_and_then_in_its_rhythm(ran, sample_clock):
    task = Task("t.minutes", lambda: ran.append(1), minutes=5)
    assert (run_due([task]), run_due([task])) == (["t.minutes"], [])
    sample_clock.advance(minutes=4)
    assert run_due([task]) == []
    sample_clock.advance(minutes=1)
    assert run_due([task]) == ["t.minutes"]
    assert len(ran) == 2


def test_slots_that_were_slept_through_are_not_made_up_for(ran, sample_clock):
    task = Task("t.minutes", lambda: ran.append(1), minutes=5)
    run_due([task])
    sample_clock.advance(days=3)
    assert (run_due([task]), run_due([task])) == (["t.minutes"], [])


def test_a_daily_task_waits_for_its_time_in_china(ran, sample_clock):
    """The clock stands at nine in the morning in China."""
    task = Task("t.daily", lambda: ran.append(1), daily_at=dt.time(0, 10))
    assert run_due([task]) == []
    sample_clock.advance(hours=15)
    assert run_due([task]) == []
    sample_clock.advance(minutes=10)
    assert (run_due([task]), run_due([task])) == (["t.daily"], [])
    assert Schedule.objects.get().next_at == sample_clock.now() + dt.timedelta(days=1)


def test_two_that_notice_at_once_run_it_once(ran, sample_clock, monkeypatch):
    """The second sees the slot free, as the first did, and comes too late."""
    task = Task("t.minutes", lambda: ran.append(1), minutes=5)
    run_due([task])
    sample_clock.advance(minutes=5)
    seen = running._slots([task], sample_clock.now())
    monkeypatch.setattr(running, "_slots", lambda *_: seen)
    assert (run_due([task]), run_due([task])) == (["t.minutes"], [])
    assert len(ran) == 2


def test_what_goes_wrong_is_kept_logged_and_stops_no_other(ran, sample_clock, logged_errors):
    broken = Task("t.broken", lambda: 1 // 0, minutes=5)
    sound = Task("t.sound", lambda: ran.append(1), minutes=5)
    assert run_due([broken, sound]) == ["t.broken", "t.sound"]
    assert Schedule.objects.get(name="t.broken").last_error.startswith("ZeroDivisionError")
    assert [record.getMessage() for record in logged_errors] == ["The task t.broken failed."]
    row = Schedule.objects.get(name="t.sound")
    assert (row.last_at, row.last_error, row.last_seconds >= 0) == (sample_clock.now(), "", True)


def test_a_task_that_is_mended_forgets_its_error(sample_clock):
    Schedule.objects.create(name="t.mended", next_at=sample_clock.now(), last_error="ValueError: once")
    run_due([Task("t.mended", lambda: None, minutes=5)])
    assert Schedule.objects.get().last_error == ""


def test_a_slot_of_another_clock_does_not_hold_a_task_up(ran, sample_clock):
    Schedule.objects.create(name="t.minutes", next_at=sample_clock.now() + dt.timedelta(days=400))
    assert run_due([Task("t.minutes", lambda: ran.append(1), minutes=5)]) == ["t.minutes"]


def test_a_look_that_finds_nothing_due_writes_nothing(sample_clock, django_assert_num_queries):
    task = Task("t.minutes", lambda: None, minutes=5)
    run_due([task])
    with django_assert_num_queries(1):
        run_due([task])


@pytest.mark.parametrize("rhythm", [{}, {"minutes": 5, "daily_at": "00:10"}, {"daily_at": "24:10"}])
def test_a_task_has_one_rhythm(rhythm):
    with pytest.raises(ValueError, match=r"t\.odd|hour"):
        every("t.odd", **rhythm)(print)


def test_the_house_folds_every_minute_and_seals_every_day(cast):
    assert tasks["figures.fold"].minutes == 1
    assert tasks["ledger.seal"].daily_at == dt.time(0, 10)
    connection.check_constraints()
    assert "figures.fold" in run_due()
