"""Work in the background: taken once, taken again where its worker fell silent, given up in the end."""

import pytest

from jiangfang.jobs import working
from jiangfang.jobs.models import Work
from jiangfang.kernel.registry import Registry

pytestmark = pytest.mark.django_db


@pytest.fixture
def doers(monkeypatch):
    registry = Registry("work of a test")
    monkeypatch.setattr(working, "doers", registry)
    return registry


def test_what_is_handed_over_is_done_once_with_its_arguments(doers, sample_clock):
    done = []
    working.can_do("count")(lambda progress, upto: [progress.tell(upto, upto), done.append(upto)])
    first = working.hand_over("count", upto=3)
    assert not first.is_over
    assert (working.do_waiting(), working.do_waiting(), done) == (["count"], [], [3])
    kept = working.work_of(first.pk)
    assert (kept.state, kept.done, kept.total, kept.is_over) == ("done", 3, 3, True)


def test_nothing_that_nobody_can_do_is_handed_over(doers):
    with pytest.raises(KeyError):
        working.hand_over("unheard_of")
    assert not Work.objects.exists()


def test_what_fails_is_kept_with_its_reason_and_stops_nothing_else(doers, sample_clock, logged_errors):
    def fail(progress):
        raise RuntimeError("no")

    working.can_do("fail")(fail)
    working.can_do("go")(lambda progress: None)
    bad, good = working.hand_over("fail"), working.hand_over("go")
    assert working.do_waiting() == ["fail", "go"]
    assert (working.work_of(bad.pk).error, working.work_of(good.pk).state) == ("RuntimeError: no", "done")
    assert logged_errors


def test_a_silent_worker_loses_its_work_and_a_deadly_piece_is_given_up(doers, sample_clock):
    working.can_do("go")(lambda progress: None)
    work = working.hand_over("go")
    Work.objects.update(state="running", attempts=1, seen_at=sample_clock.now())
    assert working.do_waiting() == []
    sample_clock.advance(seconds=working.SILENCE.total_seconds() + 1)
    assert working.do_waiting() == ["go"]
    assert working.work_of(work.pk).state == "done"
    Work.objects.update(state="running", attempts=working.MOST_ATTEMPTS, ended_at=None)
    sample_clock.advance(seconds=working.SILENCE.total_seconds() + 1)
    working.do_waiting()
    assert working.work_of(work.pk).state == "failed"


def test_of_two_who_see_the_same_work_one_gets_it(doers, sample_clock):
    working.can_do("go")(lambda progress: None)
    working.hand_over("go")
    mine, theirs = Work.objects.get(), Work.objects.get()
    assert (working._take(mine), working._take(theirs)) == (True, False)


def test_work_that_ended_long_ago_is_forgotten(doers, sample_clock):
    working.can_do("go")(lambda progress: None)
    working.hand_over("go")
    working.do_waiting()
    working.clear_away()
    assert Work.objects.count() == 1
    sample_clock.advance(days=31)
    working.clear_away()
    assert Work.objects.count() == 0
    assert working.work_of(None) is None
