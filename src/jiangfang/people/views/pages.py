"""What the pages of persons, seats and organisations share."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.listing import ListPage, build
from jiangfang.people.offers import DeedPage, deed_pages, offers
from jiangfang.records.models import Noun
from jiangfang.ui.wording import say


def record_page(request: HttpRequest, noun: Noun, template: str, **context: Any) -> HttpResponse:
    """A noun's page with the deeds that are open to the reader, and why the others are not."""
    found = offers(noun, request.reader)
    shown = {
        "noun": noun,
        "record": noun.record,
        "offers": [offer for offer in found if offer.verdict],
        "refused_offers": [{"label": o.label, "why": say(o.verdict.refusal()).what} for o in found if not o.verdict],
        "reader": request.reader,
        **context,
    }
    return render(request, template, shown)


def list_page(request: HttpRequest, queryset: Any, declared: ListPage, **context: Any) -> HttpResponse:
    """A noun's list; ``new_url`` and ``new_label`` in the context make its button."""
    shown = {
        "kind": queryset.model.kind,
        "declared": declared,
        "listing": build(request, queryset, declared),
        "new_url": "",
        "new_label": "",
        **context,
    }
    return render(request, "people/list.html", shown)


def deed_named(kind: str, name: str) -> DeedPage:
    """How a deed is done on records of a kind. Raises NotThere."""
    page = next((page for page in deed_pages if page.kind == kind and page.name == name), None)
    if page is None:
        raise NotThere(N_("There is no such deed."))
    return page
