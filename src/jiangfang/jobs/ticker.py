"""The one-process server's own clockwork: a thread that looks every few seconds whether something is due."""

import logging
import threading
import time

from django.db import DatabaseError, connections

from jiangfang.jobs.running import run_due
from jiangfang.jobs.working import do_waiting, handed

logger = logging.getLogger(__name__)
SECONDS = 15.0
# How soon it notices that it is to stop while it waits.
GLANCE = 0.5


class Ticker(threading.Thread):
    """Ends with its process, or when it is stopped. Several may tick at once: a slot or a piece of work is done by one.

    Work that was handed over in this process is done at once, other work when it looks next.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        super().__init__(name="ticker", daemon=True)
        self.seconds = seconds
        self._stopped = threading.Event()

    def run(self) -> None:
        while self._wait():
            self._tick()

    def _wait(self) -> bool:
        """Until it is time to look again, or something was handed over; False once it is stopped."""
        until = time.monotonic() + self.seconds
        while not self._stopped.is_set():
            left = until - time.monotonic()
            if left <= 0 or handed.wait(min(left, GLANCE)):
                return not self._stopped.is_set()
        return False

    def _tick(self) -> None:
        """One look. It keeps no connection, and outlives a database that is away for a while."""
        try:
            run_due()
            do_waiting()
        except DatabaseError as error:
            handed.clear()
            logger.error("The schedule could not be read: %s", error)
        finally:
            connections.close_all()

    def stop(self, timeout: float = 10.0) -> None:
        """Let the task that is running end, and no other begin."""
        self._stopped.set()
        if self.is_alive():
            self.join(timeout)
