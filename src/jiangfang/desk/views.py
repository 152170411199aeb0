"""The desk, and the pages of the organisation tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jiangfang.desk.queries import desk_page
from jiangfang.figures.sheet import Asked
from jiangfang.innovation.queries.health import signs_of_life
from jiangfang.innovation.queries.overview import overview
from jiangfang.innovation.queries.said_shown import said_in_words
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.offers import offers
from jiangfang.people.queries.organisations import alliances as every_alliance
from jiangfang.records.queries import organisation_named, top_organisation


def desk(request: HttpRequest) -> HttpResponse:
    """What awaits me, what is due, what is new in my branch."""
    return render(request, "desk/desk.html", desk_page(request.reader))


def tree(request: HttpRequest) -> HttpResponse:
    """The top of the tree."""
    top = top_organisation()
    if top is None:
        raise NotThere(N_("No organisation has been entered yet."))
    return redirect("organisation", top.slug)


def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """A studio, a company, a federation or an alliance: figures, what stands below, what is new."""
    asked = Asked.from_params(request.GET)
    page = overview(slug, reader=request.reader, asked=asked)
    open_offers = [offer for offer in offers(page.organisation, request.reader) if offer.verdict]
    context = {
        "page": page,
        "asked": asked,
        "offers": open_offers,
        "ways": {offer.page.name.replace("-", "_"): offer.url for offer in open_offers},
        "health": [] if page.is_alliance else signs_of_life(page.organisation, request.reader),
        **said_in_words(page.said),
    }
    return render(request, "desk/alliance.html" if page.is_alliance else "desk/organisation.html", context)


def organisation_history(request: HttpRequest, slug: str) -> HttpResponse:
    """What was done with an organisation itself: its name, its place, its members."""
    return render(request, "desk/organisation_history.html", {"organisation": organisation_named(slug)})


def alliances(request: HttpRequest) -> HttpResponse:
    """Every alliance of studios: where it stands, how many belong to it."""
    return render(request, "desk/alliances.html", {"alliances": every_alliance()})
