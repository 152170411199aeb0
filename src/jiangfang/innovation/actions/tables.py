"""Tables that fees and deadlines are reckoned with: rows of yearly fees and days off, kept at the top of the tree."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from jiangfang.innovation.models import FeeRow, Holiday, IPKind
from jiangfang.innovation.reckoning.annuity_rules import FEE_ROWS, FIRST_DAY
from jiangfang.innovation.reckoning.holidays import HOLIDAY_ROWS, in_english
from jiangfang.innovation.reckoning.months import day_before
from jiangfang.innovation.reckoning.working_days import DayRow
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.tables import (
    days_error,
    free_days_error,
    may_enter_tables,
    may_keep_tables,
    superseded,
    until_error,
    years_error,
)
from jiangfang.ledger.deeds import Actor, action, current_deed
from jiangfang.records import writing
from jiangfang.records.models import Audience, Organisation

R = TypeVar("R", FeeRow, Holiday)


@action("innovation.fee_row.entered", may=may_enter_tables, says=_("%(actor)s entered a row of the fee table."))
def enter_fee_row(
    organisation: Organisation,
    *,
    actor: Actor,
    type: str,
    from_year: int,
    to_year: int,
    fee_fen: int,
    valid_from: dt.date,
    source: str,
) -> FeeRow:
    """Enter the yearly fee of some patent years from a day on. The rows that it follows end the day before.

    Raises Invalid for a row that can't be, and where one that it overlaps would leave a year without a fee.
    """
    row = FeeRow(type=type, from_year=from_year, to_year=to_year, fee_fen=fee_fen, valid_from=valid_from, source=source)
    values.check(row, to_year=years_error(row))
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    for former in superseded(row):
        end_fee_row(former, actor=actor, until=day_before(valid_from), reason=source)
    return _store_fees([row], organisation)[0]


def _store_fees(rows: Sequence[FeeRow], organisation: Organisation) -> list[FeeRow]:
    titles = {}
    for language in ("zh-hans", "en"):
        with override(language):
            titles[language] = [str(_fee_title(row)) for row in rows]
    return writing.add(
        rows,
        organisation=organisation,
        titles=titles["zh-hans"],
        titles_en=titles["en"],
        audience=Audience.PUBLIC,
    )


def _fee_title(row: FeeRow) -> str:
    values = {"kind": IPKind(row.type).label, "first": row.from_year, "last": row.to_year}
    return _("%(kind)s, years %(first)s to %(last)s") % values


@action("innovation.fee_row.ended", may=may_keep_tables, says=_("%(actor)s said until when the fee is valid."))
def end_fee_row(fee_row: FeeRow, *, actor: Actor, until: dt.date, reason: str) -> FeeRow:
    """Say on which day a fee is valid for the last time; what fell due by then keeps it."""
    values.check_many({"until": until_error(fee_row, until), "reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
    current_deed().facts["valid_to"] = until
    return writing.move(fee_row, "ended", valid_to=until)


@action("innovation.fee_row.struck", may=may_keep_tables, says=_("%(actor)s struck out the row of the fee table."))
def strike_fee_row(fee_row: FeeRow, *, actor: Actor, reason: str) -> FeeRow:
    """Take out a row that was entered wrongly: nothing is reckoned with it, whatever the day."""
    return _strike(fee_row, reason)


@action("innovation.holiday.entered", may=may_enter_tables, says=_("%(actor)s entered days off."))
def enter_holidays(organisation: Organisation, *, actor: Actor, rows: Sequence[DayRow]) -> list[Holiday]:
    """Enter the days off, and the weekend days that are worked for them, as a notice announced them.

    Raises Invalid for days that can't be and for a day that is entered already.
    """
    values.check_many({"rows": days_error(rows)})
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    values.check_many({"rows": free_days_error(rows)})
    return _store_holidays(rows, organisation)


def _store_holidays(rows: Sequence[DayRow], organisation: Organisation) -> list[Holiday]:
    nouns = [
        Holiday(first_day=row.first_day, last_day=row.last_day, works=row.working, source=row.source) for row in rows
    ]
    names = [(f"{row.last_day.year} {row.name}", f"{row.last_day.year} {in_english(row.name)}") for row in rows]
    return writing.add(
        nouns,
        organisation=organisation,
        titles=[name for name, _english in names],
        titles_en=[english for _name, english in names],
        audience=Audience.PUBLIC,
    )


@action("innovation.holiday.struck", may=may_keep_tables, says=_("%(actor)s struck out the days off."))
def strike_holiday(holiday: Holiday, *, actor: Actor, reason: str) -> Holiday:
    """Take out days that were entered wrongly or that a later notice took back; enter the right ones instead."""
    return _strike(holiday, reason)


def _strike(row: R, reason: str) -> R:
    values.check_many({"reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
    return writing.move(row, "struck")


@action(
    "innovation.tables.loaded", may=may_enter_tables, says=_("%(actor)s loaded the example rows of fees and days off.")
)
def load_example_tables(organisation: Organisation, *, actor: Actor) -> tuple[int, int]:
    """Store the shipped rows of yearly fees and days off at the top organisation; returns how many of each.

    A kind of right, or a year, that has rows of its own already is left alone. The rows are a start with their sources, to be
    held against the notices in force.
    """
    known_kinds = set(FeeRow.objects.values_list("type", flat=True))
    fees = [
        FeeRow(
            type=row.kind,
            from_year=row.from_year,
            to_year=row.to_year,
            fee_fen=row.fee,
            valid_from=row.valid_from or FIRST_DAY,
            valid_to=row.valid_to,
            source=row.source,
        )
        for row in FEE_ROWS
        if row.kind not in known_kinds
    ]
    known_years = {day.year for day in Holiday.objects.values_list("last_day", flat=True)}
    days = [row for row in HOLIDAY_ROWS if row.last_day.year not in known_years]
    return len(_store_fees(fees, organisation)), len(_store_holidays(days, organisation))
