"""Yearly fees of a patent: when each is due, what it costs when late, and where the right stands on a day.

Patent years run from the filing day. The fee of the year of grant is paid at registration; the fee of year n is due
n - 1 years after filing. Not taken into account: fee reductions for small applicants, and payments that were too
small.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from jiangfang.innovation.reckoning.annuity_rules import AnnuityRules
from jiangfang.innovation.reckoning.months import add_months, add_years
from jiangfang.innovation.reckoning.rights import Right, RightKind
from jiangfang.innovation.reckoning.working_days import Calendar
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_


class Standing(StrEnum):
    """Where a patent stands with its yearly fees."""

    PENDING = "pending"
    NOT_DUE = "not_due"
    DUE = "due"
    GRACE = "grace"
    LAPSED = "lapsed"
    PAID_UP = "paid_up"
    EXPIRED = "expired"


STANDING_LABELS = {
    Standing.PENDING: N_("Not granted, no yearly fee"),
    Standing.NOT_DUE: N_("In force, next yearly fee not yet due"),
    Standing.DUE: N_("In force, yearly fee to be paid now"),
    Standing.GRACE: N_("Yearly fee overdue, in the grace period"),
    Standing.LAPSED: N_("Ended because a yearly fee was not paid"),
    Standing.PAID_UP: N_("In force, all yearly fees paid"),
    Standing.EXPIRED: N_("Ended with its full term"),
}


@dataclass(frozen=True)
class FeeDue:
    """The fee of one patent year, in fen.

    ``due_on`` is the day by the calendar, from which grace and surcharge are counted; ``pay_by`` and
    ``grace_ends_on`` are moved to a working day where they fall on a day off.
    """

    year: int
    fee: int
    due_on: date
    pay_by: date
    grace_ends_on: date


@dataclass(frozen=True)
class Surcharge:
    """What comes on top of a fee paid in its grace period; month 0 means in time."""

    month: int
    percent: int
    amount: int


@dataclass(frozen=True)
class AnnuityState:
    """Where a right stands on a day. ``amount`` is what would have to be paid on that day, in fen.

    For a lapsed right it is the price of restoration, and ``restorable_until`` is None while the day of the
    termination notice is unknown.
    """

    standing: Standing
    fee: FeeDue | None = None
    surcharge: Surcharge | None = None
    amount: int = 0
    ends_on: date | None = None
    lapsed_from: date | None = None
    restorable_until: date | None = None

    def is_restorable(self, day: date) -> bool:
        """Whether restoration may still be asked for on ``day``, as far as is known."""
        return self.lapsed_from is not None and (self.restorable_until is None or day <= self.restorable_until)


def patent_year(filed_on: date, day: date) -> int:
    """The patent year in which ``day`` lies; the first begins on the filing day."""
    year = day.year - filed_on.year + 1
    return year if day >= add_years(filed_on, year - 1) else year - 1


def term_ends_on(kind: RightKind, filed_on: date, rules: AnnuityRules) -> date:
    """The day on which the term is over: the right is in force up to the day before. It is never moved."""
    return add_years(filed_on, rules.term_years(kind, filed_on))


def fee_due(right: Right, year: int, *, calendar: Calendar, rules: AnnuityRules) -> FeeDue:
    """The fee of one patent year of a patent, granted or not."""
    filed_on = _filing_day(right)
    if not 1 <= year <= rules.term_years(right.kind, filed_on):
        raise Invalid(N_("The right has no year %(year)s: its term is shorter."), field="year", year=year)
    due_on = add_years(filed_on, year - 1)
    return FeeDue(
        year=year,
        fee=rules.fee(right.kind, year, due_on),
        due_on=due_on,
        pay_by=calendar.next_working_day(due_on),
        grace_ends_on=calendar.next_working_day(add_months(due_on, rules.grace_months)),
    )


def surcharge_on(due: FeeDue, day: date, rules: AnnuityRules) -> Surcharge | None:
    """The surcharge for paying on ``day``, or None when the grace period is over.

    A month of grace ends on its last day by the calendar even where that is a day off: the cautious reading, since
    paying five per cent too much is harmless and paying too little is not. Only the first and the last day move.
    """
    if day <= due.pay_by:
        return Surcharge(0, 0, 0)
    if day > due.grace_ends_on:
        return None
    months = range(1, rules.grace_months)
    month = next((k for k in months if day <= add_months(due.due_on, k)), rules.grace_months)
    percent = rules.surcharge_percent[month - 1]
    return Surcharge(month, percent, _share(due.fee, percent))


def owed_years(right: Right, *, rules: AnnuityRules) -> range:
    """The patent years whose fees are paid one by one: from the year after the grant to the end of the term."""
    filed_on = _filing_day(right)
    if right.granted_on is None:
        return range(0)
    return range(patent_year(filed_on, right.granted_on) + 1, rules.term_years(right.kind, filed_on) + 1)


def is_settled(right: Right, due: FeeDue, day: date) -> bool:
    """Whether the fee had been paid by ``day``, in time or within its grace, or accepted by restoration."""
    paid_on = right.payments.get(due.year)
    if paid_on is None or paid_on > day:
        return False
    return paid_on <= due.grace_ends_on or due.year in right.restored


def unsettled_fees(right: Right, day: date, *, calendar: Calendar, rules: AnnuityRules) -> list[FeeDue]:
    """The fees not settled by ``day``, earliest first, past ones included."""
    fees = (fee_due(right, year, calendar=calendar, rules=rules) for year in owed_years(right, rules=rules))
    return [due for due in fees if not is_settled(right, due, day)]


def annuity_state(right: Right, day: date, *, calendar: Calendar, rules: AnnuityRules) -> AnnuityState:
    """Where the right stood on ``day``, by what was paid up to that day."""
    if not right.is_patent(day):
        return AnnuityState(Standing.PENDING)
    ends_on = term_ends_on(right.kind, _filing_day(right), rules)
    unsettled = unsettled_fees(right, day, calendar=calendar, rules=rules)
    if unsettled and day > unsettled[0].grace_ends_on:
        return _lapsed(unsettled[0], ends_on, rules, restorable_until=_restorable_until(right, day, calendar, rules))
    if day >= ends_on:
        return AnnuityState(Standing.EXPIRED, ends_on=ends_on)
    if not unsettled:
        return AnnuityState(Standing.PAID_UP, ends_on=ends_on)
    return _alive(unsettled[0], day, ends_on, rules)


def cost_to_hold(kind: RightKind, filed_on: date, *, rules: AnnuityRules, from_year: int = 1) -> int:
    """All yearly fees from ``from_year`` to the end of the term, in fen, if each is paid in time."""
    years = range(from_year, rules.term_years(kind, filed_on) + 1)
    return sum(rules.fee(kind, year, add_years(filed_on, year - 1)) for year in years)


def _alive(due: FeeDue, day: date, ends_on: date, rules: AnnuityRules) -> AnnuityState:
    surcharge = surcharge_on(due, day, rules)
    assert surcharge is not None, "a fee past its grace is handled as lapsed"
    if surcharge.month:
        return AnnuityState(Standing.GRACE, due, surcharge, due.fee + surcharge.amount, ends_on)
    payable_from = add_months(due.due_on, -rules.payable_before_months)
    standing = Standing.DUE if day >= payable_from else Standing.NOT_DUE
    return AnnuityState(standing, due, surcharge, due.fee, ends_on)


def _restorable_until(right: Right, day: date, calendar: Calendar, rules: AnnuityRules) -> date | None:
    """The last day for restoration, once the notice that the right has ended is there."""
    notice = right.termination_notice_on
    if notice is None or notice > day:
        return None
    return calendar.next_working_day(add_months(notice, rules.restoration_months))


def _lapsed(due: FeeDue, ends_on: date, rules: AnnuityRules, *, restorable_until: date | None) -> AnnuityState:
    """Ended from the due day on. Restoration costs the fee, the highest surcharge and its own fee."""
    percent = rules.surcharge_percent[-1]
    surcharge = Surcharge(rules.grace_months, percent, _share(due.fee, percent))
    return AnnuityState(
        Standing.LAPSED,
        due,
        surcharge,
        due.fee + surcharge.amount + rules.restoration_fee,
        ends_on,
        lapsed_from=due.due_on,
        restorable_until=restorable_until,
    )


def _share(fee: int, percent: int) -> int:
    """A share of a fee, to the fen, half a fen to the even one."""
    return round(Fraction(fee * percent, 100))


def _filing_day(right: Right) -> date:
    if right.filed_on is None:
        raise Invalid(N_("The filing day is missing: the patent years are counted from it."), field="filed_on")
    return right.filed_on
