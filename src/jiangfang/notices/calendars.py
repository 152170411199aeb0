"""A calendar as programs fetch it (iCalendar): entries of all houses, the same bytes as long as nothing has changed."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
from django.utils import translation
from django.utils.translation import gettext as _

from jiangfang.kernel import clock
from jiangfang.kernel.telling import CalendarEntry, calendar_sources
from jiangfang.notices.models import CalendarLink
from jiangfang.people.models import Account
from jiangfang.records.addresses import url_of

CHINA = ZoneInfo("Asia/Shanghai")
REFRESH = dt.timedelta(hours=6)
LENGTH = dt.timedelta(minutes=30)
# How exactly it is kept when a link was used.
USED = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Fetched:
    """A calendar as it is handed out: its bytes, their hash, and since when it says so."""

    body: bytes
    digest: str
    since: dt.datetime


def link_under(secret: str) -> CalendarLink | None:
    """The link that a secret opens or opened, with what reading needs."""
    digest = hashlib.sha256(secret.encode()).hexdigest()
    related = ("person__record", "person__organisation__record", "place__record")
    return CalendarLink.objects.filter(digest=digest).select_related(*related).first()


def is_ended(link: CalendarLink) -> bool:
    """Whether a link opens nothing any more: revoked, or its person may not sign in."""
    return link.revoked_at is not None or not Account.objects.filter(person=link.person_id, is_active=True).exists()


def fetch(link: CalendarLink, base: str) -> Fetched:
    """The calendar of a link, as its person may see it now; ``base`` is the address at which the house was reached."""
    with translation.override(link.language):
        entries = [entry for source in calendar_sources for entry in source.entries(link.person, link.place)]
        body = written(_name(link), entries, base)
    digest, now = hashlib.sha256(body).hexdigest(), clock.now()
    values: dict[str, Any] = {}
    if digest != link.content:
        values |= {"content": digest, "content_since": now}
    if link.used_at is None or now - link.used_at >= USED:
        values["used_at"] = now
    if values:
        CalendarLink.objects.filter(pk=link.pk).update(**values)
    return Fetched(body, digest, values.get("content_since") or link.content_since)


def _name(link: CalendarLink) -> str:
    whose = link.place.record.name if link.place else link.person.record.name
    return _("%(whose)s: deadlines") % {"whose": whose}


def written(name: str, entries: Iterable[CalendarEntry], base: str) -> bytes:
    """Entries as a calendar, by day. Nothing in it depends on when it is asked for."""
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Jiangfang//Jiangfang//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", CHINA.key)
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", icalendar.vDuration(REFRESH))
    calendar.add_component(_zone())
    for entry in sorted(entries, key=lambda one: (one.day, one.key)):
        calendar.add_component(_event(entry, base))
    return calendar.to_ical()


def _zone() -> icalendar.Timezone:
    """China's time: one offset, no daylight saving since 1991."""
    standard = icalendar.TimezoneStandard()
    standard.add("dtstart", dt.datetime(1991, 9, 15))
    standard.add("tzoffsetfrom", dt.timedelta(hours=8))
    standard.add("tzoffsetto", dt.timedelta(hours=8))
    standard.add("tzname", "CST")
    zone = icalendar.Timezone()
    zone.add("tzid", CHINA.key)
    zone.add_component(standard)
    return zone


def _event(entry: CalendarEntry, base: str) -> icalendar.Event:
    record = entry.record
    event = icalendar.Event()
    event.add("uid", f"{entry.key}@jiangfang")
    event.add("sequence", record.version)
    event.add("dtstamp", record.changed_at.astimezone(dt.UTC))
    event.add("last-modified", record.changed_at.astimezone(dt.UTC))
    if entry.at is None:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + dt.timedelta(days=1))
    else:
        starts_at = dt.datetime.combine(entry.day, entry.at, CHINA)
        event.add("dtstart", starts_at)
        event.add("dtend", starts_at + LENGTH)
    event.add("summary", str(entry.summary))
    if entry.description:
        event.add("description", str(entry.description))
    if path := url_of(record):
        event.add("url", base + path)
    event.add("transp", "TRANSPARENT")
    return event
