"""Questions about results, adoptions and methods: who decides, what belongs together, what awaits somebody."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Adoption, Method, Project, Result
from jiangfang.innovation.queries.projects import decided_at
from jiangfang.innovation.queries.turns import Turn, in_turn
from jiangfang.innovation.rules.places import deciding_place
from jiangfang.kernel import clock
from jiangfang.people.awaiting import Awaiting
from jiangfang.people.models import Person, Seat
from jiangfang.people.roles import Power, roles_with
from jiangfang.people.seating import held_on, holders, places_with
from jiangfang.people.visibility import visible, visible_records
from jiangfang.records.models import Branch, Level, Organisation, Record
from jiangfang.records.tree import branch_of


def deciders_of(home: Organisation) -> list[Person]:
    """The persons who decide on what ``home`` hands in: those who lead at its company, else above it."""
    place = deciding_place(home)
    return holders(roles_with(Power.LEAD), [place], clock.today()) or _holders_above(Power.LEAD, place)


def confirmers_of(user: Organisation) -> list[Person]:
    """The persons who confirm effects at ``user`` or above it."""
    return _holders_above(Power.CONFIRM, user.pk)


def _holders_above(power: str, place: uuid.UUID | None) -> list[Person]:
    above = Branch.objects.filter(organisation_id=place).values_list("ancestor_id", flat=True)
    return holders(roles_with(power), list(above), clock.today())


def results_for(reader: Person | None) -> QuerySet[Result]:
    """The results that are open to ``reader``, newest first, with what a list shows of them."""
    return visible(Result.objects.all(), reader).select_related("record", "organisation__record", "previous__record")


def adoptions_for(reader: Person | None) -> QuerySet[Adoption]:
    """The records of use that are open to ``reader``, newest first, with what a list shows of them."""
    found = visible(Adoption.objects.all(), reader)
    return found.select_related(
        "record", "organisation__record", "result__record", "user__record", "confirmed_by__record"
    )


def methods_for(reader: Person | None) -> QuerySet[Method]:
    """The methods that are open to ``reader``, newest first, with what a list shows of them."""
    found = visible(Method.objects.all(), reader)
    return found.select_related("record", "organisation__record", "author__record", "result__record")


def generations_of(result: Result, reader: Person | None) -> QuerySet[Result]:
    """The generations of a result's family that are open to ``reader``, oldest first."""
    return results_for(reader).filter(family_id=result.family_id).order_by("generation", "record_id")


def adoptions_of(result: Result, reader: Person | None) -> QuerySet[Adoption]:
    """Where a result is or was in use, as far as open to ``reader``, longest first."""
    return adoptions_for(reader).filter(result=result).order_by("since", "record_id")


def awaiting_results(reader: Person) -> Iterator[Awaiting]:
    """What awaits ``reader``: results to accept, uses to confirm, methods to name. One query."""
    return in_turn(result_turns(reader))


def result_turns(reader: Person) -> list[Turn]:
    """The turns of those who decide on results and methods and confirm uses; nobody judges their own."""
    decided_here = decided_at(places_with(reader, Power.LEAD))
    used_here = Branch.objects.filter(ancestor_id__in=places_with(reader, Power.CONFIRM)).values("organisation_id")
    results = visible(Result.objects.filter(decided_here, record__state="submitted"), reader)
    adoptions = visible(Adoption.objects.filter(user_id__in=used_here, record__state="entered"), reader)
    methods = visible(Method.objects.filter(decided_here, record__state="submitted"), reader)
    return [
        Turn(
            results.exclude(shares__person=reader),
            _("Accept or return the result"),
            _("The company decides on the results of its studios."),
        ),
        Turn(
            adoptions.exclude(result__shares__person=reader),
            _("Confirm the use"),
            _("It is said to be in use where you confirm effects."),
        ),
        Turn(
            methods.exclude(author=reader),
            _("Name or return the method"),
            _("The company names the methods of its studios."),
        ),
    ]


def public_results(organisation: Organisation) -> QuerySet[Result]:
    """The accepted results of a branch that are open to everyone, newest first."""
    found = visible(
        Result.objects.filter(organisation_id__in=branch_of(organisation.pk), record__state="accepted"), None
    )
    return found.select_related("record", "organisation__record").order_by("-achieved_on", "-record_id")


def adoptions_to_claim(organisation: Organisation, reader: Person | None) -> QuerySet[Adoption]:
    """Where results of a branch are in use, for whoever claims a benefit there: open to the reader, not refused."""
    found = visible(Adoption.objects.filter(organisation_id__in=branch_of(organisation.pk)), reader)
    found = found.exclude(record__state="refused").filter(result__record__state="accepted")
    return found.select_related("record", "result__record", "user__record").order_by("-record_id")


def projects_behind(organisation: Organisation, reader: Person | None) -> QuerySet[Project]:
    """Projects of a branch that a result may come from: running or later, open to the reader."""
    found = visible(Project.objects.filter(organisation_id__in=branch_of(organisation.pk)), reader)
    found = found.filter(record__state__in=("running", "handed_in", "accepted"))
    return found.select_related("record").order_by("-record_id")


def previous_generations(organisation: Organisation, reader: Person | None) -> QuerySet[Result]:
    """Accepted results of a branch that a next generation may follow."""
    found = visible(Result.objects.filter(organisation_id__in=branch_of(organisation.pk)), reader)
    return found.filter(record__state="accepted").select_related("record").order_by("-record_id")


def users_to_choose() -> QuerySet[Organisation]:
    """Companies that may use a result, by name."""
    return Organisation.objects.filter(level=Level.COMPANY).select_related("record").order_by("record__title")


def contributors_to_choose(home: Organisation, named: Any = ()) -> QuerySet[Person]:
    """The people of the company to which ``home`` belongs, and those who are ``named`` (keys) already, by name."""
    inside = home.level in (Level.STUDIO, Level.ALLIANCE) and home.parent_id is not None
    company = home.parent_id if inside else home.pk
    seated = Seat.objects.filter(held_on(clock.today()), organisation_id__in=branch_of(company)).values("person_id")
    people = Person.objects.filter(Q(pk__in=seated) | Q(pk__in=named))
    return people.select_related("record").order_by("record__title")


def around(noun: Any, reader: Person | None, *names: str) -> dict[str, Record | None]:
    """The records that a noun names under ``names``, as far as they are open to ``reader``. At most one query."""
    near = {name: getattr(noun, name) for name in names}
    keys = [one.pk for one in near.values() if one is not None]
    known = set(visible_records(reader).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    return {name: one.record if one is not None and one.pk in known else None for name, one in near.items()}
