"""Questions about seats: who sits where on a day, how a team is made up, and who will leave."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.people.models import Grade, GradeEvent, Person, Seat
from jiangfang.people.roles import Role
from jiangfang.people.seating import held_on, seats_held
from jiangfang.people.visibility import open_to, visible
from jiangfang.records.models import Branch, Organisation
from jiangfang.records.tree import branch_of

ROLE_ORDER = {role.value: place for place, role in enumerate(Role)}
GRADE_ORDER = {grade.value: place for place, grade in enumerate(Grade)}
MONTHS_AHEAD = 36
UNKNOWN = "-"


@dataclass(frozen=True)
class RosterRow:
    """A seat as it was held on the roster's day. ``person`` is None where the person's own data is not open to the reader."""

    seat: Seat
    person: Person | None
    grade: str

    @property
    def grade_label(self) -> Any:
        return Grade(self.grade).label if self.grade else ""

    def known(self, name: str) -> str:
        """A field of the person; empty where the person is not open to the reader."""
        return getattr(self.person, name) if self.person else ""

    @property
    def professional_title(self) -> str:
        return self.known("professional_title")

    @property
    def section(self) -> str:
        return self.known("section")


@dataclass(frozen=True)
class Roster:
    """Who held a seat at an organisation on a day, as far as open to the reader; ``closed`` seats are not."""

    organisation: Organisation
    on: dt.date
    rows: list[RosterRow]
    closed: int


@dataclass(frozen=True)
class Part:
    """One category of a team's make-up and how many persons are in it."""

    value: str
    label: Any
    persons: int


@dataclass(frozen=True)
class Division:
    """A team divided by one trait. A person with two values of it is in two categories: they need not add up."""

    key: str
    label: Any
    parts: list[Part]


@dataclass(frozen=True)
class Leaving:
    """A person who will retire, and the whole months until then."""

    person: Person
    on: dt.date
    months: int


def seats() -> QuerySet[Seat]:
    """Every seat; a list narrows them to what the reader may see."""
    return Seat.objects.all()


def seat_coded(code: str, reader: Any) -> Seat:
    """The seat under a code, with its person and place. Raises NotThere."""
    found = Seat.objects.select_related("record", "organisation__record", "person__record")
    return open_to(found, reader, record__code=code.upper())


def held_or_past(queryset: QuerySet, which: str) -> QuerySet:
    """Narrow seats to those held today, or to those that have ended."""
    today = clock.today()
    return queryset.filter(held_on(today) if which == "now" else Q(ends_on__lte=today))


def roster(organisation: Organisation, reader: Any, on: dt.date) -> Roster:
    """Who held which seat at the organisation on a day: four queries whatever the length."""
    everyone = Seat.objects.filter(held_on(on), organisation=organisation)
    found = list(visible(everyone, reader).select_related("record", "person__record"))
    known = visible(Person.objects.filter(pk__in=[seat.person_id for seat in found]), reader)
    open_ids = set(known.values_list("pk", flat=True))
    grades = grades_on([seat.person for seat in found if seat.person_id in open_ids], on)
    rows = [
        RosterRow(seat, seat.person if seat.person_id in open_ids else None, grades.get(seat.person_id, ""))
        for seat in found
    ]
    rows.sort(key=lambda row: (ROLE_ORDER[row.seat.role], row.seat.starts_on, row.seat.pk))
    return Roster(organisation, on, rows, everyone.count() - len(found))


def grades_on(people: Collection[Person], on: dt.date) -> dict[uuid.UUID, str]:
    """The skill grade of each person on a day. A grade that came without a day is taken for today's only."""
    events = GradeEvent.objects.filter(person__in=people).order_by("reached_on", "id")
    dated: dict[uuid.UUID, str] = {person.pk: "" for person in people}
    seen: set[uuid.UUID] = set()
    for person_id, grade, reached_on in events.values_list("person_id", "grade", "reached_on"):
        seen.add(person_id)
        if reached_on <= on:
            dated[person_id] = grade
    if on == clock.today():
        dated |= {person.pk: person.grade for person in people if person.pk not in seen}
    return dated


_TRAITS: dict[str, tuple[Any, Callable[[RosterRow], str], Callable[[str], Any]]] = {
    "role": (_("Role"), lambda row: row.seat.role, lambda value: Role(value).label),
    "grade": (_("Skill grade"), lambda row: row.grade, lambda value: Grade(value).label),
    "title": (_("Professional title"), lambda row: row.known("professional_title"), str),
    "education": (_("Education"), lambda row: row.known("education"), str),
    "trade": (_("Trade"), lambda row: row.known("trade"), str),
    "section": (_("Team or section"), lambda row: row.known("section"), str),
}
DATED = ("role", "grade")
_ORDERS = {"role": ROLE_ORDER, "grade": GRADE_ORDER}


def structure(found: Roster) -> list[Division]:
    """How the team on a roster is made up: distinct persons per category, traits that nobody has left out.

    Not a figure: it is counted from the very rows that stand beside it, for the day that the roster shows. Of a past day
    only role and skill grade are known; the other traits are kept as they are today.
    """
    divisions, rows, past = [], found.rows, found.on != clock.today()
    for key, (label, trait, words) in _TRAITS.items():
        if past and key not in DATED:
            continue
        people: dict[str, set[uuid.UUID]] = defaultdict(set)
        for row in rows:
            people[trait(row) or UNKNOWN].add(row.seat.person_id)
        if set(people) - {UNKNOWN}:
            order = _ORDERS.get(key, {})
            values = sorted(people, key=lambda value: (value == UNKNOWN, order.get(value, 0), value))
            parts = [
                Part(value, _("not given") if value == UNKNOWN else words(value), len(people[value]))
                for value in values
            ]
            divisions.append(Division(key, label, parts))
    return divisions


def only(rows: Sequence[RosterRow], trait: str, value: str) -> list[RosterRow]:
    """The rows of one category of :func:`structure`; all of them for a trait that is none."""
    if trait not in _TRAITS or not value:
        return list(rows)
    return [row for row in rows if (_TRAITS[trait][1](row) or UNKNOWN) == value]


def trait_words(trait: str, value: str) -> Any:
    """A category in words; empty for one that does not exist."""
    if trait not in _TRAITS or not value:
        return ""
    label, _trait, words = _TRAITS[trait]
    try:
        return f"{label}: {_('not given') if value == UNKNOWN else words(value)}"
    except ValueError:
        return ""


def retirements(organisation: Organisation, reader: Any, months: int = MONTHS_AHEAD) -> list[Leaving]:
    """Who holds a seat in the branch and retires within so many months, the first to leave on top."""
    today = clock.today()
    seated = Seat.objects.filter(held_on(today), organisation_id__in=branch_of(organisation.pk)).values("person_id")
    found = visible(Person.objects.filter(pk__in=seated), reader)
    found = found.filter(retires_on__gte=today, retires_on__lte=today + dt.timedelta(days=31 * (months + 1)))
    leaving = [
        Leaving(person, person.retires_on, months_until(person.retires_on, today))
        for person in found.select_related("record").order_by("retires_on", "record_id")[:50]
    ]
    return [one for one in leaving if one.months <= months]


def months_until(day: dt.date, today: dt.date) -> int:
    """Whole months from ``today`` to ``day``; below zero once it has passed."""
    return (day.year - today.year) * 12 + day.month - today.month - (day.day < today.day)


def months_left(person: Person, today: dt.date) -> int | None:
    """The whole months that a person still stays, where these are no more than MONTHS_AHEAD."""
    if person.retires_on is None or person.retires_on < today:
        return None
    months = months_until(person.retires_on, today)
    return months if months <= MONTHS_AHEAD else None


def places_near(reader: Any, chosen: str = "") -> list[Organisation]:
    """The organisations that a reader looks at: their companies (else their own places) and what stands directly below."""
    roots = {seat.company_id or seat.organisation_id for seat in seats_held(reader)}
    near = Branch.objects.filter(ancestor_id__in=roots, depth__lte=1).values("organisation_id")
    found = Organisation.objects.filter(Q(pk__in=near) | Q(slug=chosen)).select_related("record")
    return list(found.order_by("record__title")[:100])
