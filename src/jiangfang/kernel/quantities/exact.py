"""Decimal arithmetic that raises instead of rounding."""

from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow

# Wide enough for every sum and product of the values this package lets through; a result that would still have to be
# rounded raises decimal.Inexact, whatever context the caller's thread has set.
EXACT = Context(prec=200, traps=[DivisionByZero, Inexact, InvalidOperation, Overflow])


def shifted(value: int | Decimal, places: int) -> Decimal:
    """``value`` times ten to the power of ``places``, exactly."""
    return EXACT.scaleb(Decimal(value), places)


def canonical(value: Decimal) -> Decimal:
    """The one form of a finite value: no trailing zeros behind the point, no positive exponent, no negative zero."""
    if not value:
        return Decimal(0)
    return EXACT.quantize(value, Decimal(1)) if is_whole(value) else EXACT.normalize(value)


def is_whole(value: Decimal) -> bool:
    """Whether a finite decimal has no fraction; ``5.00`` is whole."""
    return EXACT.to_integral_value(value) == value


def refuse_inexact_type(value: object) -> None:
    """Stop a float or a bool at the door: both would pass for a number and neither is an amount."""
    if isinstance(value, bool | float):
        raise TypeError(f"{value!r} is a {type(value).__name__}; amounts are int or Decimal, so that they stay exact")
