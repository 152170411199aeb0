"""What happens to an IP right: granted, refused, withdrawn, lapsed, restored; fees, licences, national phases."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import IPEvent, IPRight
from jiangfang.innovation.queries.ip_rights import as_right
from jiangfang.innovation.queries.ip_tables import Tables, tables
from jiangfang.innovation.reckoning.annuities import term_ends_on
from jiangfang.innovation.reckoning.annuity_rules import EXAMPLE_RULES
from jiangfang.innovation.reckoning.rights import PATENTS, RightKind
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.ip_events import day_error, fee_error
from jiangfang.innovation.rules.ip_rights import (
    may_end_ip_right,
    may_enter_national_phase,
    may_grant_ip_right,
    may_license_ip_right,
    may_pay_fee,
    may_record_ip_event,
    may_restore_ip_right,
)
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.models import Person
from jiangfang.records import writing

Type = IPEvent.Type
# Events that change nothing but the list of events.
PLAIN = (Type.PUBLISHED, Type.NOTICE)


@action("innovation.ip_right.granted", may=may_grant_ip_right, says=_("%(actor)s recorded the grant."))
def grant_ip_right(ip_right: IPRight, *, actor: Person, on: dt.date, note: str = "") -> IPRight:
    """Record that the office granted the patent (or registered the copyright) on a day. A PCT application is never granted."""
    return _move(ip_right, "in_force", Type.GRANTED, on, note, granted_on=on)


@action("innovation.ip_right.refused", may=may_end_ip_right, says=_("%(actor)s recorded the refusal."))
def refuse_ip_right(ip_right: IPRight, *, actor: Person, on: dt.date, note: str = "") -> IPRight:
    """Record that the office refused the application on a day."""
    return _move(ip_right, "ended", Type.REFUSED, on, note, ended_on=on)


@action("innovation.ip_right.withdrawn", may=may_end_ip_right, says=_("%(actor)s recorded the withdrawal."))
def withdraw_ip_right(ip_right: IPRight, *, actor: Person, on: dt.date, note: str = "") -> IPRight:
    """Record that the application was withdrawn, or is regarded as withdrawn, from a day."""
    return _move(ip_right, "ended", Type.WITHDRAWN, on, note, ended_on=on)


@action("innovation.ip_right.lapsed", may=may_end_ip_right, says=_("%(actor)s recorded that the right has lapsed."))
def lapse_ip_right(ip_right: IPRight, *, actor: Person, on: dt.date, note: str = "") -> IPRight:
    """Record that a right has ended on a day: its fee was not paid, it was given up, or its term is over."""
    return _move(ip_right, "lapsed", Type.LAPSED, on, note, ended_on=on)


@action("innovation.ip_right.restored", may=may_restore_ip_right, says=_("%(actor)s recorded the restoration."))
def restore_ip_right(
    ip_right: IPRight,
    *,
    actor: Person,
    on: dt.date,
    patent_year: int | None = None,
    amount_fen: int | None = None,
    note: str = "",
) -> IPRight:
    """Record that the office restored a lapsed right on a day, with the fee of the year for which it had lapsed."""
    ends_on = (
        term_ends_on(RightKind(ip_right.type), ip_right.filed_on, EXAMPLE_RULES) if ip_right.type in PATENTS else None
    )
    if ends_on is not None and on >= ends_on:
        raise Invalid(N_("The term of this right was over on %(ends_on)s."), field="on", ends_on=ends_on)
    if patent_year is not None:
        _check_fee(ip_right, patent_year)
    more = {"patent_year": patent_year, "amount_fen": amount_fen}
    return _move(ip_right, "in_force", Type.RESTORED, on, note, more, ended_on=None)


def _move(
    ip_right: IPRight, to: str, type: str, on: dt.date, note: str, more: dict[str, Any] | None = None, **fields: Any
) -> IPRight:
    event = _checked(ip_right, type, on, note=note, **(more or {}))
    writing.move(ip_right, to, **fields)
    _add(ip_right, event)
    return ip_right


def _checked(ip_right: IPRight, type: str, on: dt.date, **fields: Any) -> IPEvent:
    event = IPEvent(ip_right=ip_right, type=type, on=on, **fields)
    values.check(event, on=day_error(ip_right, event))
    return event


def _add(ip_right: IPRight, event: IPEvent) -> IPEvent:
    current_deed().facts.update(on=event.on, patent_year=event.patent_year, amount_fen=event.amount_fen)
    return writing.add_parts(ip_right, [event])[0]


def _which_year(facts: Mapping[str, Any], record_id: str) -> str:
    together = {key: paid for key, paid, _amount in facts.get("payments", ())}
    year = together.get(record_id) or facts.get("patent_year")
    return _("patent year %(year)s") % {"year": year} if year else ""


@action("innovation.ip_right.fee_paid", may=may_pay_fee, says=_("%(actor)s recorded a yearly fee."), about=_which_year)
def pay_fee(
    ip_right: IPRight, *, actor: Person, patent_year: int, on: dt.date, amount_fen: int, note: str = ""
) -> IPEvent:
    """Record that the fee of a patent year was paid on a day, in fen with its surcharge.

    Raises Invalid for a year that is not owed or is paid, and for a payment after the grace period: that right is restored
    or lost, and a payment does not bring it back.
    """
    _check_fee(ip_right, patent_year, on)
    return _add(
        ip_right, _checked(ip_right, Type.FEE_PAID, on, patent_year=patent_year, amount_fen=amount_fen, note=note)
    )


@action("innovation.ip_right.fees_paid", may=may_pay_fee, says=_("%(actor)s recorded a yearly fee."), about=_which_year)
def pay_fees(
    ip_rights: Sequence[IPRight], *, actor: Person, payments: Sequence[tuple[int, dt.date, int]]
) -> list[IPEvent]:
    """Record the fees that were paid together, one for each right: (patent year, day, fen). All of them or none.

    Raises what :func:`pay_fee` raises.
    """
    known, events = tables(), []
    for ip_right, (year, on, amount) in zip(ip_rights, payments, strict=True):
        _check_fee(ip_right, year, on, known)
        event = _checked(ip_right, Type.FEE_PAID, on, patent_year=year, amount_fen=amount)
        events += writing.add_parts(ip_right, [event])
    current_deed().facts["payments"] = [[str(one.ip_right_id), one.patent_year, one.amount_fen] for one in events]
    return events


def _check_fee(ip_right: IPRight, year: int, paid_on: dt.date | None = None, known: Tables | None = None) -> None:
    known = known or tables()
    error = fee_error(as_right(ip_right), year, rules=known.rules, calendar=known.calendar, paid_on=paid_on)
    if error is not None:
        raise error


@action(
    "innovation.ip_right.national_phase_entered",
    may=may_enter_national_phase,
    says=_("%(actor)s recorded the entry into a national phase."),
)
def enter_national_phase(ip_right: IPRight, *, actor: Person, on: dt.date, office: str) -> IPEvent:
    """Record that a PCT application entered the national phase at ``office``, where it becomes an application of its own."""
    values.check_many({"office": values.text_error(office, "office")})
    return _add(ip_right, _checked(ip_right, Type.NATIONAL_PHASE, on, note=office))


@action("innovation.ip_right.licensed", may=may_license_ip_right, says=_("%(actor)s recorded a licence."))
def license_ip_right(
    ip_right: IPRight, *, actor: Person, on: dt.date, licensee: str, amount_fen: int | None = None
) -> IPEvent:
    """Record that the right was licensed to ``licensee``, for an amount in fen if known."""
    values.check_many({"licensee": values.text_error(licensee, "licensee")})
    return _add(ip_right, _checked(ip_right, Type.LICENSED, on, note=licensee, amount_fen=amount_fen))


@action("innovation.ip_right.assigned", may=may_license_ip_right, says=_("%(actor)s recorded a new owner."))
def assign_ip_right(ip_right: IPRight, *, actor: Person, on: dt.date, owner: str) -> IPEvent:
    """Record that the right belongs to ``owner`` since a day."""
    values.check_many({"owner": values.text_error(owner, "owner", longest=160)})
    event = _checked(ip_right, Type.ASSIGNED, on, note=owner)
    writing.change(ip_right, owner=owner)
    return _add(ip_right, event)


@action("innovation.ip_right.event_recorded", may=may_record_ip_event, says=_("%(actor)s recorded an event."))
def record_event(ip_right: IPRight, *, actor: Person, type: str, on: dt.date, note: str = "") -> IPEvent:
    """Record a publication, or the notice that the right has ended; what changes more has a deed of its own."""
    if type not in PLAIN:
        raise Invalid(
            N_("This event has a deed of its own."),
            field="type",
            help=N_("Choose it among what can be done with the right."),
        )
    return _add(ip_right, _checked(ip_right, type, on, note=note))
