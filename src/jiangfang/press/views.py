"""Pages that anyone may read: open studios, open results, and the check of a certificate. Public records only."""

import uuid

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render

from jiangfang.evidence.queries import file_named, standing_pieces
from jiangfang.evidence.serving import thumbnail_response
from jiangfang.figures.sheet import Asked
from jiangfang.innovation.queries import opened as innovation
from jiangfang.innovation.queries.certificates import certificate_for
from jiangfang.innovation.queries.family import family_tree
from jiangfang.innovation.queries.overview import overview
from jiangfang.innovation.queries.results import public_results
from jiangfang.innovation.queries.said_shown import said_in_words
from jiangfang.kernel.errors import Invalid, NotThere
from jiangfang.kernel.ids import clean_code
from jiangfang.kernel.text import N_
from jiangfang.people.queries import opened as people
from jiangfang.people.queries.organisations import names_of
from jiangfang.people.visibility import named, record_coded
from jiangfang.press.qr import qr_svg
from jiangfang.records.facts import facts_of
from jiangfang.records.queries import studios_below, top_organisation
from jiangfang.ui.wording import say

MOST_RESULTS = 50
OPENED = {**people.OPENED, **innovation.OPENED}


@login_not_required
def home(request: HttpRequest) -> HttpResponse:
    """The open studios, and the box in which a certificate is checked."""
    top = top_organisation()
    context = {"studios": studios_below(top) if top else [], "typed": "", "problem": None}
    return render(request, "press/home.html", context)


@login_not_required
def studio(request: HttpRequest, slug: str) -> HttpResponse:
    """A studio as everyone may see it: figures from public records, money as verified, the rest beside it."""
    asked = Asked.from_params(request.GET)
    page = overview(slug, reader=None, asked=asked)
    context = {
        "page": page,
        "asked": asked,
        "leaders": names_of([tie for tie in page.ties.leaders if tie.is_public]),
        "results": public_results(page.organisation)[:MOST_RESULTS],
        **said_in_words(page.said),
    }
    return render(request, "press/studio.html", context)


@login_not_required
def result(request: HttpRequest, code: str) -> HttpResponse:
    """An open result with its family."""
    found = named("result", code, None)
    family = family_tree(found, None, public=True, everything="all" in request.GET)
    return render(
        request, "press/result.html", {"noun": found, "family": family, "pieces": standing_pieces(found.record)}
    )


@login_not_required
def record(request: HttpRequest, code: str) -> HttpResponse:
    """The public card of an open record: what it is and what proves it, without the persons behind it."""
    found = record_coded(code, None)
    if found.kind == "result":
        return redirect("press:result", found.code)
    if found.kind == "organisation":
        return redirect("press:studio", found.organisation.slug)
    noun = named(found.kind, code, None)
    facts = facts_of(noun, OPENED.get(found.kind, ()))
    context = {
        "noun": noun,
        "facts": [fact for fact in facts if not fact.is_long],
        "texts": [fact for fact in facts if fact.is_long],
        "certificate": getattr(noun, "certificate", ""),
        "pieces": standing_pieces(found),
    }
    return render(request, "press/record.html", context)


@login_not_required
def thumbnail(request: HttpRequest, sha256: str, evidence_id: uuid.UUID) -> HttpResponseBase:
    """The small picture of a piece of evidence of a public record."""
    return thumbnail_response(request, file_named(evidence_id, sha256, None))


@login_not_required
def check(request: HttpRequest) -> HttpResponse:
    """The box: type the number of a certificate; a typing error is told by its check character."""
    typed, problem = request.GET.get("number", "").strip(), None
    if typed:
        try:
            number = clean_code(typed)
            return redirect("press:document" if number.startswith("DOS-") else "press:certificate", number)
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
