"""Questions about notices, calendar links and webhooks."""

import uuid
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.notices.models import CalendarLink, Delivery, Letter, Notice, Preference, Webhook
from jiangfang.people.models import Person
from jiangfang.people.visibility import visible_to
from jiangfang.records.models import Organisation


def notices_of(reader: Person) -> QuerySet[Notice]:
    """The notices of a person about records that are open to them, newest first."""
    found = Notice.objects.filter(visible_to(reader), person=reader)
    return found.select_related("record__organisation__record", "actor__record").order_by("-id")


def own_notice(reader: Person, key: uuid.UUID) -> Notice:
    """One of the reader's notices. Raises NotThere."""
    found = notices_of(reader).filter(pk=key).first()
    if found is None:
        raise NotThere(N_("There is no such notice, or what it tells of is no longer open to you."))
    return found


def unread_count() -> Any:
    """How many notices are unread, as a part of the query that reads an account: the bell costs no query of its own."""
    unread = Notice.objects.filter(person=OuterRef("person_id"), read_at__isnull=True).order_by().values("person")
    return Coalesce(Subquery(unread.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def preference_of(person: Person) -> Preference:
    """How a person wants to be told; what holds for those who said nothing."""
    found = Preference.objects.filter(person=person).first()
    return found or Preference(person=person, organisation_id=person.organisation_id)


def letters_given_up(person: Person) -> int:
    """How many letters to a person were given up."""
    return Letter.objects.filter(person=person, state=Letter.State.DEAD).count()


def calendar_links_of(person: Person) -> QuerySet[CalendarLink]:
    """The calendar links that a person has, newest first; those that were revoked are left out."""
    found = CalendarLink.objects.filter(person=person, revoked_at__isnull=True)
    return found.select_related("place__record").order_by("-id")


def own_calendar_link(person: Person, key: uuid.UUID) -> CalendarLink:
    """One of a person's calendar links. Raises NotThere."""
    found = calendar_links_of(person).filter(pk=key).first()
    if found is None:
        raise NotThere(N_("There is no such calendar link."))
    return found


def webhooks_of(organisation: Organisation) -> QuerySet[Webhook]:
    """The webhooks of an organisation, newest first."""
    found = Webhook.objects.filter(organisation=organisation, removed_at__isnull=True)
    return found.select_related("person__record").order_by("-id")


def webhook_of(organisation: Organisation, key: uuid.UUID) -> Webhook:
    """One webhook of an organisation. Raises NotThere."""
    found = webhooks_of(organisation).filter(pk=key).first()
    if found is None:
        raise NotThere(N_("There is no such webhook."))
    return found


def deliveries_of(webhook: Webhook) -> QuerySet[Delivery]:
    """What was sent or waits, newest first."""
    return Delivery.objects.filter(webhook=webhook).order_by("-id")
