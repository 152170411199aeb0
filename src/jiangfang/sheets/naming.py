"""Who and what is meant by the names in a file: each name looked up once, all names of a kind in one query."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q

from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.sheets import Place, SheetColumn
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person, Seat
from jiangfang.people.seating import held_on
from jiangfang.people.visibility import all_of, visible
from jiangfang.records.models import Branch, Level, Organisation
from jiangfang.records.tree import branch_of
from jiangfang.sheets.cells import Names

BATCH = 300
Found = dict[str, list[Any]]


class Directory:
    """The names of one file, looked up for one place. ``learn`` first, then ``settle`` cell by cell."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self._asked: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._found: dict[tuple[str, str], Found] = {}
        self._near: set[Any] | None = None

    def learn(self, column: SheetColumn, names: Names) -> None:
        """Note the names of a cell, to be looked up together."""
        self._asked[_sort(column)].update(names.said)

    def look_up(self) -> None:
        """Look up all that was noted: one query per kind of thing and few hundred names."""
        for (sort, of), names in self._asked.items():
            self._found[(sort, of)] = _LOOKERS[sort](names, self.place, of)

    def settle(self, column: SheetColumn, names: Names) -> Any:
        """What a cell names, as its column's kind says. Raises Invalid for whom nobody knows, or several could be."""
        found = self._found[_sort(column)]
        meant = [self._one(name, found.get(name, []), column) for name in names.said]
        if column.kind == "shares":
            return tuple(zip(meant, names.points, strict=True))
        return tuple(meant) if column.kind == "people" else meant[0]

    def _one(self, name: str, found: list[Any], column: SheetColumn) -> Any:
        if len(found) > 1:
            near = [one for one in found if one.pk in self._nearby()]
            found = near if len(near) == 1 else found
        if len(found) == 1:
            return found[0]
        if not found:
            raise Invalid(_UNKNOWN[_sort(column)[0]], help=_UNKNOWN_HELP, code="unknown", name=name[:60])
        raise Invalid(
            N_("Several are called “%(name)s”: %(codes)s."),
            help=N_("Write the code instead of the name, or behind it."),
            code="ambiguous",
            name=name[:60],
            codes=", ".join(one.record.code for one in found[:6]),
        )

    def _nearby(self) -> set[Any]:
        """Keys of the people seated in this very place; asked once, where names are not enough."""
        if self._near is None:
            seats = Seat.objects.filter(
                held_on(clock.today()), organisation_id__in=branch_of(self.place.organisation.pk)
            )
            self._near = set(seats.values_list("person_id", flat=True))
        return self._near


_UNKNOWN = {
    "person": N_("Nobody who is open to you is called “%(name)s”."),
    "organisation": N_("No organisation that is open to you is called “%(name)s”."),
    "record": N_("No record that is open to you has the code or title “%(name)s”."),
}
_UNKNOWN_HELP = N_("Check the spelling, or enter it first.")


def _sort(column: SheetColumn) -> tuple[str, str]:
    if column.kind in ("person", "people", "shares"):
        return "person", ""
    return column.kind, column.of


def _code(name: str) -> str:
    return name.rsplit(" ", 1)[-1].upper()


def _people(names: Collection[str], place: Place, of: str) -> Found:
    known = visible(Person.objects.select_related("record"), place.actor)

    def wanted(some: Sequence[str]) -> Q:
        codes = [_code(name) for name in some]
        return Q(record__title__in=some) | Q(record__title_en__in=some) | Q(record__code__in=codes)

    return _gathered(names, wanted, known, lambda one: (one.record.title, one.record.title_en))


def _organisations(names: Collection[str], place: Place, of: str) -> Found:
    known = visible(Organisation.objects.select_related("record"), place.actor)

    def wanted(some: Sequence[str]) -> Q:
        codes = [_code(name) for name in some]
        named = Q(record__title__in=some) | Q(record__title_en__in=some) | Q(record__code__in=codes)
        return named | Q(short_name__in=some) | Q(short_name_en__in=some) | Q(slug__in=some)

    def called(one: Organisation) -> tuple[str, ...]:
        return one.record.title, one.record.title_en, one.short_name, one.short_name_en, one.slug

    return _gathered(names, wanted, known, called)


def _records(names: Collection[str], place: Place, of: str) -> Found:
    """Records by code anywhere, by title in the company of the place."""
    known = visible(all_of(of), place.actor)
    home = branch_of(company_of(place.organisation))

    def wanted(some: Sequence[str]) -> Q:
        titled = Q(record__title__in=some) | Q(record__title_en__in=some)
        return Q(record__code__in=[_code(name) for name in some]) | (titled & Q(organisation_id__in=home))

    return _gathered(names, wanted, known, lambda one: (one.record.title, one.record.title_en))


def _gathered(
    names: Collection[str], wanted: Callable[[Sequence[str]], Q], known: Any, called: Callable[[Any], Iterable[str]]
) -> Found:
    """Name → those who bear it. A code says exactly who, also behind a name."""
    found: Found = defaultdict(list)
    ordered = sorted(names)
    for start in range(0, len(ordered), BATCH):
        some = ordered[start : start + BATCH]
        rows = list(known.filter(wanted(some)).distinct())
        by_code = {one.record.code: one for one in rows}
        by_name: Found = defaultdict(list)
        for one in rows:
            for name in {*called(one)} - {""}:
                by_name[name].append(one)
        for name in some:
            exact = by_code.get(_code(name))
            found[name] = [exact] if exact else by_name.get(name, [])
    return found


def company_of(organisation: Organisation) -> Any:
    """The company that a place belongs to, or is; the place itself above companies."""
    above = Branch.objects.filter(organisation=organisation, ancestor__level=Level.COMPANY).order_by("depth")
    return above.values_list("ancestor_id", flat=True).first() or organisation.pk


_LOOKERS: dict[str, Callable[[Collection[str], Place, str], Found]] = {
    "person": _people,
    "organisation": _organisations,
    "record": _records,
}
