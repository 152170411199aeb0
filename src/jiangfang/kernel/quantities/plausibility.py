"""Whether a figure can be believed: how far it lies from a reference, and whether only its unit was mistaken."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jiangfang.kernel.quantities.exact import refuse_inexact_type

Number = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Band:
    """How many times the reference a figure may be before it asks for a second signature, both ends allowed."""

    most: Number
    least: Number = 0

    def __post_init__(self) -> None:
        if not 0 <= _exact(self.least) <= _exact(self.most):
            raise ValueError(f"a band runs upward from zero, not from {self.least} to {self.most}")


@dataclass(frozen=True, slots=True)
class Plausibility:
    """``factor`` is amount over reference, exactly; ``outside`` says that it lies beyond the band."""

    factor: Fraction
    outside: bool

    @property
    def times(self) -> int:
        """The factor to the nearest whole number (a half rounds up), for the sentence on the page."""
        return (2 * self.factor.numerator + self.factor.denominator) // (2 * self.factor.denominator)


def plausibility(amount: Number, reference: Number, band: Band) -> Plausibility:
    """Compare an amount with a reference of the same unit, for example benefit per result with the provincial average.

    Take averages as Fractions (``Fraction(benefit_fen, results)``), so that nothing is rounded before the comparison.
    Raises TypeError for a float and ValueError for a reference that is not positive: there is nothing to compare with.
    """
    if _exact(reference) <= 0:
        raise ValueError("a reference must be positive")
    factor = _exact(amount) / _exact(reference)
    return Plausibility(factor, not _exact(band.least) <= factor <= _exact(band.most))


def same_but_for_power_of_ten(first: int | Decimal, second: int | Decimal) -> int | None:
    """The exponent n for which ``first`` is ``second`` times ten to the n, exactly; None when there is none.

    Explains a mistaken unit: 4.3 billion against 4.3亿 is 1, 万元 taken for 元 is 4. Equal amounts give 0.
    """
    one, one_exponent = _significant(first)
    other, other_exponent = _significant(second)
    return one_exponent - other_exponent if one == other else None


def _significant(amount: int | Decimal) -> tuple[int, int]:
    """The amount as digits without trailing zeros (signed) and the power of ten they stand at; zero as (0, 0)."""
    refuse_inexact_type(amount)
    sign, digits, exponent = Decimal(amount).as_tuple()
    if not isinstance(exponent, int):
        raise ValueError(f"{amount} is not a number")
    text = "".join(map(str, digits)).lstrip("0")
    kept = text.rstrip("0")
    if not kept:
        return 0, 0
    return int(kept) * (-1 if sign else 1), exponent + len(text) - len(kept)


def _exact(value: Number) -> Fraction:
    refuse_inexact_type(value)
    return Fraction(value)
