"""Figures as the shell prints them: a table of totals, each before the facets that it consists of."""

import difflib
from collections.abc import Sequence
from decimal import Decimal
from gettext import gettext as _

from django.db.models import Q

from jiangfang.figures.reading import Question
from jiangfang.figures.rows import Row, for_a_program, question, rows_and_closed
from jiangfang.figures.windows import EVERYTHING
from jiangfang.kernel.declarations import figures
from jiangfang.kernel.quantities import UNITS, format_money, format_number
from jiangfang.records.models import Organisation

__all__ = ["as_table", "for_a_program", "question", "rows_of"]


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


def all_keys() -> list[str]:
    return list(figures.keys())


def figures_like(text: str, most: int = 5) -> list[str]:
    within = [figure.key for figure in figures if text.lower() in figure.key]
    return list(dict.fromkeys([*difflib.get_close_matches(text, figures.keys(), n=most), *within]))[:most]


def rows_of(organisation: Organisation, asked: Question, period: str, keys: Sequence[str] | None = None) -> list[Row]:
    """The rows of every figure (or of these), as whoever may see everything reads them."""
    return rows_and_closed(organisation, asked, period, keys, reader=EVERYTHING)[0]


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
