"""Pages of persons: the list, the profile, and the deeds on them."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.people.doing import do_deed
from jiangfang.people.forms.persons import GradeForm, HonourForm, ReviseForm
from jiangfang.people.listing import Column, Filter, list_of
from jiangfang.people.models import Grade
from jiangfang.people.offers import page_for
from jiangfang.people.panels import panels_of
from jiangfang.people.queries import account_of, named_in, person_coded, persons, places_near, seats_of, trades_of
from jiangfang.people.queries.persons import NAMED_IN_MOST, by_kind, find_person, working_at
from jiangfang.people.queries.seats import months_left
from jiangfang.people.rules import may_keep_account
from jiangfang.people.views.accounts import ACCOUNT_DEEDS, account_deed
from jiangfang.people.views.pages import deed_named, list_page, record_page
from jiangfang.records.kinds import kind_of

PEOPLE = list_of(
    "person",
    columns=[
        Column(_("Trade"), lambda row: row.trade),
        Column(_("Skill grade"), lambda row: row.get_grade_display()),
        Column(_("Team or section"), lambda row: row.section),
    ],
    filters=[Filter("grade", _("Skill grade"), "grade", Grade.choices)],
    find=find_person,
    hidden_states=("struck",),
    empty_title=_("No one is open to you yet"),
    empty_hint=_("The union officer registers people on the page of their company."),
)

page_for("people.person.revised", "person_deed", form=ReviseForm, label=_("Revise"))
page_for("people.grade.recorded", "person_deed", form=GradeForm, label=_("Record a skill grade"), on="person")
page_for("people.honour.entered", "person_deed", form=HonourForm, label=_("Enter an honour"), on="person")


def people(request: HttpRequest) -> HttpResponse:
    """The persons who are open to the reader."""
    near = places_near(request.reader, request.GET.get("at", ""))
    filters = [
        Filter("at", _("Works at"), "", [(place.slug, place.short) for place in near], working_at),
        Filter("trade", _("Trade"), "trade", [(trade, trade) for trade in trades_of(request.reader)]),
        *PEOPLE.filters,
    ]
    return list_page(request, persons(), replace(PEOPLE, filters=filters))


def person(request: HttpRequest, code: str) -> HttpResponse:
    """One person: who, what they can, where they sit and sat, what they are named in."""
    noun, today = person_coded(code, request.reader), clock.today()
    seats = seats_of(noun, request.reader)
    named = named_in(noun, request.reader)
    return record_page(
        request,
        noun,
        "people/person.html",
        seats=[seat for seat in seats if seat.ends_on is None or seat.ends_on > today],
        past_seats=[seat for seat in seats if seat.ends_on is not None and seat.ends_on <= today],
        named=[(kind_of(kind).plural, rows) for kind, rows in by_kind(named).items()],
        named_is_cut=len(named) == NAMED_IN_MOST,
        months_left=months_left(noun, today),
        account=account_of(noun),
        keeps_account=bool(may_keep_account(request.reader, noun)),
        panels=panels_of(noun, request.reader),
    )


def person_deed(request: HttpRequest, code: str, deed: str) -> HttpResponse:
    """A deed on a person."""
    noun, page = person_coded(code, request.reader), deed_named("person", deed)
    return (account_deed if page.verb in ACCOUNT_DEEDS else do_deed)(request, noun, page)
