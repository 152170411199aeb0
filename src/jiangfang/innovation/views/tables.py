"""Pages of the tables that deadlines are reckoned with: yearly fees and days off."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation import actions
from jiangfang.innovation.forms import tables as forms
from jiangfang.innovation.models import IPKind
from jiangfang.innovation.queries.ip_tables import keeping_place
from jiangfang.innovation.reckoning.rights import PATENTS
from jiangfang.innovation.rules import may_enter_tables
from jiangfang.innovation.views.pages import fetch, list_page, record_page
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.doing import run_form
from jiangfang.people.listing import Column, Filter, ListPage, list_of
from jiangfang.people.offers import DeedForm, ReasonForm, page_for
from jiangfang.records.models import Organisation
from jiangfang.ui.templatetags.ui import money
from jiangfang.ui.wording import day_text

FEES = list_of(
    "fee_row",
    columns=[
        Column(_("Kind"), lambda row: row.get_type_display()),
        Column(_("Patent years"), lambda row: f"{row.from_year}–{row.to_year}", "number"),
        Column(_("Fee for each year"), lambda row: money(row.fee_fen), "number"),
        Column(_("Valid from"), lambda row: day_text(row.valid_from), "number"),
        Column(_("Valid to"), lambda row: day_text(row.valid_to) if row.valid_to else "—", "number"),
    ],
    filters=[Filter("type", _("Kind"), "type", [(kind.value, kind.label) for kind in IPKind if kind in PATENTS])],
    empty_title=_("No yearly fees yet"),
    empty_hint=_("Without them deadlines have their day and no amount."),
)
HOLIDAYS = list_of(
    "holiday",
    columns=[
        Column(_("First day"), lambda row: day_text(row.first_day), "number"),
        Column(_("Last day"), lambda row: day_text(row.last_day), "number"),
        Column(_("Off or worked"), lambda row: _("worked") if row.works else _("off")),
    ],
    empty_title=_("No days off yet"),
    empty_hint=_("Without them only weekends move a deadline to the next working day."),
)

page_for("innovation.fee_row.ended", "innovation:fee_row_deed", form=forms.EndFeeRowForm)
page_for("innovation.fee_row.struck", "innovation:fee_row_deed", form=ReasonForm, tone="danger")
page_for("innovation.holiday.struck", "innovation:holiday_deed", form=ReasonForm, tone="danger")


def fees(request: HttpRequest) -> HttpResponse:
    """The rows of the fee table, the ended and struck ones included."""
    return _list(request, "fee_row", FEES, "innovation:fee_row_new", _("Enter a yearly fee"))


def holidays(request: HttpRequest) -> HttpResponse:
    """Days off, and weekend days that are worked for them."""
    return _list(request, "holiday", HOLIDAYS, "innovation:holiday_new", _("Enter days off"))


def _list(request: HttpRequest, kind: str, declared: ListPage, new: str, label: Any) -> HttpResponse:
    """The list; who keeps the tables also gets the way to a new row and to the shipped examples."""
    place = _place_of(request)
    return list_page(
        request,
        kind,
        declared,
        new=new if place else "",
        new_label=label,
        template="innovation/tables.html",
        may_load=place is not None,
    )


def _place_of(request: HttpRequest) -> Organisation | None:
    place = keeping_place()
    return place if place and may_enter_tables(request.reader, place) else None


def fee_row(request: HttpRequest, code: str) -> HttpResponse:
    """One row of the fee table."""
    noun = fetch("fee_row", request, code)
    return record_page(request, noun, "innovation/fee_row.html", years=f"{noun.from_year}–{noun.to_year}")


def holiday(request: HttpRequest, code: str) -> HttpResponse:
    """Days off as one line of a notice has them."""
    return record_page(request, fetch("holiday", request, code), "innovation/holiday.html")


def new_fee_row(request: HttpRequest) -> HttpResponse:
    """Enter a row of the fee table."""
    return _enter(request, forms.FeeRowForm, actions.enter_fee_row, _("Enter a yearly fee"), "innovation:fee_rows")


def new_holidays(request: HttpRequest) -> HttpResponse:
    """Enter the days off of a notice."""
    return _enter(request, forms.HolidaysForm, actions.enter_holidays, _("Enter days off"), "innovation:holidays")


def load_tables(request: HttpRequest) -> HttpResponse:
    """Load the shipped example rows, where there are none yet."""
    heading = _("Load the example rows")
    lead = _(
        "Fees and days off as they came with this house. Kinds and years that have rows of their own stay as they are."
    )
    return _enter(request, DeedForm, actions.load_example_tables, heading, "innovation:fee_rows", lead)


def _enter(
    request: HttpRequest, form_class: type[DeedForm], do: Any, heading: Any, back: str, lead: Any = ""
) -> HttpResponse:
    place = keeping_place()
    if place is None:
        raise NotThere(N_("There is no organisation yet."))
    verdict = may_enter_tables(request.reader, place)
    if not verdict:
        raise verdict.refusal()
    form = form_class(request.POST if request.method == "POST" else None, subject=place, reader=request.reader)

    def act() -> str:
        do(place, actor=request.reader, **form.values())
        return reverse(back)

    return run_form(request, form, act, {"heading": heading, "lead": lead or place, "back_url": reverse(back)})
