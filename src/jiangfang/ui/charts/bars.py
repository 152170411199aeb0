"""Horizontal bars, plain and stacked. Widths are per cent of the page, so letters keep their size on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from jiangfang.ui.charts.chart import Chart, drawing
from jiangfang.ui.charts.svg import element, join, linked, percent
from jiangfang.ui.charts.wrapping import wrap

LINE = 20
BAR = 12
GAP = 14
LABEL_LIMIT = 15.0  # em of a label's line: leaves room for the value on a phone


@dataclass(frozen=True)
class Bar:
    """One bar: ``text`` is its value as the reader reads it; ``tone``: ``step-1`` … ``step-5``, good, bad.

    ``beside`` is a value that stands beside the others and is not added to them. It does not set their scale: one that
    is longer than all of them is drawn across the whole width with a break in it.
    """

    label: str
    value: float
    text: str
    tone: str = "step-5"
    url: str = ""
    beside: bool = False


@dataclass(frozen=True)
class Part:
    """One part of a stacked bar."""

    label: str
    value: float
    text: str
    tone: str


@dataclass(frozen=True)
class Stack:
    """One stacked bar: its parts from left to right, and its whole as the reader reads it."""

    label: str
    text: str
    parts: tuple[Part, ...]
    url: str = ""


def bars(title: str, rows: Sequence[Bar], *, sentence: str = "", value_header: str = "") -> Chart:
    """Bars from zero, longest value across the whole width. Values below zero are drawn as nothing and told in text."""
    largest = max((row.value for row in rows if not row.beside), default=0) or max(
        (row.value for row in rows), default=0
    )
    drawn = [(row.label, row.text, row.url, [(0.0, *_length(row, largest or 1), row.text)]) for row in rows]
    return Chart(
        title=title,
        sentence=sentence,
        svg=_draw(title, sentence, drawn),
        headers=(pgettext("chart", "Name"), value_header or pgettext("chart", "Value")),
        rows=tuple((str(row.label), str(row.text)) for row in rows),
    )


def _length(row: Bar, largest: float) -> tuple[float, str]:
    """The share of the width that a bar takes, and its tone; above one for what does not fit the others' scale."""
    return max(row.value, 0) / largest, "beside" if row.beside else row.tone


def stacked_bars(title: str, rows: Sequence[Stack], *, sentence: str = "") -> Chart:
    """Bars made of parts, all on one scale; the legend names each tone once."""
    largest = max((_whole(row) for row in rows), default=0) or 1
    drawn = [(row.label, row.text, row.url, _places(row, largest)) for row in rows]
    legend = {part.tone: str(part.label) for row in rows for part in row.parts}
    labels = tuple(dict.fromkeys(str(part.label) for row in rows for part in row.parts))
    return Chart(
        title=title,
        sentence=sentence,
        svg=_draw(title, sentence, drawn),
        headers=(pgettext("chart", "Name"), *labels, pgettext("chart", "Total")),
        rows=tuple(_table_row(row, labels) for row in rows),
        legend=tuple((label, tone) for tone, label in legend.items()),
    )


def _whole(row: Stack) -> float:
    return sum(max(part.value, 0) for part in row.parts)


def _places(row: Stack, largest: float) -> list[tuple[float, float, str, str]]:
    """Start, width, tone and title of each part."""
    places, start = [], 0.0
    for part in row.parts:
        share = max(part.value, 0) / largest
        places.append((start, share, part.tone, f"{part.label}: {part.text}"))
        start += share
    return places


def _table_row(row: Stack, labels: Sequence[str]) -> tuple[str, ...]:
    texts = {str(part.label): str(part.text) for part in row.parts}
    return (str(row.label), *(texts.get(label, "–") for label in labels), str(row.text))


def _draw(title: str, sentence: str, rows: Sequence[tuple[Any, Any, str, list]]) -> SafeString:
    parts, top = [], 0
    for label, text, url, places in rows:
        lines = wrap(str(label), LABEL_LIMIT)
        parts.append(_row(top, lines, text, url, places))
        top += LINE * len(lines) + BAR + GAP
    interactive = any(url for _label, _text, url, _places in rows)
    return drawing(title, sentence, parts, interactive=interactive, width="100%", height=max(top - GAP, 1))


def _row(top: int, lines: list[str], text: Any, url: str, places: list) -> SafeString:
    written = [
        element("text", line, x=0, y=top + LINE * number + 14, class_="chart__label")
        for number, line in enumerate(lines)
    ]
    value = element("text", text, x="100%", y=top + 14, text_anchor="end", class_="chart__value")
    y = top + LINE * len(lines)
    rects = [_rect(y, *place) for place in places if place[1] > 0]
    base = element("line", x1=0, x2="100%", y1=y + BAR + 0.5, y2=y + BAR + 0.5, class_="chart__base")
    return element("g", linked(join(written), url), value, base, *rects)


def _rect(y: int, start: float, share: float, tone: str, name: str) -> SafeString:
    fits = share <= 1
    place = {"x": percent(start), "y": y, "width": percent(share if fits else 1.0), "height": BAR, "class_": tone}
    rect = element("rect", element("title", name), **place)
    if fits:
        return rect
    gap = element("line", x1="92%", x2="93%", y1=y + BAR + 2, y2=y - 2, class_="beside__break")
    return join([rect, gap])
