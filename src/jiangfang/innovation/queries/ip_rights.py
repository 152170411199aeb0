"""Questions about IP rights: what is due by when, what holding one costs, what its inventors are owed, what awaits whom."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import IPEvent, IPRight
from jiangfang.innovation.queries.ip_tables import Tables, tables
from jiangfang.innovation.reckoning import annuities, inventor
from jiangfang.innovation.reckoning.annuities import AnnuityState
from jiangfang.innovation.reckoning.deadlines import Deadline, DeadlineKind, deadlines
from jiangfang.innovation.reckoning.inventor import Entitlement
from jiangfang.innovation.reckoning.months import add_years
from jiangfang.innovation.reckoning.rights import PATENTS, Right, RightKind
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.people.awaiting import Awaiting
from jiangfang.people.models import Involvement, Person
from jiangfang.people.roles import Power
from jiangfang.people.seating import places_with
from jiangfang.people.visibility import visible
from jiangfang.records.models import Branch, Organisation
from jiangfang.records.tree import branch_of

Type = IPEvent.Type
SOON = 60
WITH_FEE = (DeadlineKind.ANNUAL_FEE, DeadlineKind.GRACE, DeadlineKind.RESTORATION)
# These days come by themselves: there is nothing to be done by then.
BY_ITSELF = (DeadlineKind.PUBLICATION, DeadlineKind.TERM)


@dataclass(frozen=True)
class UpcomingDeadline:
    """A deadline with the right that it belongs to."""

    ip_right: IPRight
    deadline: Deadline


@dataclass(frozen=True)
class HoldingCost:
    """Yearly fees in fen: what was paid, and what is to come to the end of the term (None where the table has a gap)."""

    paid_fen: int
    to_come_fen: int | None
    ends_on: dt.date | None


@dataclass(frozen=True)
class InventorLine:
    """One line of what is owed by law; ``person`` is None for what all inventors share."""

    person: Person | None
    entitlement: Entitlement


def ip_rights_for(reader: Person | None) -> QuerySet[IPRight]:
    """The IP rights that are open to ``reader``, newest first, with what a list shows of them."""
    return visible(IPRight.objects.all(), reader).select_related("record", "organisation__record", "result__record")


def as_right(ip_right: IPRight) -> Right:
    """The right as the arithmetic takes it. Raises Invalid for days that contradict each other."""
    events = list(ip_right.events.all())
    restored_on = max((event.on for event in events if event.type == Type.RESTORED), default=dt.date.min)
    notices = [event.on for event in events if event.type == Type.NOTICE and event.on > restored_on]
    paid = [event for event in events if event.type in (Type.FEE_PAID, Type.RESTORED) and event.patent_year]
    return Right(
        kind=RightKind(ip_right.type),
        filed_on=ip_right.filed_on,
        granted_on=ip_right.granted_on if ip_right.type in PATENTS else None,
        priority_on=ip_right.priority_on,
        payments={event.patent_year: event.on for event in paid},
        restored=frozenset(event.patent_year for event in paid if event.type == Type.RESTORED),
        termination_notice_on=max(notices, default=None),
    )


def annuity_state_of(ip_right: IPRight, *, day: dt.date | None = None, using: Tables | None = None) -> AnnuityState:
    """Where a right stands with its yearly fees on ``day``, today unless said."""
    known = using or tables()
    return annuities.annuity_state(
        as_right(ip_right), day or clock.today(), calendar=known.calendar, rules=known.patient
    )


def deadlines_of(
    ip_right: IPRight, *, day: dt.date | None = None, within_days: int | None = None, using: Tables | None = None
) -> list[Deadline]:
    """The deadlines open on ``day`` (today unless said), soonest first; an amount that the fee table can't tell is None.

    A right that has lapsed has none but that of its restoration, and what came to nothing has none.
    """
    if ip_right.record.state in ("ended", "struck"):
        return []
    day, known, right = day or clock.today(), using or tables(), as_right(ip_right)
    until = None if within_days is None else day + dt.timedelta(days=within_days)
    found = deadlines(right, day=day, calendar=known.calendar, rules=known.patient, until=until)
    if ip_right.record.state == "lapsed":
        found = [entry for entry in found if entry.kind == DeadlineKind.RESTORATION]
    return [_told(entry, right, known) for entry in found]


def _told(entry: Deadline, right: Right, known: Tables) -> Deadline:
    """The deadline with its amount, if the table knows the fee."""
    if entry.kind not in WITH_FEE or right.filed_on is None:
        return entry
    year = entry.params["year"]
    return (
        entry if known.knows_fee(right.kind, year, add_years(right.filed_on, year - 1)) else replace(entry, amount=None)
    )


def upcoming_deadlines(
    reader: Person, within_days: int = SOON, *, day: dt.date | None = None, organisation: Organisation | None = None
) -> list[UpcomingDeadline]:
    """Deadlines of the rights in the branch where ``reader`` works, and of their own inventions, soonest first.

    With an ``organisation`` those of its branch that are open to the reader. Five queries, whatever the number of rights.
    """
    if organisation is not None:
        found = _alive(ip_rights_for(reader).filter(organisation_id__in=branch_of(organisation.pk)))
        return _upcoming(found, within_days, day or clock.today())
    branch = Branch.objects.filter(ancestor_id__in=places_with(reader, Power.WORK)).values("organisation_id")
    return _upcoming(_in_hand(reader, Q(organisation_id__in=branch)), within_days, day or clock.today())


def _in_hand(reader: Person, here: Q) -> QuerySet[IPRight]:
    own = Involvement.objects.filter(person=reader, role="inventor").values("record_id")
    return _alive(ip_rights_for(reader).filter(here | Q(pk__in=own)))


def _alive(rights: QuerySet[IPRight]) -> QuerySet[IPRight]:
    """Those that did not come to nothing, with what their deadlines are reckoned from."""
    found = rights.exclude(record__state__in=("ended", "struck"))
    return found.select_related("record__organisation__record").prefetch_related("events")


def _upcoming(rights: QuerySet[IPRight], within_days: int, day: dt.date) -> list[UpcomingDeadline]:
    found = list(rights)
    known = tables() if found else None
    rows = [
        UpcomingDeadline(ip_right, deadline)
        for ip_right in found
        for deadline in deadlines_of(ip_right, day=day, within_days=within_days, using=known)
    ]
    return sorted(rows, key=lambda row: (row.deadline.act_by, row.ip_right.number))


def cost_to_hold(ip_right: IPRight, *, day: dt.date | None = None, using: Tables | None = None) -> HoldingCost:
    """What a patent has cost in yearly fees and what it will, each fee paid in time.

    For an application it is what a grant on ``day`` would cost from the next year on.
    """
    paid = sum(event.amount_fen or 0 for event in ip_right.events.all() if event.type in (Type.FEE_PAID, Type.RESTORED))
    if ip_right.type not in PATENTS or ip_right.record.state not in ("filed", "in_force"):
        return HoldingCost(paid, 0, None)
    day, known, right = day or clock.today(), using or tables(), as_right(ip_right)
    ends_on = annuities.term_ends_on(right.kind, ip_right.filed_on, known.rules)
    try:
        return HoldingCost(paid, _to_come(right, day, known), ends_on)
    except Invalid:
        return HoldingCost(paid, None, ends_on)


def _to_come(right: Right, day: dt.date, known: Tables) -> int:
    granted = right if right.granted_on else replace(right, granted_on=day)
    fees = annuities.unsettled_fees(granted, day, calendar=known.calendar, rules=known.rules)
    return sum(due.fee for due in fees)


def inventor_lines(ip_right: IPRight, *, day: dt.date | None = None) -> list[InventorLine]:
    """What the law gives the inventors of a granted patent where nothing was agreed; the bonus in equal parts."""
    rows = list(ip_right.inventors.all())
    persons = {str(row.person_id): row.person for row in rows}
    if not persons:
        return []
    lines = inventor.entitlements(as_right(ip_right), day or clock.today(), inventors=dict.fromkeys(persons, 1))
    return [InventorLine(persons.get(line.who), line) for line in lines]


def awaiting_ip_rights(reader: Person) -> Iterator[Awaiting]:
    """The next deadline of each right at home where ``reader`` works or that they invented, within sixty days."""
    today, told = clock.today(), set()
    here = Q(organisation_id__in=places_with(reader, Power.WORK))
    for row in _upcoming(_in_hand(reader, here), SOON, today):
        if row.deadline.kind in BY_ITSELF or row.ip_right.pk in told:
            continue
        told.add(row.ip_right.pk)
        yield Awaiting(
            what=_filled(row.deadline.label, dict(row.deadline.params)),
            record=row.ip_right.record,
            since=min(today, row.deadline.on - dt.timedelta(days=SOON)),
            due=row.deadline.act_by,
            why=_("After this day it costs more, or the right is lost."),
        )


# A reckoning's label with its numbers, in the language in which it will be read.
_filled = lazy(lambda message, params: gettext(message) % params, str)
