"""The pages of figures: all of an organisation's, and one walked down to its records."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from jiangfang.figures.queries import contribution_page, described_facets, facet_from, facet_rows, figure_or_none
from jiangfang.figures.sheet import Asked, Sheet, years_of
from jiangfang.kernel.declarations import figures
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.records.models import Organisation
from jiangfang.records.queries import organisation_named
from jiangfang.records.tree import children_of


@login_not_required
def organisation_figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Every figure of an organisation for the asked period."""
    organisation, asked = organisation_named(slug), Asked.from_params(request.GET)
    keys = [figure.key for figure in figures]
    sheet = Sheet([organisation], keys, reader=request.reader, asked=asked)
    return render(
        request, "figures/organisation.html", {**_frame(organisation, asked, ""), "sheet": sheet, "keys": keys}
    )


@login_not_required
def figure_page(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One figure: number, facets, the organisations below, and the records that it consists of."""
    organisation, asked, figure = organisation_named(slug), Asked.from_params(request.GET), figure_or_none(key)
    if figure is None:
        raise NotThere(N_("There is no such figure."))
    facet = facet_from(figure, request.GET)
    children = list(children_of(organisation))
    sheet = Sheet([organisation, *children], [key], reader=request.reader, asked=asked)
    below = [{"organisation": child, "shown": sheet.shown(key, child, **facet)} for child in children]
    context = {
        **_frame(organisation, asked, key),
        "figure": figure,
        "sheet": sheet,
        "shown": sheet.shown(key, organisation, **facet),
        "facet": facet,
        "facets": described_facets(figure, facet),
        # What happens in a year counts in that year, from whatever day on.
        "since": _("Counts in") if figure.mode == "flow" else _("Since"),
        "facet_rows": facet_rows(sheet, figure, organisation),
        "below": [row for row in below if row["shown"].value or row["shown"].closed],
        "page": contribution_page(figure, organisation, request, asked, facet),
    }
    return render(request, "figures/figure_page.html", context)


def _frame(organisation: Organisation, asked: Asked, key: str) -> dict[str, Any]:
    """What both pages show around their content: the periods to choose from."""
    periods = [("all", _("since founding")), ("3y", _("last three years"))]
    periods += [(str(year), str(year)) for year in years_of(organisation, asked.question.on)]
    base = reverse("figure", args=[organisation.slug, key]) if key else reverse("figures", args=[organisation.slug])
    day = f"&as_of={asked.question.on.isoformat()}" if asked.past else ""
    tabs = [
        {"url": f"{base}?period={value}{day}", "label": label, "current": value == asked.period}
        for value, label in periods
    ]
    return {
        "organisation": organisation,
        "asked": asked,
        "tabs": tabs,
        "all_url": reverse("figures", args=[organisation.slug]),
    }
