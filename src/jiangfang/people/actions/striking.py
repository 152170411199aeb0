"""Striking out persons and seats that were entered wrongly. They stay, with the reason, and count nowhere."""

from django.utils.translation import gettext_lazy as _

from jiangfang.kernel.errors import Refused
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import Actor, action, current_deed
from jiangfang.people.models import Account, Person, Seat
from jiangfang.people.rules import may_seat
from jiangfang.people.seating import forget_seats
from jiangfang.records import writing


@action("people.seat.struck", may=may_seat, says=_("%(actor)s struck the seat out."))
def strike_seat(seat: Seat, *, actor: Actor, reason: str) -> Seat:
    """Say that a seat was entered wrongly: it was never held."""
    current_deed().asides["note"] = reason
    forget_seats(seat.person)
    return writing.move(seat, "struck")


@action("people.person.struck", may=may_seat, says=_("%(actor)s struck the person out."))
def strike_person(person: Person, *, actor: Actor, reason: str) -> Person:
    """Say that a person was registered wrongly, together with the seats there. Raises Refused for one who has an account."""
    if Account.objects.filter(person=person).exists():
        raise Refused(N_("This person has an account."), help=N_("End the seats instead."), code="has_account")
    current_deed().asides["note"] = reason
    for seat in Seat.objects.filter(person=person, record__state="current").select_related("record", "person"):
        strike_seat(seat, actor=actor, reason=reason)
    return writing.move(person, "struck")
