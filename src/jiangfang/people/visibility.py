"""Where all reads begin: which records may this person see.

A record is open to everyone if it is public, by seat within the reach of the reader's seats, and to whoever is involved in it.
``None`` is a visitor who has not signed in; the shell's operator reads without this gate.
"""

from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.models import Involvement, Person
from jiangfang.people.seating import Onlooker, reach_of
from jiangfang.records.kinds import noun_of
from jiangfang.records.models import Audience, Branch, Record

M = TypeVar("M", bound=Model)


def visible_to(person: Person | Onlooker | None, path: str = "record__") -> Q:
    """The condition under which ``person`` sees a record; ``path`` leads from the queried model to it ("" for Record)."""
    condition = Q(**{f"{path}audience": Audience.PUBLIC})
    if person is None:
        return condition
    for root, audience in reach_of(person).items():
        branch = Branch.objects.filter(ancestor_id=root).values("organisation_id")
        condition |= Q(**{f"{path}organisation_id__in": branch, f"{path}audience__gte": audience})
    if isinstance(person, Onlooker):
        return condition
    involved = Involvement.objects.filter(person=person).values("record_id")
    return condition | Q(**{f"{path}id__in" if path == "" else f"{path.removesuffix('__')}_id__in": involved})


def visible(queryset: QuerySet[M], person: Person | None) -> QuerySet[M]:
    """Rows of a noun's queryset that ``person`` may see."""
    return queryset.filter(visible_to(person))


def visible_records(person: Person | None) -> QuerySet[Record]:
    """The records that ``person`` may see."""
    return Record.objects.filter(visible_to(person, path=""))


def open_to(queryset: QuerySet[M], person: Person | None, **lookup: Any) -> M:
    """The one row that ``lookup`` names, if the person may see it. Raises NotThere: "not yours" and "not there" alike."""
    found = visible(queryset, person).filter(**lookup).first()
    if found is None:
        raise _not_there()
    return found


def _not_there() -> NotThere:
    return NotThere(
        N_("There is nothing here, or nothing that is open to you."),
        help=N_("Check the code, or ask the studio to open the record to you."),
    )


def record_coded(code: str, person: Person | None) -> Record:
    """The record under a code with its home, if the person may see it. Raises NotThere."""
    found = visible_records(person).filter(code=code.strip().upper()).select_related("organisation__record").first()
    if found is None:
        raise _not_there()
    return found


def all_of(kind: str, *related: str) -> QuerySet[Any]:
    """Every row of a kind with its record and home, before the gate: lists narrow it with :func:`visible`."""
    return noun_of(kind).objects.select_related("record", "organisation__record", *related)


def named(kind: str, code: str, person: Person | None, *related: str) -> Any:
    """The noun of a kind under a code, if the person may see it. Raises NotThere."""
    return open_to(all_of(kind, *related), person, record__code=code.strip().upper())
