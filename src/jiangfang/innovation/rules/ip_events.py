"""What may be said about the events of an IP right: their order, and which yearly fees are owed."""

import datetime as dt

from jiangfang.innovation.models import IPEvent, IPRight
from jiangfang.innovation.reckoning.annuities import patent_year
from jiangfang.innovation.reckoning.annuity_rules import AnnuityRules
from jiangfang.innovation.reckoning.months import add_months, add_years
from jiangfang.innovation.reckoning.rights import Right
from jiangfang.innovation.reckoning.working_days import Calendar
from jiangfang.innovation.rules import values
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

Type = IPEvent.Type
# The events that say where a right stands, each following the one recorded before it.
STATUS = (Type.GRANTED, Type.REFUSED, Type.WITHDRAWN, Type.LAPSED, Type.RESTORED)


def day_error(ip_right: IPRight, event: IPEvent) -> Invalid | None:
    """An event lies between the filing day and today, and one that says where the right stands in its order."""
    error = values.past_error(event.on, "on") or values.order_error(ip_right.filed_on, event.on, "on")
    if error or event.type not in STATUS:
        return error
    known = ip_right.events.filter(type__in=STATUS).order_by("id")
    before = known.filter(id__lt=event.id).last()
    after = known.filter(id__gt=event.id).first()
    return values.order_error(before and before.on, event.on, "on") or values.order_error(
        event.on, after and after.on, "on"
    )


def fee_error(
    right: Right, year: int, *, rules: AnnuityRules, calendar: Calendar, paid_on: dt.date | None = None
) -> Invalid | None:
    """A yearly fee is owed from the year of the grant to the end of the term, once, and until its grace period is over."""
    if right.filed_on is None or right.granted_on is None:
        return Invalid(N_("Yearly fees are owed for granted patents only."), field="patent_year")
    first, last = patent_year(right.filed_on, right.granted_on), rules.term_years(right.kind, right.filed_on)
    if not first <= year <= last:
        return Invalid(
            N_("Yearly fees of this patent run from year %(first)s to year %(last)s."),
            field="patent_year",
            first=first,
            last=last,
        )
    if year in right.payments:
        return Invalid(
            N_("The fee of year %(year)s was paid on %(day)s."),
            field="patent_year",
            help=N_("If that entry is wrong, correct it first."),
            year=year,
            day=right.payments[year],
        )
    # The fee of the year of grant is paid at registration, whenever that is.
    if paid_on is None or year == first:
        return None
    return _grace_error(right.filed_on, year, paid_on, rules, calendar)


def _grace_error(
    filed_on: dt.date, year: int, paid_on: dt.date, rules: AnnuityRules, calendar: Calendar
) -> Invalid | None:
    last_day = calendar.next_working_day(add_months(add_years(filed_on, year - 1), rules.grace_months))
    if paid_on <= last_day:
        return None
    return Invalid(
        N_("The grace period for year %(year)s ended on %(last_day)s."),
        field="on",
        help=N_(
            "A later payment does not keep the right: record that it lapsed, and its restoration if there was one."
        ),
        year=year,
        last_day=last_day,
    )
