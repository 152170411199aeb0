"""Entering IP rights and correcting what was entered; a number stands once in the whole house."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Inventor, IPEvent, IPRight, Result
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.ip_facts import canonical_number, free_error, kind_error
from jiangfang.innovation.rules.ip_rights import may_correct_ip_right, may_enter_ip_right, may_link_ip_right
from jiangfang.kernel.errors import Conflict, Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.actions.persons import involve
from jiangfang.people.models import Involvement, Person
from jiangfang.people.visibility import open_to, visible
from jiangfang.records import writing
from jiangfang.records.models import Audience, Organisation

CORRECTABLE = ("title", "title_en", "type", "number", "owner", "filed_on", "priority_on")


@action("innovation.ip_right.entered", may=may_enter_ip_right, says=_("%(actor)s entered the IP right."))
def enter_ip_right(
    organisation: Organisation,
    *,
    actor: Person,
    type: str,
    number: str,
    title: str,
    owner: str,
    filed_on: dt.date,
    inventors: Sequence[Person] = (),
    result: Result | None = None,
    priority_on: dt.date | None = None,
    audience: int = Audience.COMPANY,
    title_en: str = "",
) -> IPRight:
    """Enter an application by its number, with the inventors in the order of the application.

    A patent is entered as the application it was; its grant is a deed of its own. Raises Invalid for a number that can't be,
    that is of another kind or year, or that is entered already; NotThere for a result that is not open to the actor.
    """
    ip_right = IPRight(
        type=type, number=number, owner=owner, filed_on=filed_on, priority_on=priority_on, result=_opened(result, actor)
    )
    audience_error = values.audience_error(actor, organisation, audience)
    people_error = _inventors_error(actor, inventors)
    _check(ip_right, actor, title, title_en, audience=audience_error, inventors=people_error)
    _store(ip_right, organisation=organisation, title=title.strip(), title_en=title_en, audience=audience)
    writing.add_parts(ip_right, [IPEvent(ip_right=ip_right, type=IPEvent.Type.FILED, on=filed_on)])
    current_deed().facts.update(type=type, number=ip_right.number)
    involve(ip_right, actor, "drafter")
    _put_inventors(ip_right, inventors)
    return ip_right


def _opened(result: Result | None, actor: Person) -> Result | None:
    return result and open_to(Result.objects.select_related("record"), actor, pk=result.pk)


def _check(ip_right: IPRight, actor: Person, title: str, title_en: str, **more: Invalid | None) -> None:
    """Raise what is wrong; otherwise the number is canonical from here on."""
    values.check(
        ip_right,
        **values.title_errors(title, title_en),
        filed_on=values.past_error(ip_right.filed_on, "filed_on"),
        priority_on=values.order_error(ip_right.priority_on, ip_right.filed_on, "priority_on"),
        **more,
    )
    ip_right.number = canonical_number(ip_right)
    values.check_many({"number": free_error(ip_right.number, actor, ip_right)})


def _inventors_error(actor: Person, inventors: Sequence[Person], known: Sequence[Any] = ()) -> Invalid | None:
    keys = [person.pk for person in inventors]
    fresh = set(keys) - set(known)
    if len(set(keys)) < len(keys):
        return Invalid(N_("Nobody stands in the list of inventors twice."), field="inventors")
    if visible(Person.objects.filter(pk__in=fresh), actor).count() < len(fresh):
        return Invalid(N_("One of these people is not open to you."), field="inventors")
    return None


def _store(ip_right: IPRight, **record: Any) -> None:
    """Store the right; where another deed entered the same number a moment ago, say so."""
    try:
        with transaction.atomic():
            writing.add_one(ip_right, **record)
    except IntegrityError:
        raise Conflict(
            N_("Someone else has just entered the number %(number)s."), code="taken", number=ip_right.number
        ) from None


def _put_inventors(ip_right: IPRight, persons: Sequence[Person]) -> None:
    rows = [Inventor(ip_right=ip_right, person=person, place=place) for place, person in enumerate(persons, start=1)]
    writing.replace_parts(ip_right, "inventors", rows)
    named = Involvement.objects.filter(record_id=ip_right.pk, role="inventor")
    named.exclude(person__in=[person.pk for person in persons]).delete()
    for person in persons:
        involve(ip_right, person, "inventor")


@action("innovation.ip_right.corrected", may=may_correct_ip_right, says=_("%(actor)s corrected the IP right."))
def correct_ip_right(
    ip_right: IPRight, *, actor: Person, reason: str, inventors: Sequence[Person] | None = None, **changes: Any
) -> IPRight:
    """Correct what was entered wrongly, with the reason; ``inventors`` replace all that were there.

    Raises TypeError for anything that is not CORRECTABLE, and Invalid for what can't be, or not with the events on record.
    """
    proposed = values.revised(ip_right, changes, CORRECTABLE)
    title, title_en = changes.get("title", ip_right.record.title), changes.get("title_en", ip_right.record.title_en)
    known = list(ip_right.inventors.values_list("person_id", flat=True))
    people_error = None if inventors is None else _inventors_error(actor, inventors, known)
    _check(
        proposed,
        actor,
        title,
        title_en,
        type=kind_error(proposed),
        inventors=people_error,
        reason=values.text_error(reason, "reason"),
    )
    values.check_many({"filed_on": _filing_error(proposed)})
    current_deed().asides["note"] = reason
    current_deed().facts["corrected"] = sorted({*changes, *(["inventors"] if inventors is not None else [])})
    writing.change(ip_right, **changes | {"number": proposed.number})
    _move_filing(ip_right)
    if inventors is not None:
        _put_inventors(ip_right, inventors)
    return ip_right


def _filing_error(proposed: IPRight) -> Invalid | None:
    """Nothing happened to a right before it was filed."""
    others = proposed.events.exclude(type=IPEvent.Type.FILED)
    return values.order_error(proposed.filed_on, min((event.on for event in others), default=None), "filed_on")


def _move_filing(ip_right: IPRight) -> None:
    filings = list(ip_right.events.filter(type=IPEvent.Type.FILED).exclude(on=ip_right.filed_on))
    for event in filings:
        event.on = ip_right.filed_on
    writing.change_parts(ip_right, filings, ["on"])


@action("innovation.ip_right.linked", may=may_link_ip_right, says=_("%(actor)s linked the IP right with a result."))
def link_ip_right(ip_right: IPRight, *, actor: Person, result: Result | None) -> IPRight:
    """Say which result the right protects; None takes the link away. Raises NotThere for a result not open to the actor."""
    return writing.change(ip_right, result=_opened(result, actor))
