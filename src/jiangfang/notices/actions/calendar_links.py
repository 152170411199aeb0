"""Making and revoking the secret links under which a calendar is fetched."""

import hashlib

from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock, ids
from jiangfang.kernel.errors import Conflict
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import Actor, action, current_deed
from jiangfang.notices.models import CalendarLink
from jiangfang.notices.rules import may_keep_calendar_links
from jiangfang.people.models import Person
from jiangfang.records import writing
from jiangfang.records.models import Organisation


@action("notices.calendar_link.made", may=may_keep_calendar_links, says=_("%(actor)s made a calendar link."))
def make_calendar_link(
    person: Person, *, actor: Actor, place: Organisation | None = None, language: str = "zh-hans"
) -> tuple[CalendarLink, str]:
    """Make the link of one's own calendar, or of a place's, and the secret that is shown once. It replaces the one before."""
    now, secret = clock.now(), ids.token()
    CalendarLink.objects.filter(person=person, place=place, revoked_at__isnull=True).update(revoked_at=now)
    link = CalendarLink(
        organisation_id=person.organisation_id,
        person=person,
        place=place,
        digest=hashlib.sha256(secret.encode()).hexdigest(),
        language=language,
        made_at=now,
    )
    link.save(force_insert=True)
    if place is not None:
        current_deed().facts["place"] = place.record.code
    writing.change(person)
    return link, secret


@action("notices.calendar_link.revoked", may=may_keep_calendar_links, says=_("%(actor)s revoked a calendar link."))
def revoke_calendar_link(person: Person, *, actor: Actor, link: CalendarLink) -> CalendarLink:
    """End a link at once. Raises Conflict for one that was revoked before."""
    found = CalendarLink.objects.filter(pk=link.pk, person=person, revoked_at__isnull=True)
    if not found.update(revoked_at=clock.now()):
        raise Conflict(N_("This calendar link was revoked before."), code="state")
    writing.change(person)
    return link
