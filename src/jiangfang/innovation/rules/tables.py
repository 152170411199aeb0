"""Who keeps the tables of fees and days off, and which rows can stand in them."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from jiangfang.innovation.models import FeeRow, Holiday
from jiangfang.innovation.reckoning.annuity_rules import EXAMPLE_RULES
from jiangfang.innovation.reckoning.rights import PATENTS
from jiangfang.innovation.reckoning.working_days import DayRow
from jiangfang.innovation.rules import values
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.rules import rule
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.people.rules import home_of
from jiangfang.people.seating import has_power
from jiangfang.records.models import Level, Organisation

# Longer than any holiday: a typing error in the year.
LONGEST_DAYS = 31


@rule(
    N_("Fees and days off are the same for everyone and are kept at the top organisation."),
    help=N_("An officer of the organisation at the top of the tree can do it."),
)
def keeps_the_top(actor: Any, subject: Any) -> bool:
    """The actor manages the organisation where the tables are at home; the system itself may, too."""
    return not isinstance(actor, Person) or has_power(actor, Power.MANAGE, home_of(subject))


@rule(N_("The rows of these tables are at home at the top organisation."))
def is_top(actor: Any, subject: Organisation) -> bool:
    """The organisation stands below no other, and is no alliance beside the tree."""
    return subject.parent_id is None and subject.level != Level.ALLIANCE


may_enter_tables = is_top & keeps_the_top
may_keep_tables = keeps_the_top


def years_error(row: FeeRow) -> Invalid | None:
    """The patent years of a row, within the longest term that a right of its kind may have."""
    if row.type not in PATENTS:
        return Invalid(
            N_("Only a patent costs yearly fees; a PCT application and a software copyright do not."), field="type"
        )
    longest = max(term.years for term in EXAMPLE_RULES.terms if term.kind == row.type)
    if not 1 <= row.from_year <= row.to_year <= longest:
        return Invalid(
            N_("The patent years run from 1 to %(longest)s, the first before the last."),
            field="to_year",
            longest=longest,
        )
    return None


def superseded(row: FeeRow) -> list[FeeRow]:
    """The rows that end the day before ``row`` is valid. Raises Invalid where ``row`` does not fit to one that it overlaps."""
    found = FeeRow.objects.exclude(record__state="struck").exclude(valid_to__lt=row.valid_from)
    found = found.filter(type=row.type, from_year__lte=row.to_year, to_year__gte=row.from_year)
    overlapping = list(found.select_related("record", "organisation__record"))
    for former in overlapping:
        values.check_many({"valid_from": _fits_error(former, row)})
    return overlapping


def _fits_error(former: FeeRow, row: FeeRow) -> Invalid | None:
    """A row is followed by one that begins later and covers its years; else a year had two fees, or none."""
    followed = former.valid_from < row.valid_from and former.valid_to is None
    if followed and row.from_year <= former.from_year and former.to_year <= row.to_year:
        return None
    return Invalid(
        N_("The row %(row)s has a fee for some of these years from %(day)s on."),
        field="valid_from",
        help=N_("Cover all of its years and begin later, or end it or strike it out first."),
        row=former.record.code,
        day=former.valid_from,
    )


def until_error(row: FeeRow, until: dt.date) -> Invalid | None:
    """The last day of a fee does not lie before its first."""
    return values.order_error(row.valid_from, until, "until")


def days_error(rows: Sequence[DayRow]) -> Invalid | None:
    """What is wrong with the days of a notice, before they are held against those that are entered."""
    if not rows:
        return values.empty("rows")
    days = [day for row in rows for day in row.days()]
    for row in rows:
        if row.last_day < row.first_day or (row.last_day - row.first_day).days >= LONGEST_DAYS:
            return Invalid(
                N_("%(first)s to %(last)s is no holiday."), field="rows", first=row.first_day, last=row.last_day
            )
        if not row.name.strip() or not row.source.strip():
            return values.empty("rows")
    doubled = sorted(day for day in set(days) if days.count(day) > 1)
    return Invalid(N_("%(day)s stands there twice."), field="rows", day=doubled[0]) if doubled else None


def free_days_error(rows: Sequence[DayRow]) -> Invalid | None:
    """A day is entered once."""
    first, last = min(row.first_day for row in rows), max(row.last_day for row in rows)
    held = Holiday.objects.exclude(record__state="struck").filter(first_day__lte=last, last_day__gte=first)
    for known in held.select_related("record"):
        for row in rows:
            if known.first_day <= row.last_day and row.first_day <= known.last_day:
                return Invalid(
                    N_("%(day)s is entered already: %(row)s %(title)s."),
                    field="rows",
                    help=N_("Strike that out first where the notice has changed."),
                    day=max(known.first_day, row.first_day),
                    row=known.record.code,
                    title=known.record.name,
                )
    return None
