"""Pages of problems."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from jiangfang.evidence.receiving import limit_upload
from jiangfang.innovation import actions
from jiangfang.innovation.forms.problems import MergeForm, ReportForm, ReviseProblemForm, SolveForm
from jiangfang.innovation.models import Focus, Problem, Urgency
from jiangfang.innovation.queries import duplicates_of, projects_on
from jiangfang.innovation.rules import may_report
from jiangfang.innovation.views.beginning import home_where, start_url
from jiangfang.innovation.views.pages import fetch, list_page, record_page
from jiangfang.innovation.views.photos import run_photo_form
from jiangfang.people.listing import Column, Filter, list_of
from jiangfang.people.offers import DeedForm, ReasonForm, page_for
from jiangfang.search.queries import narrow
from jiangfang.ui.wording import day_text

PROBLEMS = list_of(
    "problem",
    columns=[
        Column(_("Equipment"), lambda row: row.equipment or "—"),
        Column(_("Focus"), lambda row: row.get_focus_display()),
        Column(_("Found on"), lambda row: day_text(row.found_on), "number"),
    ],
    filters=[
        Filter("focus", _("Focus"), "focus", Focus.choices),
        Filter("urgency", _("Urgency"), "urgency", Urgency.choices),
    ],
    find=narrow,
    hidden_states=("struck",),
    empty_title=_("No problems reported yet"),
    empty_hint=_("Whoever meets one on the floor reports it in a minute: a sentence and a photo are enough."),
)

for _verb, _form, _tone in (
    ("accepted", DeedForm, "primary"),
    ("solved", SolveForm, "primary"),
    ("merged", MergeForm, "plain"),
    ("reopened", ReasonForm, "plain"),
    ("declined", ReasonForm, "danger"),
):
    page_for(f"innovation.problem.{_verb}", "innovation:problem_deed", form=_form, tone=_tone)
page_for(
    "innovation.problem.revised",
    "innovation:problem_deed",
    form=ReviseProblemForm,
    label=_("Revise"),
    states=("reported", "accepted", "in_project", "solved"),
)


def problems(request: HttpRequest) -> HttpResponse:
    """The problems that are open to the reader."""
    return list_page(request, "problem", PROBLEMS, new="innovation:report", new_label=_("Report a problem"))


def problem(request: HttpRequest, code: str) -> HttpResponse:
    """One problem: what happens, and what became of it."""
    noun = fetch("problem", request, code, "reporter__record", "same_as__record")
    return record_page(
        request,
        noun,
        "innovation/problem.html",
        projects=projects_on(noun, request.reader),
        duplicates=duplicates_of(noun, request.reader),
        start_url=start_url(request, noun),
    )


@csrf_exempt
def report(request: HttpRequest) -> HttpResponse:
    """Report a problem, with photos. The token is checked once the limits of the upload stand."""
    if request.method == "POST":
        limit_upload(request)
    return _report(request)


@csrf_protect
def _report(request: HttpRequest) -> HttpResponse:
    home = home_where(request, may_report)
    form = ReportForm(request.POST or None, request.FILES or None, subject=home, reader=request.reader)
    context = {"heading": _("Report a problem"), "lead": home, "back_url": reverse("innovation:problems")}

    def make() -> Problem:
        return actions.report_problem(home, actor=request.reader, **form.values())

    return run_photo_form(request, form, make, {**context, "similar_kind": "problem"}, "innovation/photo_form.html")
