"""Figures as programs read them: one row for each total, and one for each facet that it consists of."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from jiangfang.figures.reading import Answer, Question, parse_facet, read
from jiangfang.kernel.declarations import Figure, FigurePart, figures
from jiangfang.kernel.quantities import MONEY
from jiangfang.records.models import Organisation

Row = dict[str, Any]
# What a program is told of each row; a ratio's two parts are rows of their own, under their own keys.
KEYS = ("key", "label", "value", "unit", "period", "facet")
# Ratios are rounded here and nowhere else.
RATIO_PLACES = 6


def question(period: str, on: dt.date | None) -> Question:
    """The question that ``founding``, ``three-years`` or a year asks on a day (None: today)."""
    if period == "founding":
        return Question.since_founding(on)
    if period == "three-years":
        return Question.last_three_years(on)
    return Question.one_year(int(period), on)


def rows_and_closed(
    organisation: Organisation, asked: Question, period: str, keys: Sequence[str] | None = None, *, reader: Any
) -> tuple[list[Row], dict[str, int]]:
    """The rows of every figure (or of these) as far as open to ``reader``, in the order in which figures are declared; and of
    each figure how many contributions are not open, where there are any.

    What a ratio divides are figures too, and are told with it.
    """
    asked_for = [figure for figure in figures if keys is None or figure.key in keys]
    parts = {part.key for figure in asked_for for part in figure.ratio or ()}
    wanted = [figure for figure in figures if figure in asked_for or figure.key in parts]
    plain = [figure.key for figure in wanted if figure.ratio is None]
    answers = read(plain, [organisation.pk], reader=reader, question=asked)
    by_key = {key: answer for (key, _place), answer in answers.items()}
    rows = [row for figure in wanted for row in rows_of_figure(figure, by_key, period)]
    return rows, {key: answer.closed for key, answer in by_key.items() if answer.closed}


def rows_of_figure(figure: Figure, answers: Mapping[str, Answer], period: str) -> Iterator[Row]:
    """The rows of one figure: its total before its facets."""
    if figure.ratio is not None:
        yield _ratio(figure, answers, period)
        return
    answer = answers[figure.key]
    yield _row(figure, _value(answer.total, figure.unit), _unit(figure), period)
    facets = [(parse_facet(text), amount) for text, amount in answer.facets.items() if text and amount]
    for facet, amount in sorted(facets, key=lambda one: _place(figure, one[0])):
        yield _row(figure, _value(amount, figure.unit), _unit(figure), period, facet)


def _place(figure: Figure, facet: Mapping[str, str]) -> list[tuple[int, str]]:
    """Where a facet stands: by the order in which the figure declares the values, unknown ones last."""
    declared = {name: list(values) for name, values in figure.facets.items()}
    orders = ((declared.get(name, []), value) for name, value in sorted(facet.items()))
    return [(order.index(value) if value in order else len(order), value) for order, value in orders]


def _row(figure: Figure, value: float | None, unit: str, period: str, facet: Mapping[str, str] | None = None) -> Row:
    return {
        "key": figure.key,
        "label": str(figure.label),
        "value": value,
        "unit": unit,
        "period": period,
        "facet": dict(facet or {}),
    }


def _unit(figure: Figure) -> str:
    return "yuan" if figure.unit == MONEY.key else figure.unit


def _value(amount: int, unit: str) -> int | float:
    """Money in yuan: whole where it is, else with its fen. Everything else as it is counted."""
    if unit != MONEY.key:
        return amount
    return amount // 100 if amount % 100 == 0 else float(Decimal(amount) / 100)


def for_a_program(rows: Sequence[Row]) -> list[Row]:
    """The same keys in every row."""
    return [{key: row[key] for key in KEYS} for row in rows]


def _ratio(figure: Figure, answers: Mapping[str, Answer], period: str) -> Row:
    """A ratio with what it divides, for the table; no value where there is nothing to divide by."""
    over, under = (_part(part, answers) for part in figure.ratio or ())
    share = round(float(Decimal(over) / Decimal(under)), RATIO_PLACES) if under else None
    units = [figures[part.key].unit for part in figure.ratio or ()]
    parts = {"numerator": _value(over, units[0]), "denominator": _value(under, units[1])}
    return _row(figure, share, "ratio", period) | parts


def _part(part: FigurePart, answers: Mapping[str, Answer]) -> int:
    answer = answers[part.key]
    return answer.where(**part.facet) if part.facet else answer.total
