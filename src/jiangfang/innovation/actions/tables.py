"""Tables that fees and deadlines are reckoned with: the example rows that come with the house, as a start."""

from jiangfang.innovation.models import FeeRow, Holiday
from jiangfang.innovation.reckoning.annuity_rules import FEE_ROWS, FIRST_DAY
from jiangfang.innovation.reckoning.holidays import HOLIDAY_ROWS
from jiangfang.ledger.deeds import Actor, action
from jiangfang.people.rules import is_system


@action("innovation.tables.loaded", may=is_system)
def load_example_tables(subject: None = None, *, actor: Actor) -> tuple[int, int]:
    """Store the shipped rows of yearly fees and public holidays; returns how many of each.

    A kind of right, or a year, that has rows of its own already is left alone: those were edited or come from a notice. The
    rows are a start with their sources, to be held against the notices in force; they belong to no record and no chain.
    """
    return _load_fees(), _load_holidays()


def _load_fees() -> int:
    known = set(FeeRow.objects.values_list("kind", flat=True))
    rows = [
        FeeRow(
            kind=row.kind,
            from_year=row.from_year,
            to_year=row.to_year,
            fee_fen=row.fee,
            valid_from=row.valid_from or FIRST_DAY,
            valid_to=row.valid_to,
            source=row.source,
        )
        for row in FEE_ROWS
        if row.kind not in known
    ]
    return len(FeeRow.objects.bulk_create(rows))


def _load_holidays() -> int:
    known = {day.year for day in Holiday.objects.values_list("day", flat=True)}
    rows = [
        Holiday(day=day, works=row.working, name=row.name, source=row.source)
        for row in HOLIDAY_ROWS
        if row.last_day.year not in known
        for day in row.days()
    ]
    return len(Holiday.objects.bulk_create(rows, ignore_conflicts=True))
