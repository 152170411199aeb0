"""Pages of suggestions."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from jiangfang.evidence.receiving import limit_upload
from jiangfang.innovation import actions
from jiangfang.innovation.forms.suggestions import (
    AcceptSuggestionForm,
    CarryOutForm,
    ReviseSuggestionForm,
    SuggestForm,
)
from jiangfang.innovation.models import Focus, Suggestion
from jiangfang.innovation.queries import projects_on
from jiangfang.innovation.rules import may_report
from jiangfang.innovation.views.beginning import home_where, start_url
from jiangfang.innovation.views.pages import fetch, list_page, record_page
from jiangfang.innovation.views.photos import run_photo_form
from jiangfang.people.listing import Column, Filter, list_of
from jiangfang.people.offers import ReasonForm, page_for
from jiangfang.search.queries import narrow
from jiangfang.ui.wording import day_text

SUGGESTIONS = list_of(
    "suggestion",
    columns=[
        Column(_("Equipment"), lambda row: row.equipment or "—"),
        Column(_("Focus"), lambda row: row.get_focus_display()),
        Column(_("Suggested by"), lambda row: row.suggester.record.name),
        Column(_("Made on"), lambda row: day_text(row.made_on), "number"),
    ],
    filters=[Filter("focus", _("Focus"), "focus", Focus.choices)],
    find=narrow,
    related=("suggester__record",),
    empty_title=_("No suggestions yet"),
    empty_hint=_("Say how it is and how it should be; the studio answers."),
)

for _verb, _form, _tone in (
    ("accepted", AcceptSuggestionForm, "primary"),
    ("carried_out", CarryOutForm, "primary"),
    ("declined", ReasonForm, "danger"),
):
    page_for(f"innovation.suggestion.{_verb}", "innovation:suggestion_deed", form=_form, tone=_tone)
page_for(
    "innovation.suggestion.revised",
    "innovation:suggestion_deed",
    form=ReviseSuggestionForm,
    label=_("Revise"),
    states=("made", "accepted", "in_project"),
)


def suggestions(request: HttpRequest) -> HttpResponse:
    """The suggestions that are open to the reader."""
    return list_page(
        request, "suggestion", SUGGESTIONS, new="innovation:suggestion_new", new_label=_("Make a suggestion")
    )


def suggestion(request: HttpRequest, code: str) -> HttpResponse:
    """One suggestion: how it is, how it should be, and what became of it."""
    noun = fetch("suggestion", request, code, "suggester__record")
    projects = projects_on(noun, request.reader)
    start = start_url(request, noun)
    return record_page(request, noun, "innovation/suggestion.html", projects=projects, start_url=start)


@csrf_exempt
def suggestion_new(request: HttpRequest) -> HttpResponse:
    """Make a suggestion, with photos. The token is checked once the limits of the upload stand."""
    if request.method == "POST":
        limit_upload(request)
    return _suggestion_new(request)


@csrf_protect
def _suggestion_new(request: HttpRequest) -> HttpResponse:
    home = home_where(request, may_report)
    form = SuggestForm(request.POST or None, request.FILES or None, subject=home, reader=request.reader)
    context = {"heading": _("Make a suggestion"), "lead": home, "back_url": reverse("innovation:suggestions")}

    def make() -> Suggestion:
        return actions.make_suggestion(home, actor=request.reader, **form.values())

    return run_photo_form(request, form, make, {**context, "similar_kind": "suggestion"}, "innovation/photo_form.html")
