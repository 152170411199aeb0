"""The clockwork thread: it looks again and again, survives what goes wrong, and stops when told."""

import threading

from django.db import OperationalError

from jiangfang.jobs import ticker
from jiangfang.jobs.ticker import Ticker


def test_it_looks_until_it_is_stopped(monkeypatch, logged_errors):
    looked = threading.Semaphore(0)

    def look():
        looked.release()
        raise OperationalError("the database is away")

    closed = []
    monkeypatch.setattr(ticker, "run_due", look)
    monkeypatch.setattr(ticker, "connections", type("Connections", (), {"close_all": lambda: closed.append(1)}))
    thread = Ticker(seconds=0.001)
    thread.start()
    assert looked.acquire(timeout=5)
    assert looked.acquire(timeout=5)
    thread.stop()
    assert not thread.is_alive()
    assert thread.daemon
    assert len(closed) >= 2
    assert {record.getMessage() for record in logged_errors} == {"The schedule could not be read: the database is away"}


def test_it_may_be_stopped_before_it_began():
    Ticker().stop()
