"""What is new in an organisation's branch and open to everyone: the deeds by which something came to count."""

import datetime as dt
import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.ledger.models import Touch
from jiangfang.people.visibility import visible_records
from jiangfang.records.models import Organisation, Record
from jiangfang.records.tree import branch_of

MOST = 50


@dataclass(frozen=True)
class Newsworthy:
    """A kind of news: the state that a record reached, those in which it still is news, and the words for it."""

    target: str
    states: tuple[str, ...]
    words: Any


NEWSWORTHY = {
    "result": Newsworthy("accepted", ("accepted",), _("Result accepted: %(title)s")),
    "benefit": Newsworthy("verified", ("verified", "spot_checked"), _("Benefit verified by finance: %(title)s")),
    "method": Newsworthy("named", ("named",), _("Operating method named: %(title)s")),
}
STATEMENT = Newsworthy("", ("current",), _("Public statement: %(title)s"))
ENTERED = "innovation.statement.entered"


@dataclass(frozen=True)
class News:
    """One piece of news under the id of its entry in the history, which never changes."""

    id: uuid.UUID
    record: Record
    at: dt.datetime
    words: Any

    @property
    def title(self) -> str:
        return str(self.words) % {"title": self.record.name}


def public_news(organisation: Organisation) -> list[News]:
    """The latest news of a branch from public records, newest first; one piece for each record. Two queries."""
    news: dict[uuid.UUID, News] = {}
    records = {record.pk: record for record in _open_records(organisation)}
    touches = Touch.objects.filter(record_id__in=records, entry__verb__in=_verbs()).select_related("entry")
    for touch in touches.order_by("-entry__at", "-pk"):
        kind = NEWSWORTHY.get(touch.kind, STATEMENT)
        if touch.record_id not in news and _is_news(touch):
            news[touch.record_id] = News(touch.entry_id, records[touch.record_id], touch.entry.at, kind.words)
    return list(news.values())[:MOST]


def _is_news(touch: Touch) -> bool:
    """Whether the deed brought this very record there: some deeds lead here or there, or on from there."""
    if touch.kind not in NEWSWORTHY:
        return bool(touch.entry.verb == ENTERED)
    moved = json.loads(touch.entry.body)["facts"].get("moves", {}).get(str(touch.record_id))
    return bool(moved) and moved[1] == NEWSWORTHY[touch.kind].target


def _open_records(organisation: Organisation) -> list[Record]:
    """What everyone may see and still holds: the latest of each branch first, a few more than are told."""
    found = visible_records(None).filter(
        organisation_id__in=branch_of(organisation.pk), kind__in=[*NEWSWORTHY, "statement"]
    )
    still = {*STATEMENT.states, *(state for one in NEWSWORTHY.values() for state in one.states)}
    found = found.filter(state__in=still).select_related("organisation__record")
    return list(found.order_by("-changed_at", "-pk")[: 4 * MOST])


def _verbs() -> set[str]:
    """The deeds that may make a record news: those with a move that leads there."""
    leading = (move for key, kind in NEWSWORTHY.items() for move in lifecycles[key].moves if move.target == kind.target)
    return {ENTERED, *(move.deed for move in leading)}
