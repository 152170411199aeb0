"""The calculation of one claim: a formula's gross with the source of every input, and the net after its costs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from jiangfang.innovation.reckoning.formula_library import find_formula
from jiangfang.innovation.reckoning.formulas import Calculation, Formula, FormulaKind, Given, Symbol, calculate
from jiangfang.innovation.reckoning.months import add_months
from jiangfang.innovation.reckoning.net_benefit import Cost, NetBenefit, Window, net_benefit
from jiangfang.kernel.errors import Invalid, InvalidMany
from jiangfang.kernel.text import N_

# What both databases keep exactly: SQLite holds a decimal as a binary number of fifteen digits.
MOST_DIGITS = 15
MOST_PLACES = 8


class Input(NamedTuple):
    """A number for a formula and where it comes from (a meter and its reading, a price list and its year)."""

    value: Given
    source: str = ""


class CostLine(NamedTuple):
    """A cost of implementation as it is entered. ``begins_on`` is the window's first day where nothing is said."""

    title: str
    amount_fen: int
    years: int = 1
    source: str = ""
    begins_on: date | None = None


@dataclass(frozen=True)
class Workings:
    """How a claim's amount comes about: gross by the formula, costs charged to the window, net."""

    calculation: Calculation
    net: NetBenefit


def work_out(
    formula_key: str, inputs: Mapping[str, Input], costs: Iterable[CostLine], window: Window, *, avoided_loss: bool
) -> Workings:
    """Calculate a claim for its window; costs may include those that an earlier window began to bear.

    Raises Invalid for a formula that does not speak of this kind of money, for inputs without a source, for a cost that is
    not stated in full, and where nothing is left after costs.
    """
    formula = find_formula(formula_key)
    _check_kind(formula, avoided_loss=avoided_loss)
    _check_sources(formula, inputs)
    calculation = calculate(formula, {name: given.value for name, given in inputs.items()})
    _check_digits(calculation)
    lines = [_cost(line, window) for line in costs]
    first = min((line.begins for line in lines if line.begins), default=window.first_day)
    net = net_benefit(
        calculation.amount or 0,
        lines,
        window,
        kind=formula.kind,
        first_adopted_on=min(first, window.first_day),
    )
    if net.net <= 0:
        raise Invalid(
            N_("Nothing is left after the costs of these twelve months."),
            field="costs",
            code="no_gain",
            help=N_("Look at how the costs are spread; if it stays so, the claim does not count."),
        )
    return Workings(calculation, net)


def _check_kind(formula: Formula, *, avoided_loss: bool) -> None:
    if not formula.is_money or formula.kind == FormulaKind.INFORMATIVE:
        raise Invalid(
            N_("The result of this formula is for information; it is not money."),
            field="formula",
            code="informative",
            help=N_("Choose the formula that goes on to yuan."),
        )
    if (formula.kind == FormulaKind.AVOIDED_LOSS) != avoided_loss:
        raise Invalid(
            N_("Avoided losses and savings are kept apart: this formula belongs to the other kind."),
            field="formula",
            code="kind",
            help=N_("Choose a formula for the type of benefit that is claimed."),
        )


def _check_sources(formula: Formula, inputs: Mapping[str, Input]) -> None:
    """Every input has a source, except a constant that is taken as the formula has it."""
    errors = {
        symbol.name: Invalid(
            N_("Where does the number for %(symbol)s come from?"),
            field=symbol.name,
            code="source",
            help=N_("Name the meter, the report, the price list or the contract, with its date."),
            symbol=symbol.shown,
        )
        for symbol in formula.symbols
        if _lacks_source(symbol, inputs.get(symbol.name))
    }
    if len(errors) == 1:
        raise next(iter(errors.values()))
    if errors:
        raise InvalidMany(errors)


def _lacks_source(symbol: Symbol, given: Input | None) -> bool:
    if given is None or given.value in ("", None) or given.source.strip():
        return False
    return symbol.source_asked or symbol.default is None or not _equals(given.value, symbol.default)


def _equals(given: Given, constant: Decimal) -> bool:
    try:
        return Decimal(given) == constant
    except InvalidOperation:
        return False


def _check_digits(calculation: Calculation) -> None:
    """Refuse numbers that could not be kept as they stand: the calculation must come out the same when read again."""
    for name, value in calculation.inputs.items():
        digits, exponent = value.normalize().as_tuple()[1:]
        if len(digits) > MOST_DIGITS or (isinstance(exponent, int) and -exponent > MOST_PLACES):
            raise Invalid(
                N_(
                    "%(symbol)s is finer than a reading can be: at most %(digits)s digits, %(places)s of them decimals."
                ),
                field=name,
                code="digits",
                symbol=name,
                digits=MOST_DIGITS,
                places=MOST_PLACES,
            )


def carried_over(earlier: Iterable[CostLine], window: Window) -> list[CostLine]:
    """The spread costs of earlier windows that run on into this one: they cannot be left out of its calculation."""
    return [
        line
        for line in earlier
        if line.years > 1 and line.begins_on and add_months(line.begins_on, 12 * line.years) > window.first_day
    ]


def begun_in(costs: Iterable[CostLine], window: Window) -> list[CostLine]:
    """New costs with the day from which they are charged. Raises Invalid for a day outside of the window."""
    lines = [line._replace(begins_on=line.begins_on or window.first_day) for line in costs]
    for line in lines:
        if not window.first_day <= line.begins_on <= window.last_day:
            raise Invalid(
                N_("“%(title)s” cannot be charged from a day outside of the window."),
                field="costs",
                code="begins_on",
                help=N_("Costs of an earlier window run on by themselves; enter only what is new."),
                title=line.title,
            )
    return lines


def _cost(line: CostLine, window: Window) -> Cost:
    if not line.title.strip():
        raise Invalid(N_("Every cost needs a name."), field="costs")
    if isinstance(line.amount_fen, bool) or not isinstance(line.amount_fen, int):
        raise TypeError("costs are whole fen")
    return Cost(line.title, line.amount_fen, line.years, line.begins_on or window.first_day)
