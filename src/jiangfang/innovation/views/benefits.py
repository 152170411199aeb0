"""Pages of benefits: the ladder, the calculation behind it, and the formulas."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation import actions
from jiangfang.innovation.forms import benefits as forms
from jiangfang.innovation.models import Benefit, BenefitType
from jiangfang.innovation.queries.benefits import judgement_of, workings_of
from jiangfang.innovation.queries.benefits_awaiting import BY_STATE, awaiting_signatures
from jiangfang.innovation.queries.benefits_next import next_step
from jiangfang.innovation.queries.benefits_opened import opened_benefit, signable
from jiangfang.innovation.queries.benefits_shown import (
    amounts_by_rung,
    inputs_in_words,
    ladder_of,
    split_in_words,
    workings_in_words,
    years_in_words,
)
from jiangfang.innovation.reckoning.formula_library import LIBRARY
from jiangfang.innovation.rules.benefits import may_report_benefit, waiting_paper
from jiangfang.innovation.views.beginning import home_where
from jiangfang.innovation.views.pages import declared_deed, fetch, list_page, record_page
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import format_money
from jiangfang.people.doing import do_deed, hold_version, run_form
from jiangfang.people.listing import Column, Filter, list_of
from jiangfang.people.offers import ReasonForm, offers, page_for
from jiangfang.people.roles import Power
from jiangfang.people.seating import places_with
from jiangfang.records.addresses import url_of
from jiangfang.search.queries import narrow
from jiangfang.ui.wording import day_text

BENEFITS = list_of(
    "benefit",
    columns=[
        Column(
            pgettext_lazy("money", "Amount"),
            lambda row: format_money(row.amount_fen, get_language() or "zh-hans"),
            "number",
        ),
        Column(_("What is saved"), lambda row: row.get_type_display()),
        Column(_("From"), lambda row: day_text(row.starts_on), "number"),
        Column(_("Benefiting unit"), lambda row: row.unit.short),
    ],
    filters=[Filter("type", _("What is saved"), "type", BenefitType.choices)],
    find=narrow,
    related=("unit__record",),
    hidden_states=("struck",),
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
    ("spot_checked", forms.SignForm, "primary"),
    ("returned", ReasonForm, "plain"),
    ("refused", ReasonForm, "danger"),
    ("reduced", forms.ReduceForm, "plain"),
    ("revoked", ReasonForm, "danger"),
):
    page_for(f"innovation.benefit.{_verb}", ADDRESS, tone=_tone, **({"form": _form} if _form else {}))

WAITING = tuple(BY_STATE)


def has_paper(benefit: Benefit) -> bool:
    """Whether a paper waits: without one there is nothing to confirm or refuse."""
    return waiting_paper(benefit) is not None


page_for(
    "innovation.benefit.paper_recorded",
    ADDRESS,
    form=forms.PaperForm,
    label=_("Record a stamped paper"),
    states=WAITING,
)
page_for(
    "innovation.benefit.paper_confirmed",
    ADDRESS,
    form=forms.NoteForm,
    label=_("Confirm the paper"),
    states=WAITING,
    when=has_paper,
    tone="primary",
)
page_for(
    "innovation.benefit.paper_refused",
    ADDRESS,
    form=ReasonForm,
    label=_("Refuse the paper"),
    states=WAITING,
    when=has_paper,
    tone="danger",
)
page_for("innovation.benefit.opened", ADDRESS, form=forms.OpenForm, label=_("Change who may see it"))


def benefits(request: HttpRequest) -> HttpResponse:
    """The benefits that are open to the reader; those that wait for the reader's signature are one choice away."""

    def mine(rows: QuerySet, _choice: str) -> QuerySet:
        return rows.filter(pk__in=[row.record.pk for row in awaiting_signatures(request.reader)])

    turn = Filter("turn", _("Whose turn"), "", [("mine", _("waits for me"))], mine)
    declared = replace(BENEFITS, filters=[turn, *BENEFITS.filters])
    new = "innovation:benefit_new" if places_with(request.reader, Power.WORK) else ""
    return list_page(request, "benefit", declared, new=new, new_label=_("Claim a benefit"))


def benefit(request: HttpRequest, code: str) -> HttpResponse:
    """One benefit on its ladder, with everything it rests on."""
    opened = opened_benefit(code, request.reader)
    noun = opened.benefit
    workings = workings_of(noun)
    context = {
        "next": next_step(noun),
        "mine": any(offer.verdict.ok and offer.page.tone == "primary" for offer in offers(noun, request.reader)),
        "ladder": ladder_of(noun),
        "workings": workings_in_words(workings),
        "inputs": inputs_in_words(noun, workings),
        "years": years_in_words(noun),
        "picture": amounts_by_rung(noun),
        "judgement": judgement_of(noun),
        "opened": opened,
        "neighbours": opened.neighbours,
        "shares": split_in_words(noun),
    }
    return record_page(request, noun, "innovation/benefit.html", **context)


def claim(request: HttpRequest) -> HttpResponse:
    """Claim a benefit for a result in use."""
    home = home_where(request, may_report_benefit)
    initial = {"adoption": request.GET.get("adoption")}
    form = forms.ClaimForm(request.POST or None, subject=home, reader=request.reader, initial=initial)

    context = {"heading": _("Claim a benefit"), "lead": home, "back_url": reverse("innovation:benefits"), "other": None}

    def act() -> str:
        values = form.values()
        with naming_the_other(context, request):
            made = actions.claim_benefit(values["adoption"].result, actor=request.reader, **values)
        return url_of(made.record)

    return run_form(request, form, act, context, "innovation/claim.html")


@contextmanager
def naming_the_other(context: dict[str, Any], request: HttpRequest) -> Iterator[None]:
    """Where days are refused because another claim counts them, let the form lead to it: if it is open to the reader."""
    try:
        yield
    except Invalid as error:
        if error.code == "overlap" and "claim" in error.params:
            context["other"] = fetch("benefit", request, error.params["claim"]).record
        raise


def benefit_deed(request: HttpRequest, code: str, deed: str) -> HttpResponse:
    """A deed on a benefit, with what is signed for beside its form."""
    page = declared_deed("benefit", deed)
    noun = fetch("benefit", request, code, "result__record", "unit__record", "claimant__record")
    if request.method == "GET":
        # A POST asks its rules within the deed, of rows as they are then.
        signable(noun)
    shown = {
        "benefit": noun,
        "judgement": judgement_of(noun),
        "ladder": lambda: [line for line in ladder_of(signable(noun)) if line.standing],
    }
    return do_deed(request, noun, page, "innovation/benefit_deed.html", **shown)


def stand(request: HttpRequest, code: str) -> HttpResponse:
    """Stand for what was only reported."""
    noun = fetch("benefit", request, code, "result__record")
    verdict = actions.claim_benefit.action.may(request.reader, noun)
    if not verdict:
        raise verdict.refusal()
    form = forms.StandForm(
        request.POST or None, subject=noun, reader=request.reader, initial={"version": noun.record.version}
    )
    context = {"heading": _("Claim"), "record": noun.record, "back_url": url_of(noun.record), "other": None}

    def act() -> str:
        hold_version(noun, form)
        with naming_the_other(context, request):
            actions.claim_benefit(noun, actor=request.reader, **form.values())
        return url_of(noun.record)

    return run_form(request, form, act, context, "innovation/claim.html")


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
            form.place(error)
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
