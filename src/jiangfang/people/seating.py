"""Who holds which power where: read once per person object, asked by rules and by the visibility of records."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Q, Subquery, UUIDField

from jiangfang.kernel import clock
from jiangfang.people.models import Person, Seat
from jiangfang.people.roles import POWERS
from jiangfang.records.models import REACH, Audience, Branch, Level, Organisation


@dataclass(frozen=True)
class Held:
    """A seat held today: where, as what, and which company the place belongs to (None above companies)."""

    organisation_id: uuid.UUID
    level: str
    role: str
    company_id: uuid.UUID | None


@dataclass(frozen=True)
class Onlooker:
    """Nobody in particular: whoever sees these branches from these audiences on by a seat. For whom a document is drawn up."""

    reach: Mapping[uuid.UUID, int]


def held_on(day: dt.date, prefix: str = "") -> Q:
    """Condition on seats: held on ``day``."""
    return Q(**{f"{prefix}starts_on__lte": day, f"{prefix}record__state": "current"}) & (
        Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
    )


def seats_held(person: Any) -> list[Held]:
    """The seats that a person holds today. Kept on the person object for the length of a request or a deed."""
    if not isinstance(person, Person):
        return []
    today = clock.today()
    kept = getattr(person, "_held", None)
    if kept is not None and kept[0] == today:
        return kept[1]
    company = Branch.objects.filter(organisation=OuterRef("organisation"), ancestor__level=Level.COMPANY)
    seats = Seat.objects.filter(held_on(today), person=person).annotate(
        # Said to be a UUID: SQLite would hand out its digits as text, which equal no key.
        company=Subquery(company.order_by("depth").values("ancestor_id")[:1], output_field=UUIDField())
    )
    rows = seats.values_list("organisation_id", "organisation__level", "role", "company")
    held = [Held(*row) for row in rows]
    person._held = (today, held)
    return held


def forget_seats(person: Person) -> None:
    """Read the seats anew next time (after a deed that gave or ended one)."""
    person._held = None
    person.__dict__.pop("_above", None)


def places_with(person: Any, power: str) -> set[uuid.UUID]:
    """The organisations at which a person holds a seat that carries ``power``."""
    return {seat.organisation_id for seat in seats_held(person) if power in POWERS[seat.role]}


def has_power(person: Any, power: str, organisation_id: uuid.UUID | None) -> bool:
    """Whether a person's seats carry ``power`` at an organisation or above it."""
    places = places_with(person, power)
    if organisation_id is None or not places:
        return False
    return organisation_id in places or not places.isdisjoint(_above(person, organisation_id))


def _above(person: Any, organisation_id: uuid.UUID) -> frozenset[uuid.UUID]:
    """The organisations above a place, asked once per person object: a page asks many rules about the same record."""
    kept: dict[uuid.UUID, frozenset[uuid.UUID]] = person.__dict__.setdefault("_above", {})
    if organisation_id not in kept:
        above = Branch.objects.filter(organisation_id=organisation_id, depth__gt=0)
        kept[organisation_id] = frozenset(above.values_list("ancestor_id", flat=True))
    return kept[organisation_id]


def know_above(person: Any, organisation: Organisation, above: Collection[Organisation]) -> None:
    """Keep what a page has read of the tree already: its rules then need not ask what stands above the organisation."""
    if isinstance(person, Person):
        kept = person.__dict__.setdefault("_above", {})
        kept[organisation.pk] = frozenset(one.pk for one in above)


def reach_of(person: Any) -> dict[uuid.UUID, int]:
    """Roots of what a person sees by seat: organisation -> smallest audience that is open in its branch.

    A seat opens its branch from the audience of its own level on; a seat anywhere in a company opens that company's branch
    from ``company`` on.
    """
    if isinstance(person, Onlooker):
        return dict(person.reach)
    reach: dict[uuid.UUID, int] = {}
    for seat in seats_held(person):
        _widen(reach, seat.organisation_id, REACH.get(Level(seat.level), Audience.FEDERATION))
        if seat.company_id is not None:
            _widen(reach, seat.company_id, Audience.COMPANY)
    return reach


def belongs_to(person: Any, organisation_id: uuid.UUID) -> bool:
    """Whether a seat of the person reaches an organisation: in its company, or in the branch below the seat."""
    roots = reach_of(person)
    return organisation_id in roots or (bool(roots) and not _above(person, organisation_id).isdisjoint(roots))


def _widen(reach: dict[uuid.UUID, int], organisation_id: uuid.UUID, audience: int) -> None:
    reach[organisation_id] = min(audience, reach.get(organisation_id, audience))


def holders(power_roles: Collection[str], organisation_ids: Collection[uuid.UUID], day: dt.date) -> list[Person]:
    """The persons who hold one of the roles at one of the organisations on a day."""
    people = Person.objects.filter(
        seats__in=Seat.objects.filter(held_on(day), role__in=power_roles, organisation_id__in=organisation_ids)
    )
    return list(people.select_related("record").distinct())
