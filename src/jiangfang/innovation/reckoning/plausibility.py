"""The band within which the money of one result is believed; beyond it a benefit needs a second signature.

References are dated rows, so that a claim is judged by what was known on its day; they are examples to be replaced by
the federation's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from jiangfang.innovation.reckoning.months import is_within
from jiangfang.kernel.quantities import Band, Plausibility, plausibility
from jiangfang.kernel.text import N_


@dataclass(frozen=True)
class Reference:
    """What ``results`` results were said to be worth together, in fen, and how many times their average is believed."""

    benefit_fen: int
    results: int
    most_times: int
    source: str
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def average_fen(self) -> Fraction:
        """Benefit per result, exactly."""
        return Fraction(self.benefit_fen, self.results)


@dataclass(frozen=True)
class Judgement:
    """How an amount lies to the average of its reference."""

    amount_fen: int
    reference: Reference
    plausibility: Plausibility

    @property
    def needs_second_signature(self) -> bool:
        return self.plausibility.outside

    @property
    def times(self) -> int:
        """How many times the average, to the nearest whole number."""
        return self.plausibility.times


REFERENCES: Sequence[Reference] = (
    Reference(
        benefit_fen=3_175_600_000_000,
        results=131_800,
        most_times=50,
        source=N_(
            "All studios of Shandong Province, 2021: 131,800 results, 31.756 billion yuan (published totals, an example)"
        ),
    ),
)


def reference_on(day: date, references: Sequence[Reference] = REFERENCES) -> Reference:
    """The reference in force on a day. Raises LookupError unless there is exactly one."""
    rows = [row for row in references if is_within(day, row.valid_from, row.valid_to)]
    if len(rows) != 1:
        raise LookupError(f"{len(rows)} references are in force on {day}; exactly one is needed.")
    return rows[0]


def judge(amount_fen: int, day: date, *, results: int = 1, references: Sequence[Reference] = REFERENCES) -> Judgement:
    """Hold an amount that comes from ``results`` results against the reference of the day."""
    reference = reference_on(day, references)
    band = Band(most=reference.most_times)
    return Judgement(amount_fen, reference, plausibility(Fraction(amount_fen, results), reference.average_fen, band))
