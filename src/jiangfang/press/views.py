"""Pages that anyone may read: open studios, open results, and the check of a certificate. Public records only."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from jiangfang.figures.sheet import Asked
from jiangfang.innovation.queries.certificates import certificate_for
from jiangfang.innovation.queries.family import family_tree
from jiangfang.innovation.queries.overview import overview
from jiangfang.innovation.queries.results import public_results
from jiangfang.innovation.queries.said_shown import said_for_page
from jiangfang.kernel.errors import Invalid, NotThere
from jiangfang.kernel.ids import clean_code
from jiangfang.kernel.text import N_
from jiangfang.people.queries import known_to_everyone
from jiangfang.people.visibility import named
from jiangfang.press.qr import qr_svg
from jiangfang.records.queries import organisation_named, studios_below, top_organisation
from jiangfang.ui.wording import say

MOST_RESULTS = 50


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The open studios, and the box in which a certificate is checked."""
    top = top_organisation()
    context = {"studios": studios_below(top) if top else [], "typed": "", "problem": None}
    return render(request, "press/home.html", context)


@login_not_required
def studio(request: HttpRequest, slug: str) -> HttpResponse:
    """A studio as everyone may see it: figures from public records, money as verified, the rest beside it."""
    organisation = organisation_named(slug)
    asked = Asked.from_params(request.GET)
    page = overview(organisation.slug, reader=None, asked=asked)
    context = {
        "page": page,
        "asked": asked,
        "leaders": known_to_everyone(page.leaders),
        "results": public_results(organisation)[:MOST_RESULTS],
        **said_for_page(organisation, None),
    }
    return render(request, "press/studio.html", context)


@login_not_required
def result(request: HttpRequest, code: str) -> HttpResponse:
    """An open result with its family."""
    found = named("result", code, None)
    return render(request, "press/result.html", {"noun": found, "family": family_tree(found, None, public=True)})


@login_not_required
def check(request: HttpRequest) -> HttpResponse:
    """The box: type the number of a certificate; a typing error is told by its check character."""
    typed, problem = request.GET.get("number", "").strip(), None
    if typed:
        try:
            return redirect("press:certificate", clean_code(typed))
        except Invalid as error:
            problem = say(error)
    return render(
        request, "press/check.html", {"typed": typed[:40], "problem": problem}, status=422 if problem else 200
    )


@login_not_required
def certificate(request: HttpRequest, number: str) -> HttpResponse:
    """What was verified, by which office, when, and whether it still holds."""
    found = certificate_for(number)
    if found is None:
        raise NotThere(
            N_("No certificate has this number."),
            help=N_("Compare it with the paper. A certificate that is not found here proves nothing."),
        )
    address = request.build_absolute_uri(request.path)
    return render(request, "press/certificate.html", {"certificate": found, "qr": qr_svg(address), "address": address})
