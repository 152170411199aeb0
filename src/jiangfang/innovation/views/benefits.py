"""Pages of benefits: the ladder, the calculation behind it, and the formulas."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation import actions
from jiangfang.innovation.forms import benefits as forms
from jiangfang.innovation.models import BenefitType
from jiangfang.innovation.queries.benefits import judgement_of, neighbours_of, workings_of
from jiangfang.innovation.queries.benefits_shown import amounts_by_rung, ladder_of, whole_benefit, workings_in_words
from jiangfang.innovation.reckoning.formula_library import LIBRARY
from jiangfang.innovation.rules.benefits import may_report_benefit
from jiangfang.innovation.views.beginning import home_where
from jiangfang.innovation.views.pages import fetch, list_page, record_page
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import format_money
from jiangfang.people.doing import hold_version, run_form
from jiangfang.people.listing import Column, Filter, ListPage
from jiangfang.people.offers import ReasonForm, page_for
from jiangfang.records.addresses import url_of
from jiangfang.search.queries import narrow
from jiangfang.ui.wording import day_text

BENEFITS = ListPage(
    columns=[
        Column(_("Amount"), lambda row: format_money(row.amount_fen, get_language() or "zh-hans"), "number"),
        Column(_("What is saved"), lambda row: row.get_type_display()),
        Column(_("From"), lambda row: day_text(row.starts_on), "number"),
        Column(_("Benefiting unit"), lambda row: row.unit.short),
    ],
    filters=[Filter("type", _("What is saved"), "type", BenefitType.choices)],
    find=narrow,
    related=("unit__record",),
    empty_title=_("No benefits claimed yet"),
    empty_hint=_("A benefit is claimed for a result in use, for twelve months from the day of adoption."),
)

ADDRESS = "innovation:benefit_deed"
for _verb, _form, _tone in (
    ("claimed", forms.StandForm, "primary"),
    ("calculated", None, "primary"),
    ("confirmed", forms.SignForm, "primary"),
    ("verified", forms.SignForm, "primary"),
    ("second_signed", forms.SignForm, "primary"),
    ("spot_checked", forms.SignForm, "plain"),
    ("returned", ReasonForm, "plain"),
    ("refused", ReasonForm, "danger"),
    ("reduced", forms.ReduceForm, "plain"),
    ("revoked", ReasonForm, "danger"),
):
    page_for(f"innovation.benefit.{_verb}", ADDRESS, tone=_tone, **({"form": _form} if _form else {}))

WAITING = ("calculated", "confirmed", "second_sign")
page_for(
    "innovation.benefit.paper_recorded",
    ADDRESS,
    form=forms.PaperForm,
    label=_("Record a stamped paper"),
    states=WAITING,
)
page_for(
    "innovation.benefit.paper_confirmed", ADDRESS, form=forms.NoteForm, label=_("Confirm the paper"), states=WAITING
)
page_for(
    "innovation.benefit.paper_refused",
    ADDRESS,
    form=ReasonForm,
    label=_("Refuse the paper"),
    states=WAITING,
    tone="danger",
)
page_for("innovation.benefit.opened", ADDRESS, form=forms.OpenForm, label=_("Change who may see it"))


def benefits(request: HttpRequest) -> HttpResponse:
    """The benefits that are open to the reader."""
    return list_page(request, "benefit", BENEFITS, new="innovation:benefit_new", new_label=_("Claim a benefit"))


def benefit(request: HttpRequest, code: str) -> HttpResponse:
    """One benefit on its ladder, with everything it rests on."""
    named = ("result__record", "adoption__record", "unit__record", "claimant__record", "key")
    noun = whole_benefit(fetch("benefit", request, code, *named))
    context = {
        "ladder": ladder_of(noun),
        "workings": workings_in_words(workings_of(noun)),
        "picture": amounts_by_rung(noun),
        "judgement": judgement_of(noun),
        "neighbours": neighbours_of(noun, request.reader),
        "shares": noun.studio_shares.select_related("studio__record"),
    }
    return record_page(request, noun, "innovation/benefit.html", **context)


def claim(request: HttpRequest) -> HttpResponse:
    """Claim a benefit for a result in use."""
    home = home_where(request, may_report_benefit)
    initial = {"adoption": request.GET.get("adoption")}
    form = forms.ClaimForm(request.POST or None, subject=home, reader=request.reader, initial=initial)

    def act() -> str:
        values = form.values()
        made = actions.claim_benefit(values["adoption"].result, actor=request.reader, **values)
        return url_of(made.record)

    context = {"heading": _("Claim a benefit"), "lead": home, "back_url": reverse("innovation:benefits")}
    return run_form(request, form, act, context)


def calculate(request: HttpRequest, code: str) -> HttpResponse:
    """Put a claim on a formula: first which one, then its inputs with their sources."""
    noun = fetch("benefit", request, code, "result__record")
    verdict = actions.calculate_benefit.action.may(request.reader, noun)
    if not verdict:
        raise verdict.refusal()
    key = request.GET.get("formula", "") or noun.formula
    wanted = [
        one
        for one in LIBRARY.values()
        if one.is_money and (one.kind == "avoided_loss") == (noun.type == "avoided_loss")
    ]
    context = {"heading": _("Calculate"), "record": noun.record, "back_url": url_of(noun.record), "formulas": wanted}
    if key not in {one.key for one in wanted}:
        return render(request, "innovation/formula_choice.html", context)
    form = forms.CalculationForm(
        request.POST or None, subject=noun, reader=request.reader, formula=key, initial={"version": noun.record.version}
    )

    def act() -> str:
        hold_version(noun, form)
        try:
            actions.calculate_benefit(noun, actor=request.reader, **form.values())
        except Invalid as error:
            error.field = f"value_{error.field}" if f"value_{error.field}" in form.fields else error.field
            raise
        return url_of(noun.record)

    return run_form(request, form, act, {**context, "formula": LIBRARY[key]}, "innovation/calculation.html")


def formulas(request: HttpRequest) -> HttpResponse:
    """The library of formulas, each with its symbols, source and a worked example."""
    return render(request, "innovation/formulas.html", {"formulas": LIBRARY.values()})


def statement(request: HttpRequest, code: str) -> HttpResponse:
    """A public statement with its source and its numbers."""
    noun = fetch("statement", request, code)
    return record_page(request, noun, "innovation/statement.html", claims=noun.claims.all())
