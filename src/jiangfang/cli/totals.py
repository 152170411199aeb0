"""Figures as the shell prints them: one row for each total, and one for each facet that it consists of."""

import datetime as dt
import difflib
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from gettext import gettext as _
from typing import Any

from django.db.models import Q

from jiangfang.figures.reading import Answer, Question, parse_facet, read
from jiangfang.figures.windows import EVERYTHING
from jiangfang.kernel.declarations import Figure, FigurePart, figures
from jiangfang.kernel.quantities import MONEY, UNITS, format_money, format_number
from jiangfang.records.models import Organisation

Row = dict[str, Any]
# Ratios are rounded here and nowhere else; numerator and denominator stand beside them.
RATIO_PLACES = 6


def organisation_called(slug: str) -> Organisation | None:
    return Organisation.objects.select_related("record").filter(slug=slug).first()


def slugs_like(text: str, most: int = 5) -> list[str]:
    """Short names that are spelled like the text, or belong to an organisation whose name holds it."""
    named = Organisation.objects.filter(
        Q(slug__icontains=text) | Q(record__title__icontains=text) | Q(record__title_en__icontains=text)
    )
    found = list(named.order_by("slug").values_list("slug", flat=True)[:most])
    close = difflib.get_close_matches(text, Organisation.objects.values_list("slug", flat=True), n=most)
    return list(dict.fromkeys([*close, *found]))[:most]


def is_figure(key: str) -> bool:
    return key in figures


def figures_like(text: str, most: int = 5) -> list[str]:
    within = [figure.key for figure in figures if text.lower() in figure.key]
    return list(dict.fromkeys([*difflib.get_close_matches(text, figures.keys(), n=most), *within]))[:most]


def question(period: str, on: dt.date | None) -> Question:
    """The question that ``founding``, ``three-years`` or a year asks on a day (None: today)."""
    if period == "founding":
        return Question.since_founding(on)
    if period == "three-years":
        return Question.last_three_years(on)
    return Question.one_year(int(period), on)


def rows_of(organisation: Organisation, asked: Question, period: str, keys: Sequence[str] | None = None) -> list[Row]:
    """The rows of every figure (or of these), in the order in which figures are declared."""
    wanted = [figure for figure in figures if keys is None or figure.key in keys]
    parts = {part.key for figure in wanted for part in figure.ratio or ()}
    plain = {figure.key for figure in wanted if figure.ratio is None}
    answers = read(sorted(plain | parts), [organisation.pk], reader=EVERYTHING, question=asked)
    by_key = {key: answer for (key, _place), answer in answers.items()}
    return [row for figure in wanted for row in _rows_of_figure(figure, by_key, period)]


def _rows_of_figure(figure: Figure, answers: Mapping[str, Answer], period: str) -> Iterator[Row]:
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


def _ratio(figure: Figure, answers: Mapping[str, Answer], period: str) -> Row:
    """A ratio with its parts; no value where there is nothing to divide by."""
    over, under = (_part(part, answers) for part in figure.ratio or ())
    share = round(float(Decimal(over) / Decimal(under)), RATIO_PLACES) if under else None
    units = [figures[part.key].unit for part in figure.ratio or ()]
    parts = {"numerator": _value(over, units[0]), "denominator": _value(under, units[1])}
    return _row(figure, share, "ratio", period) | parts


def _part(part: FigurePart, answers: Mapping[str, Answer]) -> int:
    answer = answers[part.key]
    return answer.where(**part.facet) if part.facet else answer.total


def as_table(rows: Sequence[Row], language: str) -> list[tuple[str, str]]:
    """Label and value of each row for a reader; facets are set in below their total."""
    return [(_name(row), _written(row, language)) for row in rows]


def _name(row: Row) -> str:
    if not row["facet"]:
        return row["label"]
    figure = figures[row["key"]]
    labels = (str(figure.facets.get(name, {}).get(value, value)) for name, value in row["facet"].items())
    beside = any(value in figure.outside.get(name, ()) for name, value in row["facet"].items())
    return "    " + " · ".join(labels) + (" " + _("(beside the total)") if beside else "")


def _written(row: Row, language: str) -> str:
    if row["unit"] == "ratio":
        return "—" if row["value"] is None else f"{row['value']:.1%} ({row['numerator']:,} / {row['denominator']:,})"
    if row["unit"] == "yuan":
        return format_money(round(Decimal(str(row["value"])) * 100), language)
    unit = UNITS.get(row["unit"])
    label = unit.label(language, one=row["value"] == 1) if unit else row["unit"]
    return f"{format_number(row['value'], language)} {label}".strip()
