"""Notices in words: who did what with which record, and what is asked of the reader now."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from jiangfang.kernel.telling import asked
from jiangfang.ledger.deeds import actions
from jiangfang.notices.models import Notice
from jiangfang.people.seating import reach_of
from jiangfang.records.addresses import url_of
from jiangfang.records.kinds import kind_of
from jiangfang.records.models import Audience, Branch, Record


@dataclass(frozen=True)
class Line:
    """A notice as it is read. ``asks`` is empty where the reader is asked nothing."""

    notice: Notice
    record: Record
    kind: Any
    sentence: str
    asks: str
    url: str

    @property
    def is_new(self) -> bool:
        return self.notice.read_at is None


def lines_of(notices: Sequence[Notice], reader: Any) -> list[Line]:
    """Notices in the language of the moment. At most one query, for public records."""
    inside = _places_inside({one.record.organisation_id for one in notices if _is_public(one)}, reader)
    return [_line(one, named=not _is_public(one) or one.record.organisation_id in inside) for one in notices]


def _is_public(notice: Notice) -> bool:
    return notice.record.audience == Audience.PUBLIC


def _places_inside(places: Iterable[uuid.UUID], reader: Any) -> set[uuid.UUID]:
    """Those places to which the reader belongs: elsewhere a public record names nobody."""
    if not places:
        return set()
    pairs = Branch.objects.filter(organisation_id__in=places, ancestor_id__in=list(reach_of(reader)))
    return set(pairs.values_list("organisation_id", flat=True))


def _line(notice: Notice, *, named: bool) -> Line:
    record, declared = notice.record, actions.get(notice.verb)
    says = str(declared.says) if declared and declared.says else notice.verb
    ask = asked.get(notice.asks) if notice.asks else None
    return Line(
        notice=notice,
        record=record,
        kind=kind_of(record.kind).label,
        sentence=says % {"actor": _actor(notice, named=named), "title": record.name} if "%(" in says else says,
        # What was asked then may be done by now.
        asks=str(ask.what) if ask and ask.state == record.state else "",
        url=url_of(record),
    )


def _actor(notice: Notice, *, named: bool) -> str:
    if notice.actor is None:
        return _("the system")
    if named:
        return notice.actor.record.name
    return _("someone at %(organisation)s") % {"organisation": notice.record.organisation.short}
