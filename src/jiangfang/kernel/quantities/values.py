"""An amount with its unit: immutable, exact, and unable to be mixed with another unit by mistake."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities.exact import EXACT, canonical, is_whole, refuse_inexact_type, shifted
from jiangfang.kernel.quantities.units import MONEY, Unit
from jiangfang.kernel.text import N_

MOST_WHOLE = 2**63 - 1
"""Largest whole amount, in stored steps (fen for money): what a 64-bit database column holds."""

MOST_DIGITS = 18
"""A measure has at most this many digits before its decimal point …"""

MOST_PLACES = 40
"""… and this many behind it."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """``amount`` stored steps of ``unit``: int for whole units (fen for money), Decimal for measures.

    Supports ``+``, ``-``, negation and order, all only between the same unit; equality across units is False. A measure
    is kept without trailing zeros, so that equal quantities look equal. Raises TypeError for a float, a Decimal of a
    whole unit or mixed units, Invalid for an amount out of range.
    """

    amount: int | Decimal
    unit: Unit

    def __post_init__(self) -> None:
        refuse_inexact_type(self.amount)
        if not isinstance(self.amount, int | Decimal):
            raise TypeError(f"an amount is int or Decimal, not {type(self.amount).__name__}")
        if self.unit.whole and not isinstance(self.amount, int):
            raise TypeError(f"{self.unit.key} takes whole numbers: pass an int, not {self.amount!r}")
        amount = self.amount if self.unit.whole else Decimal(self.amount)
        if not _fits(amount):
            raise Invalid(
                N_("The amount is larger or finer than can be recorded."),
                help=N_("Check the unit and the number of digits."),
                code="out_of_range",
            )
        if isinstance(amount, Decimal):
            object.__setattr__(self, "amount", canonical(amount))

    def _same_unit(self, other: object) -> "Quantity":
        if not isinstance(other, Quantity):
            raise TypeError(f"a Quantity of {self.unit.key} goes only with another Quantity, not {other!r}")
        if other.unit.key != self.unit.key:
            raise TypeError(f"{self.unit.key} and {other.unit.key} do not add up or compare")
        return other

    def __add__(self, other: "Quantity") -> "Quantity":
        return Quantity(_sum(self.amount, self._same_unit(other).amount), self.unit)

    def __sub__(self, other: "Quantity") -> "Quantity":
        return self + -self._same_unit(other)

    def __neg__(self) -> "Quantity":
        # copy_negate: the unary minus of Decimal would round to the caller's context.
        return Quantity(self.amount.copy_negate() if isinstance(self.amount, Decimal) else -self.amount, self.unit)

    def __lt__(self, other: "Quantity") -> bool:
        return self.amount < self._same_unit(other).amount

    def __le__(self, other: "Quantity") -> bool:
        return self.amount <= self._same_unit(other).amount

    def __gt__(self, other: "Quantity") -> bool:
        return self.amount > self._same_unit(other).amount

    def __ge__(self, other: "Quantity") -> bool:
        return self.amount >= self._same_unit(other).amount

    @property
    def as_yuan(self) -> Decimal:
        """Money in yuan, with its two decimal places, exactly. TypeError for anything but money."""
        if self.unit.key != MONEY.key:
            raise TypeError(f"{self.unit.key} is not money")
        return shifted(self.amount, -2)


def money(fen: int) -> Quantity:
    """An amount of money from its integer of fen."""
    return Quantity(fen, MONEY)


def yuan(amount: int | Decimal | str) -> Quantity:
    """An amount of money from yuan, for values written in code and tests: ``yuan("12.50")``.

    Raises TypeError for a float and ValueError for a fraction of a fen. What a person typed goes to ``parse_money``.
    """
    refuse_inexact_type(amount)
    fen = shifted(Decimal(amount), 2)
    if not is_whole(fen):
        raise ValueError(f"{amount} yuan is not a whole number of fen")
    return money(int(fen))


def total(quantities: Iterable[Quantity], unit: Unit) -> Quantity:
    """The sum, in ``unit``; nothing sums to zero. TypeError when one of them has another unit."""
    return sum(quantities, start=Quantity(0, unit))


def _fits(amount: int | Decimal) -> bool:
    if isinstance(amount, int):
        return abs(amount) <= MOST_WHOLE
    if not amount.is_finite():
        return False
    exponent = amount.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= -MOST_PLACES and (not amount or amount.adjusted() < MOST_DIGITS)


def _sum(first: int | Decimal, second: int | Decimal) -> int | Decimal:
    if isinstance(first, int) and isinstance(second, int):
        return first + second
    return EXACT.add(Decimal(first), Decimal(second))
