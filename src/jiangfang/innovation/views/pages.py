"""What the pages of all nouns share: a list, a record's page, a deed's page, and how a noun is fetched."""

from collections.abc import Callable, Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.doing import do_deed
from jiangfang.people.listing import ListPage, build
from jiangfang.people.offers import DeedPage, deed_pages, offers
from jiangfang.people.visibility import all_of, named
from jiangfang.records.kinds import kind_of
from jiangfang.records.models import Noun
from jiangfang.ui.wording import say


def fetch(kind: str, request: HttpRequest, code: str, *related: str) -> Any:
    """The noun under ``code`` if it is open to the reader. Raises NotThere."""
    return named(kind, code, request.reader, *related)


def list_page(
    request: HttpRequest,
    kind: str,
    declared: ListPage,
    *,
    new: str = "",
    new_label: Any = "",
    template: str = "people/list.html",
    **more: Any,
) -> HttpResponse:
    """A noun's list; ``new`` is the URL name of its form, ``more`` what its own template shows besides."""
    context = {
        "kind": kind_of(kind),
        "declared": declared,
        "listing": build(request, all_of(kind), declared),
        "new_url": reverse(new) if new else "",
        "new_label": new_label,
        **more,
    }
    return render(request, template, context)


def record_page(
    request: HttpRequest, noun: Noun, template: str, *, beside: Collection[str] = (), **context: Any
) -> HttpResponse:
    """A noun's page: its own template over ``innovation/record.html``.

    Deeds named in ``beside`` have their buttons where the template puts them, with the addresses in ``deeds``.
    """
    found = offers(noun, request.reader)
    shown = {
        "noun": noun,
        "record": noun.record,
        "offers": [offer for offer in found if offer.verdict and offer.page.name not in beside],
        "deeds": {offer.page.name: offer.url for offer in found if offer.verdict},
        "refused_offers": [{"label": o.label, "why": say(o.verdict.refusal()).what} for o in found if not o.verdict],
        "reader": request.reader,
        **context,
    }
    return render(request, template, shown)


def declared_deed(kind: str, name: str) -> DeedPage:
    """How a deed of a kind is done. Raises NotThere where there is no such deed."""
    page = next((page for page in deed_pages if page.kind == kind and page.name == name), None)
    if page is None:
        raise NotThere(N_("There is no such deed."))
    return page


def deed_page(kind: str) -> Callable[[HttpRequest, str, str], HttpResponse]:
    """The view of every deed of a kind: ``/<plural>/<code>/deeds/<deed>/``."""

    def view(request: HttpRequest, code: str, deed: str) -> HttpResponse:
        noun = fetch(kind, request, code)
        return do_deed(request, noun, declared_deed(kind, deed))

    view.__name__ = f"{kind}_deed"
    return view
