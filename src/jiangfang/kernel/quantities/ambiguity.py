"""The refusal of what can be read in more than one way, with the readings a page can offer instead."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities.units import MONEY
from jiangfang.kernel.quantities.values import Quantity
from jiangfang.kernel.quantities.writing import grouped, yuan_digits
from jiangfang.kernel.text import N_

Reading = Quantity | date


class Ambiguous(Invalid):
    """The text can be read in more than one way. ``readings`` holds two or more, the likelier first.

    Its parameter ``readings`` is the same as text without words of any language (¥4,300, 2024-05-06); a page that
    offers them as choices writes each of ``readings`` in the reader's language instead.
    """

    def __init__(self, text: str, readings: Iterable[Reading], *, help: str, code: str = "ambiguous") -> None:
        self.readings: tuple[Reading, ...] = tuple(readings)
        super().__init__(
            N_("“%(text)s” can be read in more than one way: %(readings)s."),
            help=help,
            code=code,
            text=text,
            readings=" / ".join(map(_without_words, self.readings)),
        )


def settle(
    text: str, candidates: Iterable[Decimal], to_quantity: Callable[[Decimal], Quantity | None], *, help: str
) -> Quantity:
    """The one quantity that ``text`` means, out of the numbers it can be read as; ``help`` shows how to write it.

    ``to_quantity`` answers None for a number that the unit cannot hold (a fraction of a fen, of a person). A text with
    several candidates of which only one can be held is still refused: that a reading is impossible says more about the
    writer's mistake than about the writer's meaning. Raises Ambiguous, or Invalid when nothing can be held.
    """
    distinct = tuple(dict.fromkeys(candidates))
    held = tuple(quantity for quantity in map(to_quantity, distinct) if quantity is not None)
    if len(distinct) == 1 and held:
        return held[0]
    if len(held) > 1:
        raise Ambiguous(text, held, help=help)
    if len(distinct) > 1:
        raise unclear_separators(text)
    raise Invalid(
        N_("“%(text)s” is finer than its unit goes."),
        help=N_("Money goes down to one fen (0.01 yuan), counts are whole numbers."),
        code="too_fine",
        text=text,
    )


def unclear_separators(text: str) -> Invalid:
    """The refusal of separators that follow no single way of writing numbers."""
    return Invalid(
        N_("“%(text)s” uses commas, points or spaces in a way that does not say where the decimals begin."),
        help=N_("Put a comma between thousands and a point before decimals, for example 43,000.50."),
        code="separators",
        text=text,
    )


def _without_words(reading: Reading) -> str:
    if isinstance(reading, date):
        return reading.isoformat()
    if reading.unit.key == MONEY.key:
        return f"¥{yuan_digits(int(reading.amount))}"
    return grouped(Decimal(reading.amount))
