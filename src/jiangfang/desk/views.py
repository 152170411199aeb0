"""The desk, and the pages of the organisation tree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jiangfang.desk.queries import desk_page
from jiangfang.figures.sheet import Asked
from jiangfang.innovation.queries.health import signs_of_life
from jiangfang.innovation.queries.overview import overview
from jiangfang.innovation.queries.said_shown import said_for_page
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.offers import offers
from jiangfang.records.queries import top_organisation


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
    """A studio, a company or a federation: figures, what stands below, what is new."""
    asked = Asked.from_params(request.GET)
    page = overview(slug, reader=request.reader, asked=asked)
    return render(
        request,
        "desk/organisation.html",
        {
            "page": page,
            "asked": asked,
            "offers": [offer for offer in offers(page.organisation, request.reader) if offer.verdict],
            "health": signs_of_life(page.organisation, request.reader),
            **said_for_page(page.organisation, request.reader),
        },
    )
