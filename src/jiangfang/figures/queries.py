"""What the figure pages ask: facets in words, and the records behind a number."""

from collections.abc import Mapping

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiangfang.figures.reading import contributions, parse_facet
from jiangfang.figures.sheet import Asked, Sheet, figure_url, value_text
from jiangfang.kernel.declarations import UNDATED, Figure, figures
from jiangfang.records.addresses import url_for
from jiangfang.records.models import Organisation
from jiangfang.ui.charts import Bar, Chart, bars
from jiangfang.ui.paging import Page, keyset_page

# How a picture says by which side of a figure it divides.
BY = {
    "focus": gettext_lazy("By focus"),
    "grade": gettext_lazy("By skill grade"),
    "kind": gettext_lazy("By kind"),
    "record_kind": gettext_lazy("By kind of record"),
    "role": gettext_lazy("By role"),
    "rung": gettext_lazy("By rung"),
    "state": gettext_lazy("By progress"),
    "status": gettext_lazy("By status"),
    "type": gettext_lazy("By type"),
}


def figure_or_none(key: str) -> Figure | None:
    return figures.get(key)


def facet_from(figure: Figure, params: Mapping[str, str]) -> dict[str, str]:
    """The facet values that an address asks for, as far as the figure knows them."""
    return {name: params[name] for name, values in figure.facets.items() if params.get(name) in values}


def described_facets(figure: Figure, facet: Mapping[str, str]) -> str:
    """A facet in words."""
    return " · ".join(str(figure.facets[name][value]) for name, value in facet.items())


def facet_rows(sheet: Sheet, figure: Figure, organisation: Organisation) -> list[Chart]:
    """A picture per facet: how the number is made up. Values outside the total are drawn in a lighter tone."""
    if figure.ratio is not None:
        return []
    answer = sheet.answer(figure.key, organisation)
    charts = []
    for name, labels in figure.facets.items():
        outside = figure.outside.get(name, ())
        rows = [
            Bar(
                str(labels.get(value, value)) + (_(" (not in the total)") if value in outside else ""),
                float(amount),
                value_text(figure, amount),
                "step-2" if value in outside else "step-5",
                figure_url(organisation, figure.key, sheet.asked, {name: value}),
                beside=value in outside,
            )
            for value, amount in answer.by(name).items()
            if amount
        ]
        if rows:
            charts.append(bars(str(BY.get(name, figure.label)), rows))
    return charts


def contribution_page(
    figure: Figure, organisation: Organisation, request: HttpRequest, asked: Asked, facet: Mapping[str, str]
) -> Page | None:
    """The records that make up the number, newest first; for a ratio those above the line."""
    key = figure.ratio[0].key if figure.ratio else figure.key
    rows = contributions(key, organisation, reader=request.reader, question=asked.question, facet=facet or None)
    page = keyset_page(rows, request.GET, order=("-id",))
    for row in page:
        row.url = url_for(row.record, request.reader)
        row.text = value_text(figures[key], row.amount)
        row.facet_text = facet_words(figures[key], row.facet)
        row.year_text = _("the source does not say") if row.valid_from == UNDATED else str(row.valid_from.year)
    return page


def facet_words(figure: Figure, facet: str) -> str:
    """The stored facet of a contribution in words."""
    return " · ".join(str(figure.facets.get(name, {}).get(value, value)) for name, value in parse_facet(facet).items())
