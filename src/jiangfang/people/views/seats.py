"""Pages of seats and rosters, and the deeds that give, end and hand over seats."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import parse_date
from jiangfang.people.charts import division_charts
from jiangfang.people.doing import do_deed
from jiangfang.people.forms.persons import RegisterForm
from jiangfang.people.forms.seats import ChangeLeaderForm, EndSeatForm, GiveSeatForm
from jiangfang.people.listing import Column, Filter, list_of
from jiangfang.people.offers import offers, page_for
from jiangfang.people.queries import retirements, seat_coded
from jiangfang.people.queries import seats as every_seat
from jiangfang.people.queries.seats import held_or_past, only, structure, trait_words
from jiangfang.people.queries.seats import roster as roster_on
from jiangfang.people.roles import POWERS, Power, Role
from jiangfang.people.views.pages import deed_named, list_page, record_page
from jiangfang.records.models import Level, Organisation
from jiangfang.records.queries import organisation_named
from jiangfang.ui.wording import day_text

SEATS = list_of(
    "seat",
    columns=[
        Column(_("Role"), lambda row: row.get_role_display()),
        Column(_("From"), lambda row: day_text(row.starts_on), "is-number"),
        Column(_("Until"), lambda row: day_text(row.ends_on) if row.ends_on else "—", "is-number"),
    ],
    filters=[
        Filter("role", _("Role"), "role", Role.choices),
        Filter("held", _("Held"), "", [("now", _("held now")), ("past", _("in the past"))], held_or_past),
    ],
    hidden_states=("struck",),
    empty_title=_("No seats are open to you yet"),
    empty_hint=_("Seats are given on the page of the organisation."),
)


def _is_studio(noun: Organisation) -> bool:
    return noun.level in (Level.STUDIO, Level.ALLIANCE)


page_for("people.seat.given", "organisation_deed", form=GiveSeatForm, label=_("Give a seat"), on="organisation")
page_for(
    "people.leader.changed",
    "organisation_deed",
    form=ChangeLeaderForm,
    label=_("Change of leader"),
    lead=_("On the day the present leader becomes a member, and the new leader's former seat here ends."),
    on="organisation",
    when=_is_studio,
)
page_for(
    "people.person.registered",
    "organisation_deed",
    form=RegisterForm,
    label=_("Register a person"),
    on="organisation",
    leads_on=True,
)
page_for(
    "people.seat.ended",
    "seat_deed",
    form=EndSeatForm,
    label=_("End the seat"),
    tone="danger",
    when=lambda seat: seat.ends_on is None,
)


def seats(request: HttpRequest) -> HttpResponse:
    """The seats that are open to the reader."""
    return list_page(request, every_seat(), SEATS)


def seat(request: HttpRequest, code: str) -> HttpResponse:
    """One seat: who, where, as what, from when to when, and what it empowers to."""
    noun = seat_coded(code, request.reader)
    powers = [power.label for power in Power if power in POWERS[noun.role]]
    is_past = noun.ends_on is not None and noun.ends_on <= clock.today()
    return record_page(request, noun, "people/seat.html", powers=powers, is_past=is_past)


def seat_deed(request: HttpRequest, code: str, deed: str) -> HttpResponse:
    """A deed on a seat."""
    return do_deed(request, seat_coded(code, request.reader), deed_named("seat", deed))


def roster(request: HttpRequest, slug: str) -> HttpResponse:
    """Who sits where on a day, how the team is made up, and who will leave."""
    organisation, today = organisation_named(slug), clock.today()
    on = _day_asked(request, organisation)
    by, value = request.GET.get("by", ""), request.GET.get("is", "")
    found = roster_on(organisation, request.reader, on)
    context = {
        "organisation": organisation,
        "roster": found,
        "rows": only(found.rows, by, value),
        "chosen": trait_words(by, value),
        "on": on,
        "is_past": on != today,
        "charts": division_charts(structure(found), on if on != today else None),
        "leaving": retirements(organisation, request.reader) if on == today else [],
        "offers": [one for one in offers(organisation, request.reader) if one.verdict and one.page.verb in TEAM_DEEDS],
    }
    return render(request, "people/roster.html", context)


TEAM_DEEDS = ("people.seat.given", "people.leader.changed", "people.person.registered")


def _day_asked(request: HttpRequest, organisation: Organisation) -> object:
    """The day in the address, today if there is none or it can't be read; rosters of days to come would be guesses."""
    today = clock.today()
    try:
        return min(parse_date(request.GET["on"]), today) if request.GET.get("on") else today
    except Invalid:
        return today
