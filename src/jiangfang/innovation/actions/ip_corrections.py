"""Correcting the events of an IP right, with the reason; the history keeps the hash of what stood there before."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import IPEvent, IPRight
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.ip_events import STATUS, day_error
from jiangfang.innovation.rules.ip_rights import may_correct_ip_right
from jiangfang.kernel.errors import Invalid, NotThere
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.models import Person
from jiangfang.records import writing

Type = IPEvent.Type
# The field of the right that repeats the day of the latest event of a type.
REPEATED = {Type.GRANTED: "granted_on", Type.REFUSED: "ended_on", Type.WITHDRAWN: "ended_on", Type.LAPSED: "ended_on"}


@action("innovation.ip_right.event_corrected", may=may_correct_ip_right, says=_("%(actor)s corrected an event."))
def correct_event(
    ip_right: IPRight,
    *,
    actor: Person,
    event: IPEvent,
    reason: str,
    on: dt.date | None = None,
    patent_year: int | None = None,
    amount_fen: int | None = None,
    note: str | None = None,
) -> IPEvent:
    """Correct the day, patent year, amount or note of an event; None leaves a value as it is.

    Raises Invalid for the filing, whose day is corrected with the right itself, and for a day out of order.
    """
    found = _own(ip_right, event)
    if found.type == Type.FILED:
        raise Invalid(N_("The filing day is corrected with the right itself."), field="event")
    given = {"on": on, "patent_year": patent_year, "amount_fen": amount_fen, "note": note}
    changes = {name: value for name, value in given.items() if value is not None}
    for name, value in changes.items():
        setattr(found, name, value)
    values.check(
        found,
        on=day_error(ip_right, found),
        patent_year=_year_error(ip_right, found),
        reason=values.text_error(reason, "reason"),
    )
    _note(reason, found)
    writing.change_parts(ip_right, [found], list(changes))
    _repeat(ip_right, found)
    return found


def _own(ip_right: IPRight, event: IPEvent) -> IPEvent:
    found = ip_right.events.filter(pk=event.pk).first()
    if found is None:
        raise NotThere(N_("There is no such event."))
    return found


def _year_error(ip_right: IPRight, event: IPEvent) -> Invalid | None:
    fees = (Type.FEE_PAID, Type.RESTORED)
    others = ip_right.events.filter(type__in=fees, patent_year=event.patent_year).exclude(pk=event.pk)
    if event.type in fees and event.patent_year is not None and others.exists():
        return Invalid(N_("The fee of year %(year)s is recorded already."), field="patent_year", year=event.patent_year)
    return None


def _note(reason: str, event: IPEvent) -> None:
    current_deed().asides["note"] = reason
    current_deed().facts["event"] = event.type


def _repeat(ip_right: IPRight, event: IPEvent) -> None:
    """Keep the right's own day in step with its latest event of this type."""
    name: Any = REPEATED.get(event.type)
    later = ip_right.events.filter(type__in=STATUS, id__gt=event.id).exists()
    if name == "granted_on" or (name == "ended_on" and not later):
        writing.change(ip_right, **{name: event.on})


@action("innovation.ip_right.event_struck", may=may_correct_ip_right, says=_("%(actor)s struck out an event."))
def strike_event(ip_right: IPRight, *, actor: Person, event: IPEvent, reason: str) -> IPRight:
    """Take out an event that never happened, such as a fee that was recorded with the wrong right.

    Raises Invalid for an event that says where the right stands: its day is corrected instead.
    """
    found = _own(ip_right, event)
    values.check_many({"reason": values.text_error(reason, "reason")})
    if found.type in (Type.FILED, *STATUS):
        raise Invalid(
            N_("This event says where the right stands and is not struck out."),
            field="event",
            help=N_("Correct its day, or record what happened since."),
        )
    _note(reason, found)
    writing.replace_parts(ip_right, "events", [kept for kept in ip_right.events.all() if kept.pk != found.pk])
    return ip_right
