"""The one-process server's own clockwork: a thread that looks every few seconds whether something is due."""

import logging
import threading

from django.db import DatabaseError, connections

from jiangfang.jobs.running import run_due

logger = logging.getLogger(__name__)
SECONDS = 15.0


class Ticker(threading.Thread):
    """Ends with its process, or when it is stopped. Several may tick at once: a slot is run by one of them."""

    def __init__(self, seconds: float = SECONDS) -> None:
        super().__init__(name="ticker", daemon=True)
        self.seconds = seconds
        self._stopped = threading.Event()

    def run(self) -> None:
        while not self._stopped.wait(self.seconds):
            self._tick()

    def _tick(self) -> None:
        """One look. It keeps no connection, and outlives a database that is away for a while."""
        try:
            run_due()
        except DatabaseError as error:
            logger.error("The schedule could not be read: %s", error)
        finally:
            connections.close_all()

    def stop(self, timeout: float = 10.0) -> None:
        """Let the task that is running end, and no other begin."""
        self._stopped.set()
        if self.is_alive():
            self.join(timeout)
