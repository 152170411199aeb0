"""The days a holder of rights must not miss, with what is to be paid by then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jiangfang.innovation.reckoning.annuities import (
    AnnuityState,
    FeeDue,
    Standing,
    annuity_state,
    surcharge_on,
    unsettled_fees,
)
from jiangfang.innovation.reckoning.annuity_rules import AnnuityRules
from jiangfang.innovation.reckoning.months import add_months
from jiangfang.innovation.reckoning.rights import PATENTS, Right, RightKind
from jiangfang.innovation.reckoning.working_days import Calendar
from jiangfang.kernel.text import N_


class DeadlineKind(StrEnum):
    """What ends on the day."""

    ANNUAL_FEE = "annual_fee"
    GRACE = "grace"
    RESTORATION = "restoration"
    TERM = "term"
    PCT_FILING = "pct_filing"
    PUBLICATION = "publication"
    NATIONAL_PHASE = "national_phase"
    LATE_NATIONAL_PHASE = "late_national_phase"


LABELS: Mapping[DeadlineKind, str] = {
    DeadlineKind.ANNUAL_FEE: N_("Yearly fee of year %(year)s"),
    DeadlineKind.GRACE: N_("Overdue yearly fee of year %(year)s, with a surcharge of %(percent)s %%"),
    DeadlineKind.RESTORATION: N_("Request for restoration of the right, with the fee of year %(year)s"),
    DeadlineKind.TERM: N_("Full term of the right is over"),
    DeadlineKind.PCT_FILING: N_("PCT application that claims this priority"),
    DeadlineKind.PUBLICATION: N_("International publication of the application"),
    DeadlineKind.NATIONAL_PHASE: N_("Entry into the national phase"),
    DeadlineKind.LATE_NATIONAL_PHASE: N_("Entry into the Chinese national phase with a late fee"),
}

# These happen by themselves on the day itself, working day or not.
_NOT_MOVED = frozenset({DeadlineKind.TERM, DeadlineKind.PUBLICATION})


@dataclass(frozen=True)
class Deadline:
    """One day. ``on`` is the day by the calendar, ``act_by`` the last day that still counts.

    ``amount`` is in fen, None where none is known. ``provisional`` says that the holidays of that year are not
    entered yet. ``label`` is a message id filled in from ``params``.
    """

    kind: DeadlineKind
    on: date
    act_by: date
    amount: int | None = None
    params: Mapping[str, int] = field(default_factory=dict)
    provisional: bool = False

    @property
    def label(self) -> str:
        return LABELS[self.kind]


def deadlines(
    right: Right, *, day: date, calendar: Calendar, rules: AnnuityRules, until: date | None = None
) -> list[Deadline]:
    """The deadlines of a right that are still open on ``day``, soonest first, up to ``until`` if given."""
    found = [*_priority_days(right, calendar, rules)]
    if right.is_patent(day):
        found += _patent_days(right, day, calendar, rules)
    open_days = (entry for entry in found if entry.act_by >= day and (until is None or entry.on <= until))
    return sorted(open_days, key=lambda entry: (entry.act_by, entry.on, entry.kind))


def _priority_days(right: Right, calendar: Calendar, rules: AnnuityRules) -> Iterator[Deadline]:
    """What runs from the priority day, or from the filing day of a first application."""
    start = right.priority_on or right.filed_on
    if start is None:
        return
    if right.kind in (RightKind.INVENTION, RightKind.UTILITY_MODEL) or (
        right.kind == RightKind.PCT and right.filed_on is None
    ):
        yield _months_after(start, rules.pct_filing_months, DeadlineKind.PCT_FILING, calendar)
    if right.kind == RightKind.PCT:
        yield _months_after(start, rules.publication_months, DeadlineKind.PUBLICATION, calendar)
        yield _months_after(start, rules.national_phase_months, DeadlineKind.NATIONAL_PHASE, calendar)
        if rules.late_national_phase_months is not None:
            yield _months_after(start, rules.late_national_phase_months, DeadlineKind.LATE_NATIONAL_PHASE, calendar)


def _patent_days(right: Right, day: date, calendar: Calendar, rules: AnnuityRules) -> Iterator[Deadline]:
    """Fees, restoration and the end of the term of a granted patent."""
    state = annuity_state(right, day, calendar=calendar, rules=rules)
    if state.standing == Standing.LAPSED:
        yield from _restoration(state, calendar)
        return
    for due in unsettled_fees(right, day, calendar=calendar, rules=rules):
        if due.pay_by >= day:
            yield _at(DeadlineKind.ANNUAL_FEE, due.due_on, calendar, due.fee, year=due.year)
        else:
            yield from _grace(due, calendar, rules)
    if state.ends_on is not None and right.kind in PATENTS:
        yield _at(DeadlineKind.TERM, state.ends_on, calendar)


def _grace(due: FeeDue, calendar: Calendar, rules: AnnuityRules) -> Iterator[Deadline]:
    """The last day of each step of the surcharge; only the last step's is moved to a working day."""
    for month in range(1, rules.grace_months + 1):
        on = add_months(due.due_on, month)
        is_last = month == rules.grace_months
        act_by = due.grace_ends_on if is_last else on
        surcharge = surcharge_on(due, act_by, rules)
        if surcharge is not None:
            yield Deadline(
                DeadlineKind.GRACE,
                on,
                act_by,
                due.fee + surcharge.amount,
                {"year": due.year, "percent": surcharge.percent},
                provisional=is_last and not calendar.knows(on),
            )


def _restoration(state: AnnuityState, calendar: Calendar) -> Iterator[Deadline]:
    if state.restorable_until is not None and state.fee is not None:
        yield _at(DeadlineKind.RESTORATION, state.restorable_until, calendar, state.amount, year=state.fee.year)


def _months_after(start: date, months: int, kind: DeadlineKind, calendar: Calendar) -> Deadline:
    return _at(kind, add_months(start, months), calendar)


def _at(kind: DeadlineKind, on: date, calendar: Calendar, amount: int | None = None, **params: int) -> Deadline:
    moved = kind not in _NOT_MOVED
    act_by = calendar.next_working_day(on) if moved else on
    return Deadline(kind, on, act_by, amount, params, provisional=moved and not calendar.knows(on))
