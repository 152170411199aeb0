"""What awaits a person: the row that every house hands to the desk."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from jiangfang.kernel import clock
from jiangfang.records.models import Record


@dataclass(frozen=True)
class Awaiting:
    """Something that a person is asked to do.

    ``what`` says it in a few words and ``why`` why it is theirs (lazy texts); ``record`` is where it is done. It has been
    waiting since the day ``since`` and must be done by ``due``, where there is such a day. ``amount_fen`` is the money that
    it is about, where it is about money.
    """

    what: Any
    record: Record
    since: dt.date
    due: dt.date | None = None
    why: Any = ""
    amount_fen: int | None = None

    @property
    def overdue(self) -> bool:
        """Whether its day has passed."""
        return self.due is not None and self.due < clock.today()
