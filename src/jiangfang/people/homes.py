"""Where a person's new records belong: the organisations at which they may work."""

from typing import Any

from jiangfang.kernel.errors import NotThere, Refused
from jiangfang.kernel.text import N_
from jiangfang.people.seating import seats_held
from jiangfang.records.models import Level, Organisation


def home_for(reader: Any, slug: str = "") -> Organisation:
    """The organisation named by ``slug``, else the studio (else the company) in which the reader sits.

    Raises NotThere for an unknown name and Refused for a person without a seat.
    """
    found = Organisation.objects.select_related("record")
    if slug:
        named = found.filter(slug=slug).first()
        if named is None:
            raise NotThere(N_("There is no such organisation."))
        return named
    seats = sorted(seats_held(reader), key=lambda seat: (seat.level != Level.STUDIO, seat.level != Level.COMPANY))
    if not seats:
        raise Refused(
            N_("You have no seat in any organisation yet."),
            help=N_("Ask the studio leader or the union officer to enter you as a member."),
            code="no_seat",
        )
    return found.get(pk=seats[0].organisation_id)
