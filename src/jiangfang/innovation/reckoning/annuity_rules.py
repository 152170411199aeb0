"""Fee table, terms and periods of patents as dated rows.

The rows shipped here are a seed to be edited: the database holds those that count. Money is in fen. A row without
``valid_from`` or ``valid_to`` is open on that side.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jiangfang.innovation.reckoning.months import is_within
from jiangfang.innovation.reckoning.rights import RightKind
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

FEE_SOURCE = N_("Published table of yearly patent fees; an example, check it against the notice in force")
# The Patent Law's first day. Amounts of former tables are not entered; the present ones stand in for them.
FIRST_DAY = date(1985, 4, 1)
TERM_SOURCE = N_("Patent Law, term of protection, with the change of 1 June 2021 for designs")


@dataclass(frozen=True)
class FeeRow:
    """The fee in fen of patent years ``from_year`` to ``to_year``, both included, due while the row is valid."""

    kind: RightKind
    from_year: int
    to_year: int
    fee: int
    valid_from: date | None = FIRST_DAY
    valid_to: date | None = None
    source: str = FEE_SOURCE

    def covers(self, kind: RightKind, year: int, day: date) -> bool:
        return (
            self.kind == kind
            and self.from_year <= year <= self.to_year
            and is_within(day, self.valid_from, self.valid_to)
        )


@dataclass(frozen=True)
class TermRow:
    """How many years a right lasts from its filing day, for filings in the row's validity."""

    kind: RightKind
    years: int
    filed_from: date | None = None
    filed_to: date | None = None
    source: str = TERM_SOURCE

    def covers(self, kind: RightKind, filed_on: date) -> bool:
        return self.kind == kind and is_within(filed_on, self.filed_from, self.filed_to)


@dataclass(frozen=True)
class AnnuityRules:
    """Every number the deadlines rest on.

    ``surcharge_percent`` has one entry per month of grace. ``late_national_phase_months`` is None where an office
    gives no extra time. Months are counted from the due day, the priority day or the notice, as each rule says.
    """

    fees: tuple[FeeRow, ...]
    terms: tuple[TermRow, ...]
    surcharge_percent: tuple[int, ...] = (0, 5, 10, 15, 20, 25)
    payable_before_months: int = 1
    restoration_months: int = 2
    restoration_fee: int = 100_000
    pct_filing_months: int = 12
    publication_months: int = 18
    national_phase_months: int = 30
    late_national_phase_months: int | None = 32

    @property
    def grace_months(self) -> int:
        return len(self.surcharge_percent)

    def fee(self, kind: RightKind, year: int, day: date) -> int:
        """The yearly fee in fen of patent year ``year`` falling due on ``day``."""
        return _only(
            [row.fee for row in self.fees if row.covers(kind, year, day)],
            Invalid(
                N_("The fee table has no single row for year %(year)s on %(day)s."),
                field="year",
                help=N_("Add the missing row to the fee table, or end the row that overlaps."),
                year=year,
                day=day,
            ),
        )

    def term_years(self, kind: RightKind, filed_on: date) -> int:
        """How many years a right of this kind filed on that day lasts at most."""
        return _only(
            [row.years for row in self.terms if row.covers(kind, filed_on)],
            Invalid(
                N_("No single term of protection is known for a right of this kind filed on %(day)s."),
                field="kind",
                help=N_("Only patents run for a term with yearly fees; check the kind and the table of terms."),
                day=filed_on,
            ),
        )


def _only(found: list[int], otherwise: Invalid) -> int:
    """The one value found; none or several is a fault of the table, not something to guess about."""
    if len(found) != 1:
        raise otherwise
    return found[0]


def _fee_rows(kind: RightKind, *steps: tuple[int, int, int]) -> Iterable[FeeRow]:
    return (FeeRow(kind, first, last, yuan * 100) for first, last, yuan in steps)


FEE_ROWS: tuple[FeeRow, ...] = (
    *_fee_rows(
        RightKind.INVENTION, (1, 3, 900), (4, 6, 1200), (7, 9, 2000), (10, 12, 4000), (13, 15, 6000), (16, 20, 8000)
    ),
    *_fee_rows(RightKind.UTILITY_MODEL, (1, 3, 600), (4, 5, 900), (6, 8, 1200), (9, 10, 2000)),
    *_fee_rows(RightKind.DESIGN, (1, 3, 600), (4, 5, 900), (6, 8, 1200), (9, 10, 2000), (11, 15, 3000)),
)
TERM_ROWS: tuple[TermRow, ...] = (
    TermRow(RightKind.INVENTION, 20),
    TermRow(RightKind.UTILITY_MODEL, 10),
    TermRow(RightKind.DESIGN, 10, filed_to=date(2021, 5, 31)),
    TermRow(RightKind.DESIGN, 15, filed_from=date(2021, 6, 1)),
)
EXAMPLE_RULES = AnnuityRules(FEE_ROWS, TERM_ROWS)
