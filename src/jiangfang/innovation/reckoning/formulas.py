"""Benefit formulas: what they are made of, and a calculation from one with its steps written out.

A formula is data: symbols, an expression, a source and a worked example. Calculating is exact; money is rounded once,
at the end, to the fen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, Inexact, InvalidOperation
from enum import StrEnum
from fractions import Fraction

from jiangfang.innovation.reckoning.expressions import Expression, ZeroDivisor, evaluate, parse, render
from jiangfang.kernel.errors import Invalid, InvalidMany
from jiangfang.kernel.text import N_

LARGEST = Decimal("1000000000000")
MOST_PLACES = 12
YUAN = N_("yuan")
ROUNDED = N_("Rounded once, to the fen; exactly half a fen goes to the even fen.")
NOT_ROUNDED = N_("Exact to the fen; nothing was rounded.")
_CONTEXT = Context(prec=28, rounding=ROUND_HALF_EVEN)

Given = Decimal | int | str


class FormulaKind(StrEnum):
    """What the result may be used for. Avoided losses are shown apart and never added to savings."""

    SAVING = "saving"
    AVOIDED_LOSS = "avoided_loss"
    INFORMATIVE = "informative"


KIND_LABELS: Mapping[FormulaKind, str] = {
    FormulaKind.SAVING: N_("Cost saving"),
    FormulaKind.AVOIDED_LOSS: N_("Avoided loss"),
    FormulaKind.INFORMATIVE: N_("For information"),
}


@dataclass(frozen=True)
class Symbol:
    """One input. It may not be negative, nor zero where ``positive``, nor above ``maximum``.

    ``sign`` is how it is printed, ``default`` is taken where nothing is entered, and ``source_asked`` says that the
    form must ask where the number comes from (a meter, a price list, a norm and its year).
    """

    name: str
    label: str
    unit: str = ""
    sign: str = ""
    meaning: str = ""
    positive: bool = False
    maximum: Decimal = LARGEST
    default: Decimal | None = None
    source_asked: bool = False

    @property
    def shown(self) -> str:
        return self.sign or self.name


@dataclass(frozen=True)
class Example:
    """Inputs and the result they must give, to as many places as the result is written with."""

    inputs: Mapping[str, str]
    result: Decimal


@dataclass(frozen=True)
class Formula:
    """A named rule of calculation. ``result_unit`` is ``yuan`` for money; ``result_sign`` names the result."""

    key: str
    title: str
    symbols: tuple[Symbol, ...]
    expression: str
    result_unit: str
    kind: FormulaKind
    source: str
    example: Example
    result_sign: str = "S"

    def __post_init__(self) -> None:
        declared = [symbol.name for symbol in self.symbols]
        if sorted(declared) != sorted(self.parsed.names):
            raise Invalid(
                N_("The expression of the formula and its list of symbols do not name the same symbols."),
                field="expression",
            )

    @property
    def parsed(self) -> Expression:
        return parse(self.expression)

    @property
    def is_money(self) -> bool:
        return self.result_unit == YUAN


@dataclass(frozen=True)
class Calculation:
    """A result and how it came about.

    ``exact`` is the exact value in the formula's unit, ``value`` the same as a decimal (28 digits where it never ends),
    ``amount`` the money in whole fen or None. ``steps`` are printed one below the other; ``rounding`` is the sentence
    on rounding to print under money.
    """

    formula: Formula
    inputs: Mapping[str, Decimal]
    exact: Fraction
    value: Decimal
    steps: tuple[str, ...]
    amount: int | None = None
    rounding: str = ""

    @property
    def kind(self) -> FormulaKind:
        return self.formula.kind


def calculate(formula: Formula, inputs: Mapping[str, Given]) -> Calculation:
    """Put numbers into a formula. Refuses missing, unknown, negative, too large and unreadable ones by symbol."""
    numbers = _numbers(formula, inputs)
    exact = _evaluate(formula, numbers)
    value, ends = to_decimal(exact)
    steps = _steps(formula, numbers, value, ends=ends)
    if not formula.is_money:
        return Calculation(formula, numbers, exact, value, steps)
    fen = exact * 100
    rounding = NOT_ROUNDED if fen.denominator == 1 else ROUNDED
    return Calculation(formula, numbers, exact, value, steps, amount=round(fen), rounding=rounding)


def to_decimal(exact: Fraction) -> tuple[Decimal, bool]:
    """The value as a decimal of at most 28 digits, and whether that is the exact value."""
    context = _CONTEXT.copy()
    value = context.divide(Decimal(exact.numerator), Decimal(exact.denominator))
    return value, not context.flags[Inexact]


def _numbers(formula: Formula, inputs: Mapping[str, Given]) -> dict[str, Decimal]:
    known = {symbol.name: symbol for symbol in formula.symbols}
    errors: dict[str, Invalid] = {
        name: Invalid(N_("The formula has no symbol %(symbol)s."), field=name, code="unknown", symbol=name)
        for name in inputs
        if name not in known
    }
    numbers: dict[str, Decimal] = {}
    for name, symbol in known.items():
        try:
            numbers[name] = _number(symbol, inputs.get(name))
        except Invalid as error:
            errors[name] = error
    if len(errors) == 1:
        raise next(iter(errors.values()))
    if errors:
        raise InvalidMany(errors)
    return numbers


def _number(symbol: Symbol, given: Given | None) -> Decimal:
    if given is None or given == "":
        if symbol.default is None:
            raise _bad(symbol, "missing", N_("A number is missing for %(symbol)s."))
        return symbol.default
    number = _decimal(symbol, given)
    if number < 0:
        raise _bad(symbol, "negative", N_("%(symbol)s cannot be negative."))
    if number == 0 and symbol.positive:
        raise _bad(symbol, "zero", N_("%(symbol)s must be above zero."))
    if number > symbol.maximum:
        raise _bad(
            symbol,
            "too_large",
            N_("%(symbol)s is larger than %(maximum)s, the most that is possible here."),
            help=N_("Check the unit: is it yuan or ten thousand yuan, kWh or MWh?"),
            maximum=f"{symbol.maximum:f}",
        )
    return number


def _decimal(symbol: Symbol, given: Given) -> Decimal:
    """The number exactly as written. Binary floats are refused: 0.1 is not one tenth there."""
    if isinstance(given, bool) or not isinstance(given, Decimal | int | str):
        raise _bad(symbol, "type", N_("%(symbol)s must be an exact decimal number."))
    try:
        number = Decimal(given)
    except InvalidOperation as error:
        raise _bad(symbol, "unreadable", N_("%(symbol)s is not a number.")) from error
    if not number.is_finite():
        raise _bad(symbol, "unreadable", N_("%(symbol)s is not a number."))
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -MOST_PLACES:
        raise _bad(symbol, "places", N_("%(symbol)s has more than %(places)s decimal places."), places=MOST_PLACES)
    return number


def _evaluate(formula: Formula, numbers: Mapping[str, Decimal]) -> Fraction:
    try:
        exact = evaluate(formula.parsed.tree, {name: Fraction(number) for name, number in numbers.items()})
    except ZeroDivisor as error:
        raise Invalid(
            N_("With these numbers the formula divides by zero; look at %(symbols)s."),
            field=error.names[0] if error.names else "expression",
            code="zero_divisor",
            symbols=", ".join(error.names),
        ) from error
    if exact < 0:
        raise Invalid(
            N_("The result is below zero: with these numbers the new way is worse than the old one."),
            code="negative_result",
            help=N_("Check whether the values before and after have been exchanged."),
        )
    if exact > LARGEST:
        raise Invalid(
            N_("The result is larger than anything a plant could save."),
            code="too_large",
            help=N_("Check the unit: is it yuan or ten thousand yuan, kWh or MWh?"),
        )
    return exact


def _steps(formula: Formula, numbers: Mapping[str, Decimal], value: Decimal, *, ends: bool) -> tuple[str, ...]:
    """The formula, the formula with its numbers, and the result, each a line of signs and digits only."""
    tree = formula.parsed.tree
    signs = {symbol.name: symbol.shown for symbol in formula.symbols}
    return (
        f"{formula.result_sign} = {render(tree, signs.__getitem__)}",
        f"= {render(tree, lambda name: _plain(numbers[name]))}",
        f"{'=' if ends else '≈'} {_plain(value)}",
    )


def _plain(number: Decimal) -> str:
    """Grouped digits without exponent and without zeros that say nothing: a stored 29.30760000 is 29.3076."""
    text = f"{number:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _bad(symbol: Symbol, code: str, message: str, *, help: str = "", **params: object) -> Invalid:
    return Invalid(message, field=symbol.name, code=code, help=help, symbol=symbol.shown, **params)
