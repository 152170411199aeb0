"""Secret calendar links: made for oneself, shown once, revoked; and the calendar that a program fetches under one."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import http_date, parse_http_date_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from jiangfang.notices import actions, queries
from jiangfang.notices.calendars import Fetched, fetch, is_ended, link_under
from jiangfang.notices.views.notices import oneself
from jiangfang.people.queries.seats import places_near


def calendar_links(request: HttpRequest) -> HttpResponse:
    """One's calendar links, and the calendars for which one could be made."""
    reader = oneself(request)
    links = list(queries.calendar_links_of(reader))
    have = {link.place_id for link in links}
    places = [place for place in places_near(reader) if place.pk not in have]
    context = {"links": links, "places": places, "own_is_missing": None not in have}
    return render(request, "notices/calendar_links.html", context)


@require_POST
@never_cache
def calendar_link_new(request: HttpRequest) -> HttpResponse:
    """Make a link and show it once; the one that it replaces opens nothing any more."""
    reader = oneself(request)
    wanted = request.POST.get("place", "")
    place = next((place for place in places_near(reader) if place.slug == wanted), None) if wanted else None
    if wanted and place is None:
        return redirect("notices:calendar_links")
    _link, secret = actions.make_calendar_link(reader, actor=reader, place=place, language=get_language() or "zh-hans")
    address = request.build_absolute_uri(reverse("notices_open:calendar", args=[secret]))
    return render(request, "notices/calendar_link_made.html", {"address": address, "place": place})


@require_POST
def calendar_link_revocation(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """End a link at once."""
    reader = oneself(request)
    actions.revoke_calendar_link(reader, actor=reader, link=queries.own_calendar_link(reader, key))
    return redirect("notices:calendar_links")


@login_not_required
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The calendar itself, for programs: what the link's maker may see now. 410 once it is revoked."""
    link = link_under(secret)
    if link is None or is_ended(link):
        words = _("This calendar has ended.") if link else _("There is no such calendar.")
        return HttpResponse(words, status=410 if link else 404, content_type="text/plain; charset=utf-8")
    found = fetch(link, request.build_absolute_uri("/").rstrip("/"))
    answer: HttpResponse
    if _is_known(request, found):
        answer = HttpResponse(status=304)
    else:
        answer = HttpResponse(found.body, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = 'inline; filename="jiangfang.ics"'
    answer["ETag"] = f'"{found.digest}"'
    answer["Last-Modified"] = http_date(found.since.timestamp())
    answer["Cache-Control"] = "private, no-cache"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def _is_known(request: HttpRequest, found: Fetched) -> bool:
    """Whether the program has this already; its ETag decides where it says one."""
    tags = request.headers.get("If-None-Match")
    if tags is not None:
        return any(tag.strip().removeprefix("W/") in (f'"{found.digest}"', "*") for tag in tags.split(","))
    since = parse_http_date_safe(request.headers.get("If-Modified-Since", ""))
    return since is not None and int(found.since.timestamp()) <= since
