"""Registering persons, giving and ending seats, honours and grades."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import Actor, action, current_deed
from jiangfang.people.involving import involve as involve
from jiangfang.people.models import GradeEvent, Honour, Person, Seat
from jiangfang.people.roles import MEMBER_ROLES, Role
from jiangfang.people.rules import may_manage, may_seat
from jiangfang.people.seating import forget_seats, held_on
from jiangfang.records import writing
from jiangfang.records.models import FEDERATIONS, Audience, Organisation


@action("people.person.registered", may=may_seat, says=_("%(actor)s registered the person."))
def register_person(
    organisation: Organisation,
    *,
    actor: Actor,
    name: str,
    name_en: str = "",
    role: str = "",
    starts_on: dt.date | None = None,
    sample: bool | None = None,
    **fields: Any,
) -> Person:
    """Enter a person at home in ``organisation``; with a ``role``, give them that seat there too (from today on).

    A company's people are known to the company; those of a federation, and whoever holds an office, to the federations above.
    """
    person = writing.add_one(
        Person(**fields),
        organisation=organisation,
        title=name,
        title_en=name_en,
        audience=_known_from(organisation, role),
        sample=sample,
    )
    if role:
        give_seat(organisation, actor=actor, person=person, role=role, starts_on=starts_on or clock.today())
    return person


def _known_from(organisation: Organisation, role: str) -> int:
    """How far a person or a seat is known: who keeps an office is known to the officers above, who must find them."""
    is_office = bool(role) and role not in MEMBER_ROLES and role != Role.EMPLOYEE
    return Audience.FEDERATION if is_office or organisation.level in FEDERATIONS else Audience.COMPANY


@action("people.person.revised", may=may_seat, says=_("%(actor)s revised the person's data."))
def revise_person(person: Person, *, actor: Actor, **values: Any) -> Person:
    """Change a person's data."""
    return writing.change(person, **values)


@action("people.seat.given", may=may_seat, says=_("%(actor)s gave the seat."))
def give_seat(
    organisation: Organisation,
    *,
    actor: Actor,
    person: Person,
    role: str,
    starts_on: dt.date,
    ends_on: dt.date | None = None,
    audience: int | None = None,
) -> Seat:
    """Give ``person`` a role at ``organisation``. Raises Invalid for a second leader or the same seat twice at a time.

    Offices (finance, department, clerk, union, federation) are given by those who manage the organisation, not by a leader.
    A leader is known to everyone, an office to the federations above, others to the company, unless ``audience`` says so.
    """
    if role not in MEMBER_ROLES:
        verdict = may_manage(actor, organisation)
        if not verdict:
            raise verdict.refusal()
    if ends_on is not None and ends_on < starts_on:
        raise Invalid(N_("The last day lies before the first."), field="ends_on")
    _check_seat_free(organisation, person, role, starts_on, ends_on)
    known_from = _known_from(organisation, role)
    if person.record.audience < known_from:
        writing.change(person, audience=known_from)
        for held in Seat.objects.filter(person=person).select_related("record"):
            writing.change(held)  # the figures of skill are known as far as the person is
    seat = writing.add_one(
        Seat(person=person, role=role, starts_on=starts_on, ends_on=ends_on),
        organisation=organisation,
        title=person.record.title,
        title_en=person.record.title_en,
        state="current",
        audience=(Audience.PUBLIC if role == Role.LEADER else known_from) if audience is None else audience,
        sample=person.record.sample or organisation.record.sample,
    )
    forget_seats(person)
    return seat


def _check_seat_free(
    organisation: Organisation, person: Person, role: str, starts_on: dt.date, ends_on: dt.date | None
) -> None:
    overlapping = Seat.objects.filter(organisation=organisation, role=role, record__state="current")
    overlapping = overlapping.exclude(ends_on__lte=starts_on)
    if ends_on is not None:
        overlapping = overlapping.filter(starts_on__lt=ends_on)
    if overlapping.filter(person=person).exists():
        raise Invalid(N_("This person holds this seat at that time already."), field="person")
    if role == Role.LEADER and overlapping.exists():
        raise Invalid(
            N_("The studio has a leader at that time already."),
            field="role",
            help=N_("Use “change of leader”: it ends one seat and gives the other on the same day."),
        )


@action("people.seat.ended", may=may_seat, says=_("%(actor)s ended the seat."))
def end_seat(seat: Seat, *, actor: Actor, on: dt.date, reason: str = "") -> Seat:
    """End a seat; ``on`` is the first day on which it is no longer held."""
    if on < seat.starts_on:
        raise Invalid(N_("The last day lies before the first."), field="on")
    if reason:
        current_deed().asides["note"] = reason
    forget_seats(seat.person)
    return writing.change(seat, ends_on=on)


@action("people.leader.changed", may=may_manage, says=_("%(actor)s changed the leader of the studio."))
def change_leader(studio: Organisation, *, actor: Actor, successor: Person, on: dt.date, reason: str = "") -> Seat:
    """Hand the lead over on a day: the present leader's seat ends, becomes an ordinary member's, the successor's begins."""
    if reason:
        current_deed().asides["note"] = reason
    for seat in Seat.objects.filter(held_on(on), organisation=studio, role=Role.LEADER).select_related(
        "record", "person"
    ):
        end_seat(seat, actor=actor, on=on)
        give_seat(studio, actor=actor, person=seat.person, role=Role.MEMBER, starts_on=on)
    current = Seat.objects.filter(held_on(on), organisation=studio, person=successor, role__in=MEMBER_ROLES)
    for seat in current.select_related("record", "person"):
        end_seat(seat, actor=actor, on=on)
    return give_seat(studio, actor=actor, person=successor, role=Role.LEADER, starts_on=on)


@action("people.honour.entered", may=may_seat, says=_("%(actor)s entered an honour."))
def award_honour(person: Person, *, actor: Actor, title: str, **fields: Any) -> Honour:
    """Enter an honour that a person holds."""
    return writing.add_parts(person, [Honour(person=person, title=title, **fields)])[0]


@action("people.grade.recorded", may=may_seat, says=_("%(actor)s recorded a skill grade."))
def record_grade(person: Person, *, actor: Actor, grade: str, reached_on: dt.date, certificate: str = "") -> GradeEvent:
    """Record the day on which a person reached a grade; the latest one is the person's present grade.

    The person's seats are touched too: what the figures say of a team's skill hangs on them.
    """
    event = GradeEvent(person=person, grade=grade, reached_on=reached_on, certificate=certificate)
    writing.add_parts(person, [event])
    latest = person.grade_events.order_by("-reached_on", "-id").first()
    writing.change(person, grade=latest.grade if latest else grade)
    for seat in Seat.objects.filter(person=person).select_related("record"):
        writing.change(seat)
    return event
