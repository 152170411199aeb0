"""The fee table and the calendar as their records say, in the shape the arithmetic takes."""

from dataclasses import dataclass, fields, replace
from datetime import date

from jiangfang.innovation.models import FeeRow, Holiday
from jiangfang.innovation.reckoning import annuity_rules
from jiangfang.innovation.reckoning.annuity_rules import EXAMPLE_RULES, AnnuityRules
from jiangfang.innovation.reckoning.rights import RightKind
from jiangfang.innovation.reckoning.working_days import Calendar, DayRow, calendar_of
from jiangfang.kernel.errors import Invalid
from jiangfang.records.models import Level, Organisation


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


def keeping_place() -> Organisation | None:
    """The organisation at which fees and days off are kept: the top of the tree, the oldest where there are several."""
    tops = Organisation.objects.filter(parent=None).exclude(level=Level.ALLIANCE)
    return tops.select_related("record").order_by("record_id").first()


def _fees() -> list[annuity_rules.FeeRow]:
    return [
        annuity_rules.FeeRow(
            RightKind(row.type), row.from_year, row.to_year, row.fee_fen, row.valid_from, row.valid_to, row.source
        )
        for row in FeeRow.objects.exclude(record__state="struck")
    ]


def _calendar() -> Calendar:
    rows = Holiday.objects.exclude(record__state="struck")
    return calendar_of(DayRow(row.first_day, row.last_day, row.works, "", row.source) for row in rows)
