"""Questions about persons: who is open to the reader, what they are named in, who can be given a seat."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.people.models import Account, Involvement, Person, Seat
from jiangfang.people.seating import held_on
from jiangfang.people.visibility import open_to, visible, visible_records
from jiangfang.records.models import Branch, Level, Organisation, Record
from jiangfang.records.tree import branch_of

# What a person is to a record, in words; a house may use further ones, which are shown as they are.
INVOLVED_AS = {
    "reporter": _("reported it"),
    "suggester": _("suggested it"),
    "responsible": _("responsible"),
    "team": _("in the team"),
    "contributor": _("contributed"),
    "author": _("author"),
    "inventor": _("inventor"),
    "claimant": _("claims it"),
    "host": _("host"),
    "attendee": _("took part"),
    "drafter": _("entered it"),
    "confirmer": _("confirms it"),
    "decider": _("decides on it"),
}
NAMED_IN_MOST = 100


@dataclass
class NamedIn:
    """A record in which a person is named, and as what."""

    record: Record
    roles: list[Any] = field(default_factory=list)


def persons() -> QuerySet[Person]:
    """Every person; a list narrows them to what the reader may see."""
    return Person.objects.all()


def person_coded(code: str, reader: Any) -> Person:
    """The person under a code, with home and account. Raises NotThere."""
    found = Person.objects.select_related("record", "organisation__record", "account")
    return open_to(found, reader, record__code=code.upper())


def account_of(person: Person) -> Account | None:
    """What the person signs in with; None for those who have no account."""
    try:
        return person.account
    except Account.DoesNotExist:
        return None


def find_person(queryset: QuerySet, text: str, reader: Any) -> QuerySet:
    """Narrow to names, codes, trades, teams and posts that contain a text."""
    return queryset.filter(
        Q(record__title__icontains=text)
        | Q(record__title_en__icontains=text)
        | Q(record__code__iexact=text)
        | Q(trade__icontains=text)
        | Q(section__icontains=text)
        | Q(post__icontains=text)
    )


def working_at(queryset: QuerySet, slug: str) -> QuerySet:
    """Narrow to persons who are at home or hold a seat today in the branch of the organisation."""
    branch = Branch.objects.filter(ancestor__slug=slug).values("organisation_id")
    seated = Seat.objects.filter(held_on(clock.today()), organisation_id__in=branch).values("person_id")
    return queryset.filter(Q(organisation_id__in=branch) | Q(pk__in=seated))


def trades_of(reader: Any) -> list[str]:
    """The trades of the persons who are open to the reader."""
    found = visible(Person.objects.exclude(trade=""), reader).order_by("trade")
    return list(found.values_list("trade", flat=True).distinct()[:200])


def seats_of(person: Person, reader: Any) -> list[Seat]:
    """The seats of a person that are open to the reader, past ones included, the latest first."""
    found = visible(Seat.objects.filter(person=person).exclude(record__state="struck"), reader)
    return list(found.select_related("record", "organisation__record").order_by("-starts_on", "-record_id"))


def named_in(person: Person, reader: Any) -> list[NamedIn]:
    """The newest records that name the person, as far as they are open to the reader; at most NAMED_IN_MOST."""
    rows = Involvement.objects.filter(person=person, record__in=visible_records(reader))
    rows = rows.select_related("record__organisation__record").order_by("-record_id", "role")[: NAMED_IN_MOST * 2]
    found: dict[Any, NamedIn] = {}
    for row in rows:
        one = found.setdefault(row.record_id, NamedIn(row.record))
        one.roles.append(INVOLVED_AS.get(row.role, row.role))
    return list(found.values())[:NAMED_IN_MOST]


def by_kind(rows: Iterable[NamedIn]) -> dict[str, list[NamedIn]]:
    """Records that name a person, each kind under its own heading."""
    groups: dict[str, list[NamedIn]] = {}
    for row in rows:
        groups.setdefault(row.record.kind, []).append(row)
    return groups


def persons_near(organisation: Organisation, reader: Any) -> QuerySet[Person]:
    """Who can be given a seat there: at home or seated in the branch of its company (above companies: in its own).

    Only those whom the reader knows: names are suggested while one types.
    """
    company = Branch.objects.filter(organisation=organisation, ancestor__level=Level.COMPANY).order_by("depth")
    root = company.values_list("ancestor_id", flat=True).first() or organisation.pk
    seated = Seat.objects.filter(held_on(clock.today()), organisation_id__in=branch_of(root)).values("person_id")
    found = visible(Person.objects.filter(Q(organisation_id__in=branch_of(root)) | Q(pk__in=seated)), reader)
    found = found.exclude(record__state="struck")
    return found.select_related("record").order_by("record__title", "record_id")
