"""Pages of IP rights: the list, one right with its deadlines, and what falls due."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation import actions
from jiangfang.innovation.forms import ip_rights as forms
from jiangfang.innovation.models import IPEvent, IPKind
from jiangfang.innovation.queries.ip_rights import upcoming_deadlines
from jiangfang.innovation.queries.ip_shown import deadline_rows, docket
from jiangfang.innovation.queries.results import around
from jiangfang.innovation.rules import may_enter_ip_right
from jiangfang.innovation.rules.ip_events import STATUS
from jiangfang.innovation.views.beginning import home_where
from jiangfang.innovation.views.pages import fetch, list_page, record_page
from jiangfang.people.doing import run_form
from jiangfang.people.homes import home_for
from jiangfang.people.listing import Column, Filter, list_of
from jiangfang.people.offers import page_for
from jiangfang.records.addresses import url_of
from jiangfang.search.queries import narrow
from jiangfang.ui.wording import day_text

RIGHTS = list_of(
    "ip_right",
    columns=[
        Column(_("Kind"), lambda row: row.get_type_display()),
        Column(_("Number"), lambda row: row.number, "number"),
        Column(_("Filed on"), lambda row: day_text(row.filed_on), "number"),
        Column(_("Granted on"), lambda row: day_text(row.granted_on) if row.granted_on else "—", "number"),
    ],
    filters=[Filter("type", _("Kind"), "type", IPKind.choices)],
    find=narrow,
    hidden_states=("struck",),
    empty_title=_("No IP rights yet"),
    empty_hint=_("Type the number from the notice: kind, year and check character are checked at once."),
)

HELD = ("in_force",)
YEAR = 365
STRIKABLE = [one.value for one in IPEvent.Type if one not in (IPEvent.Type.FILED, *STATUS)]
for _verb, _form, _tone, _label, _states in (
    ("granted", forms.EventForm, "primary", "", ()),
    ("fee_paid", forms.FeeForm, "primary", _("Enter a paid fee"), HELD),
    ("refused", forms.EventForm, "plain", "", ()),
    ("withdrawn", forms.EventForm, "plain", "", ()),
    ("lapsed", forms.EventForm, "plain", "", ()),
    ("restored", forms.RestoreForm, "plain", "", ()),
    ("licensed", forms.LicenceForm, "plain", _("Enter a licence"), HELD),
    ("assigned", forms.OwnerForm, "plain", _("Enter a new owner"), ("filed", "in_force")),
    ("linked", forms.LinkForm, "plain", _("Say which result it protects"), ()),
    ("opened", forms.OpenRightForm, "plain", _("Change who may see it"), ()),
    ("event_recorded", forms.PlainEventForm, "plain", _("Enter an event"), ("filed", "in_force", "lapsed")),
    ("corrected", forms.CorrectForm, "plain", _("Correct"), ()),
    ("national_phase_entered", forms.NationalPhaseForm, "plain", _("Entered the national phase"), ("filed",)),
):
    page_for(
        f"innovation.ip_right.{_verb}",
        "innovation:ip_right_deed",
        form=_form,
        tone=_tone,
        label=_label,
        states=_states,
    )

# These stand beside the event that they change, not among the buttons of the page's head.
BESIDE = {
    "event_corrected": (forms.CorrectEventForm, _("Correct an event")),
    "event_struck": (forms.StrikeEventForm, _("Strike out an event")),
}
for _verb, (_form, _label) in BESIDE.items():
    page_for(f"innovation.ip_right.{_verb}", "innovation:ip_right_deed", form=_form, label=_label)


def ip_rights(request: HttpRequest) -> HttpResponse:
    """The IP rights that are open to the reader."""
    return list_page(
        request,
        "ip_right",
        RIGHTS,
        new="innovation:ip_right_new",
        new_label=_("Enter an IP right"),
        template="innovation/ip_rights.html",
    )


def ip_right(request: HttpRequest, code: str) -> HttpResponse:
    """One right: its number, events, inventors, what falls due and what it costs to hold."""
    noun = fetch("ip_right", request, code, "result__record")
    near = around(noun, request.reader, "result")
    return record_page(
        request, noun, "innovation/ip_right.html", docket=docket(noun), near=near, strikable=STRIKABLE, beside=BESIDE
    )


def new_ip_right(request: HttpRequest) -> HttpResponse:
    """Enter an application by its number."""
    home = home_where(request, may_enter_ip_right)
    form = forms.RightForm(request.POST or None, subject=home, reader=request.reader)

    def act() -> str:
        return url_of(actions.enter_ip_right(home, actor=request.reader, **form.values()).record)

    context = {"heading": _("Enter an IP right"), "lead": home, "back_url": reverse("innovation:ip_rights")}
    return run_form(request, form, act, context)


def deadlines(request: HttpRequest) -> HttpResponse:
    """What falls due within a year, soonest first: where the reader works, or in the organisation that the address names."""
    slug = request.GET.get("organisation", "")
    organisation = home_for(request.reader, slug) if slug else None
    rows = deadline_rows(upcoming_deadlines(request.reader, YEAR, organisation=organisation))
    return render(request, "innovation/deadlines.html", {"rows": rows, "organisation": organisation})
