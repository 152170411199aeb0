"""What may stand in a field: texts, choices, amounts, days, audiences and the people who are named.

Each question answers with the :class:`Invalid` that belongs to the field, or None; ``check`` asks them all and raises.
"""

import copy
import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

from django.db import models

from jiangfang.innovation.rules.places import is_at_home
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid, InvalidMany
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person
from jiangfang.people.rules import may_lead
from jiangfang.people.visibility import visible
from jiangfang.records.models import REACH, Audience, Level, Noun, Organisation, Part, Record

N = TypeVar("N", bound=Noun)

# More fen than any company moves: a typing error, and more than the databases hold comfortably.
LARGEST_FEN = 10**16
TITLE_LENGTH = Record._meta.get_field("title").max_length


def check(row: Noun | Part, **more: Invalid | None) -> None:
    """Raise what is wrong with the values of ``row``, together with the answers given in ``more`` by field."""
    plain = field_errors(row)
    check_many({name: plain.get(name) or more.get(name) for name in [*more, *plain]})


def check_many(errors: Mapping[str, Invalid | None]) -> None:
    """Raise those errors that are there."""
    found = {field: error for field, error in errors.items() if error is not None}
    if found:
        raise InvalidMany(found)


def revised(noun: N, values: Mapping[str, Any], allowed: Collection[str]) -> N:
    """The noun as it would be with ``values``; the noun itself stays as it is. Raises TypeError for a field not allowed."""
    proposed = copy.copy(noun)
    for name, value in only(values, allowed).items():
        if name in {field.name for field in noun._meta.concrete_fields}:
            setattr(proposed, name, value)
    return proposed


def only(values: Mapping[str, Any], allowed: Collection[str]) -> Mapping[str, Any]:
    """``values`` as they are. Raises TypeError where one is set that this deed does not set."""
    unknown = values.keys() - set(allowed)
    if unknown:
        raise TypeError(f"{sorted(unknown)} can't be set here; what can: {sorted(allowed)}.")
    return values


def field_errors(row: Noun | Part) -> dict[str, Invalid | None]:
    """What is wrong with the plain fields of a row, by field."""
    plain = (field for field in row._meta.concrete_fields if not field.is_relation and not field.primary_key)
    return {field.name: _field_error(field, getattr(row, field.name)) for field in plain}


def _field_error(field: models.Field, value: Any) -> Invalid | None:
    if value is None or value == "":
        return None if field.null or (field.blank and value == "") else empty(field.name)
    if field.choices and value not in dict(field.flatchoices):
        return Invalid(N_("This is not one of the choices."), field=field.name)
    if isinstance(field, models.CharField | models.TextField):
        return text_error(value, field.name, longest=field.max_length, optional=field.blank)
    if isinstance(field, models.BigIntegerField):
        return amount_error(value, field.name)
    return None


def empty(field: str) -> Invalid:
    """What is said of a field that must not be empty."""
    return Invalid(N_("This cannot be empty."), field=field)


def text_error(value: str, field: str, *, longest: int | None = None, optional: bool = False) -> Invalid | None:
    """A text that must say something and not be longer than its place."""
    if not optional and not value.strip():
        return empty(field)
    if longest is not None and len(value) > longest:
        return Invalid(N_("This is longer than %(longest)s characters."), field=field, longest=longest)
    return None


def title_errors(title: str, title_en: str = "") -> dict[str, Invalid | None]:
    """The record's title in both languages, by field."""
    return {
        "title": text_error(title, "title", longest=TITLE_LENGTH),
        "title_en": text_error(title_en, "title_en", longest=TITLE_LENGTH, optional=True),
    }


def amount_error(fen: int, field: str) -> Invalid | None:
    """An amount of money that somebody could mean."""
    if fen < 0:
        return Invalid(N_("This amount cannot be negative."), field=field)
    if fen > LARGEST_FEN:
        return Invalid(
            N_("This amount is larger than any company's."),
            field=field,
            help=N_("Check the unit: yuan, ten thousand yuan or hundred million yuan?"),
        )
    return None


def past_error(day: dt.date | None, field: str) -> Invalid | None:
    """A day on which something has happened lies not in the future."""
    if day is not None and day > clock.today():
        return Invalid(N_("This day lies in the future."), field=field)
    return None


def order_error(first: dt.date | None, then: dt.date | None, field: str) -> Invalid | None:
    """``then``, which ``field`` holds, does not lie before ``first``."""
    if first is not None and then is not None and then < first:
        return Invalid(N_("%(then)s lies before %(first)s."), field=field, then=then, first=first)
    return None


def audience_error(actor: Any, home: Organisation, audience: int, *, least: int | None = None) -> Invalid | None:
    """An audience that ``actor`` may open a record of ``home`` to; ``least`` is the smallest that makes sense."""
    if audience not in Audience.values:
        return Invalid(N_("This is not one of the choices."), field="audience")
    if least is not None and audience < least:
        return Invalid(
            N_("Those who have to answer could not see it."),
            field="audience",
            help=N_("Open it at least to: %(audience)s."),
            audience=str(Audience(least).label),
        )
    if audience > Audience.COMPANY and not may_lead(actor, home):
        return Invalid(
            N_("Only a leader opens a record beyond the company."),
            field="audience",
            help=N_("Keep it within the company; the leader can open it later."),
        )
    return None


def audience_of_answerers(home: Organisation) -> int:
    """The smallest audience that those who lead at ``home`` see by their seats."""
    return REACH.get(Level(home.level), Audience.FEDERATION)


def people_error(actor: Person, persons: Collection[Person], field: str) -> Invalid | None:
    """The people who are named are known to the actor, and known from more than a publication."""
    keys = {person.pk for person in persons}
    if keys and visible(Person.objects.filter(pk__in=keys, published=False), actor).count() < len(keys):
        return Invalid(
            N_("One of these people is not open to you, or known from a publication only."),
            field=field,
            help=N_("Name people of your own company, or ask them to be entered as members."),
        )
    return None


def seat_error(person: Person, home: Organisation, field: str) -> Invalid | None:
    """Who answers for something at ``home`` has a seat there or in its company."""
    if not is_at_home(person, home):
        return Invalid(
            N_("This person has no seat in this organisation."),
            field=field,
            help=N_("Ask the studio leader or the union officer to enter them as a member."),
        )
    return None
