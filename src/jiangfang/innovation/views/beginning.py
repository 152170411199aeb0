"""Where a new record begins, and how a project begins with what it takes up."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from jiangfang.innovation.rules import may_draft_project, may_take_up
from jiangfang.kernel.rules import Rule
from jiangfang.people.homes import home_for
from jiangfang.records.models import Organisation


def home_where(request: HttpRequest, may: Rule) -> Organisation:
    """The organisation that the address names, else the reader's own. Raises Refused before anything is typed in vain."""
    home = home_for(request.reader, request.GET.get("organisation", ""))
    verdict = may(request.reader, home)
    if not verdict:
        raise verdict.refusal()
    return home


def start_url(request: HttpRequest, noun: Any) -> str:
    """Where a project on a problem or a suggestion is begun; empty where the reader can't."""
    waits = noun.record.state in ("reported", "made", "accepted")
    if not waits or not may_take_up(request.reader, noun):
        return ""
    home = f"&organisation={noun.organisation.slug}" if may_draft_project(request.reader, noun.organisation) else ""
    return f"{reverse('innovation:project_new')}?{noun.kind.key}={noun.record.code}{home}"
