"""Pages of results, adoptions and methods."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation import actions
from jiangfang.innovation.forms import results as forms
from jiangfang.innovation.models import Focus, ResultType
from jiangfang.innovation.queries.family import family_tree
from jiangfang.innovation.queries.results import adoptions_of, around
from jiangfang.innovation.rules import may_claim_benefit, may_draft_method, may_draft_result, may_enter_adoption
from jiangfang.innovation.views.beginning import home_where
from jiangfang.innovation.views.pages import fetch, list_page, record_page
from jiangfang.people.doing import run_form
from jiangfang.people.listing import Column, Filter, list_of
from jiangfang.people.offers import DeedForm, ReasonForm, page_for
from jiangfang.records.addresses import url_of
from jiangfang.search.queries import narrow
from jiangfang.ui.wording import day_text

RESULTS = list_of(
    "result",
    columns=[
        Column(_("Type"), lambda row: row.get_type_display()),
        Column(_("Focus"), lambda row: row.get_focus_display()),
        Column(_("Generation"), lambda row: row.generation, "number"),
        Column(_("Achieved on"), lambda row: day_text(row.achieved_on), "number"),
    ],
    filters=[
        Filter("type", _("Type"), "type", ResultType.choices),
        Filter("focus", _("Focus"), "focus", Focus.choices),
    ],
    find=narrow,
    hidden_states=("struck",),
    empty_title=_("No results yet"),
    empty_hint=_(
        "A result comes from a project, a suggestion or daily work: what is new, who did it, with which share."
    ),
)
ADOPTIONS = list_of(
    "adoption",
    columns=[
        Column(_("Unit that uses it"), lambda row: row.user.short),
        Column(_("Where exactly"), lambda row: row.where),
        Column(_("In use since"), lambda row: day_text(row.since), "number"),
    ],
    find=narrow,
    related=("user__record",),
    empty_title=_("Nothing in use yet"),
    empty_hint=_("Open a result and enter where it is in use; the unit that uses it confirms."),
)
METHODS = list_of(
    "method",
    columns=[
        Column(_("First author"), lambda row: row.author.record.name),
        Column(_("Practised since"), lambda row: day_text(row.practised_since), "number"),
    ],
    find=narrow,
    related=("author__record",),
    empty_title=_("No operating methods yet"),
    empty_hint=_("Write down how the best of you does it: steps, what matters, what it changes."),
)

ALIVE = ("draft", "submitted", "accepted")
_DEEDS: tuple[tuple[str, str, Any, str, Any, tuple[str, ...]], ...] = (
    ("result", "revised", forms.ReviseResultForm, "plain", _("Revise"), ("draft",)),
    ("result", "submitted", DeedForm, "primary", "", ()),
    ("result", "accepted", DeedForm, "primary", "", ()),
    ("result", "returned", ReasonForm, "plain", "", ()),
    ("result", "refused", ReasonForm, "danger", "", ()),
    ("result", "withdrawn", ReasonForm, "danger", "", ()),
    ("result", "opened", forms.AudienceForm, "plain", _("Change who may see it"), ALIVE),
    ("result", "novelty_waived", ReasonForm, "plain", _("Waive the novelty"), ALIVE),
    ("result", "marked_patentable", forms.PatentableForm, "plain", _("Say whether it could be patented"), ALIVE),
    ("result", "shares_corrected", forms.SharesForm, "plain", _("Correct the shares"), ("submitted", "accepted")),
    ("adoption", "revised", forms.ReviseUseForm, "plain", _("Revise"), ("entered",)),
    ("adoption", "confirmed", forms.ConfirmUseForm, "primary", "", ()),
    ("adoption", "refused", ReasonForm, "danger", "", ()),
    ("adoption", "ended", forms.EndUseForm, "plain", "", ()),
    ("method", "revised", forms.ReviseMethodForm, "plain", _("Revise"), ("draft",)),
    ("method", "submitted", DeedForm, "primary", "", ()),
    ("method", "named", forms.NameForm, "primary", "", ()),
    ("method", "returned", ReasonForm, "plain", "", ()),
    ("method", "retired", ReasonForm, "danger", "", ()),
    ("method", "opened", forms.AudienceForm, "plain", _("Change who may see it"), ("draft", "submitted", "named")),
)
for _kind, _verb, _form, _tone, _label, _states in _DEEDS:
    page_for(
        f"innovation.{_kind}.{_verb}",
        f"innovation:{_kind}_deed",
        form=_form,
        tone=_tone,
        label=_label,
        states=_states,
    )


def results(request: HttpRequest) -> HttpResponse:
    """The results that are open to the reader."""
    return list_page(request, "result", RESULTS, new="innovation:result_new", new_label=_("Enter a result"))


def result(request: HttpRequest, code: str) -> HttpResponse:
    """One result: who, how much of it, where it is used; the picture of its family comes after it."""
    noun = fetch("result", request, code, "project__record", "previous__record")
    context = {
        "near": around(noun, request.reader, "project", "previous"),
        "shares": noun.shares.select_related("person__record"),
        "adoptions": adoptions_of(noun, request.reader),
        "family_url": reverse("innovation:result_family", args=[noun.record.code]),
        "adopt_url": reverse("innovation:adoption_new", args=[noun.record.code])
        if may_enter_adoption(request.reader, noun)
        else "",
    }
    return record_page(request, noun, "innovation/result.html", **context)


def result_family(request: HttpRequest, code: str) -> HttpResponse:
    """The whole family of a result as a picture: a part of its page, or a page of its own."""
    noun = fetch("result", request, code)
    part = request.headers.get("HX-Request") == "true"
    family = family_tree(noun, request.reader, everything="all" in request.GET)
    context = {"noun": noun, "record": noun.record, "family": family}
    return render(request, "innovation/parts/family.html" if part else "innovation/family.html", context)


def new_result(request: HttpRequest) -> HttpResponse:
    """Begin to write a result."""
    home = home_where(request, may_draft_result)
    form = forms.ResultForm(request.POST or None, subject=home, reader=request.reader)

    def act() -> str:
        return url_of(actions.draft_result(home, actor=request.reader, **form.values()).record)

    context = {"heading": _("Enter a result"), "lead": home, "back_url": reverse("innovation:results")}
    return run_form(request, form, act, context)


def adoptions(request: HttpRequest) -> HttpResponse:
    """Where results are in use."""
    return list_page(request, "adoption", ADOPTIONS)


def adoption(request: HttpRequest, code: str) -> HttpResponse:
    """One use of a result, with the user's word for it."""
    noun = fetch("adoption", request, code, "result__record", "user__record", "confirmed_by__record")
    near = around(noun, request.reader, "result")
    return record_page(request, noun, "innovation/adoption.html", near=near, claim_url=_claim_url(request, noun))


def _claim_url(request: HttpRequest, noun: Any) -> str:
    """Where the benefit of a confirmed use is claimed; empty where the reader can't."""
    if noun.record.state != "confirmed" or not may_claim_benefit(request.reader, noun.result):
        return ""
    return f"{reverse('innovation:benefit_new')}?organisation={noun.organisation.slug}&adoption={noun.pk}"


def new_adoption(request: HttpRequest, code: str) -> HttpResponse:
    """Enter where a result is in use."""
    noun = fetch("result", request, code)
    form = forms.AdoptionForm(request.POST or None, subject=noun, reader=request.reader)

    def act() -> str:
        return url_of(actions.enter_adoption(noun, actor=request.reader, **form.values()).record)

    context = {"heading": _("Enter where it is in use"), "record": noun.record, "back_url": url_of(noun.record)}
    return run_form(request, form, act, context)


def methods(request: HttpRequest) -> HttpResponse:
    """The operating methods that are open to the reader."""
    return list_page(request, "method", METHODS, new="innovation:method_new", new_label=_("Write down a method"))


def method(request: HttpRequest, code: str) -> HttpResponse:
    """One operating method, to be read at the machine."""
    noun = fetch("method", request, code, "author__record", "result__record")
    return record_page(request, noun, "innovation/method.html", near=around(noun, request.reader, "result"))


def new_method(request: HttpRequest) -> HttpResponse:
    """Write down a method."""
    home = home_where(request, may_draft_method)
    form = forms.MethodForm(request.POST or None, subject=home, reader=request.reader)

    def act() -> str:
        return url_of(actions.draft_method(home, actor=request.reader, **form.values()).record)

    context = {"heading": _("Write down a method"), "lead": home, "back_url": reverse("innovation:methods")}
    return run_form(request, form, act, context)
