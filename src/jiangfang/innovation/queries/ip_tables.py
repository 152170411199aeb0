"""The fee table and the calendar as they stand in the database, in the shape the arithmetic takes."""

from dataclasses import dataclass, fields, replace
from datetime import date

from jiangfang.innovation.models import FeeRow, Holiday
from jiangfang.innovation.reckoning import annuity_rules
from jiangfang.innovation.reckoning.annuity_rules import EXAMPLE_RULES, AnnuityRules
from jiangfang.innovation.reckoning.rights import RightKind
from jiangfang.innovation.reckoning.working_days import Calendar
from jiangfang.kernel.errors import Invalid

DECEMBER = 12


class PatientRules(AnnuityRules):
    """The same rules, for days: a fee that the table does not tell is nought, so that its day is told all the same."""

    def fee(self, kind: RightKind, year: int, day: date) -> int:
        try:
            return super().fee(kind, year, day)
        except Invalid:
            return 0


@dataclass(frozen=True)
class Tables:
    """What deadlines and fees are reckoned with; read once for any number of rights."""

    rules: AnnuityRules
    calendar: Calendar

    @property
    def patient(self) -> PatientRules:
        """For reckoning days; its amounts count only where ``knows_fee``."""
        return PatientRules(**{field.name: getattr(self.rules, field.name) for field in fields(self.rules)})

    def knows_fee(self, kind: RightKind, year: int, due_on: date) -> bool:
        """Whether the table has exactly one row for the fee of a patent year that falls due on a day."""
        return sum(row.covers(kind, year, due_on) for row in self.rules.fees) == 1


def tables() -> Tables:
    """Fees and days off from the database; terms and periods are the law's. Two queries."""
    return Tables(replace(EXAMPLE_RULES, fees=tuple(_fees())), _calendar())


def _fees() -> list[annuity_rules.FeeRow]:
    return [
        annuity_rules.FeeRow(
            RightKind(row.kind), row.from_year, row.to_year, row.fee_fen, row.valid_from, row.valid_to, row.source
        )
        for row in FeeRow.objects.all()
    ]


def _calendar() -> Calendar:
    rows = list(Holiday.objects.all())
    return Calendar(
        days_off=frozenset(row.day for row in rows if not row.works),
        make_up_days=frozenset(row.day for row in rows if row.works),
        # New Year's holiday may begin in December of a year whose own days are not entered.
        known_years=frozenset(row.day.year for row in rows if row.day.month != DECEMBER),
    )
