"""A line the size of a word: how a number went, without an axis."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from jiangfang.ui.charts.chart import Chart, drawing
from jiangfang.ui.charts.svg import element, plain

WIDTH = 120.0
HEIGHT = 32.0
EDGE = 4.0


def sparkline(title: str, points: Sequence[tuple[str, float, str]], *, sentence: str = "") -> Chart:
    """``points`` are (when, value, value as the reader reads it) in the order of time."""
    return Chart(
        title=title,
        sentence=sentence,
        svg=_draw(title, sentence, [value for _when, value, _text in points]),
        headers=(pgettext("chart", "When"), pgettext("chart", "Value")),
        rows=tuple((str(when), str(text)) for when, _value, text in points),
        small=True,
    )


def _draw(title: str, sentence: str, values: Sequence[float]) -> SafeString:
    places = _places(values)
    path = " ".join(f"{'L' if index else 'M'}{plain(x)} {plain(y)}" for index, (x, y) in enumerate(places))
    parts = [element("path", d=path, class_="chart__line")] if len(places) > 1 else []
    if places:
        x, y = places[-1]
        parts.append(element("circle", cx=x, cy=y, r=3, class_="chart__dot"))
    return drawing(
        title, sentence, parts, width=int(WIDTH), height=int(HEIGHT), viewBox="0 0 120 32", class_="chart__spark"
    )


def _places(values: Sequence[float]) -> list[tuple[float, float]]:
    if not values:
        return []
    low, high = min(values), max(values)
    reach = (high - low) or 1.0
    stride = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    floor = HEIGHT - EDGE
    # A line that never moves runs through the middle instead of along the floor.
    lift = (HEIGHT - 2 * EDGE) / 2 if high == low else 0.0
    return [
        (EDGE + stride * index, floor - lift - (value - low) / reach * (HEIGHT - 2 * EDGE))
        for index, value in enumerate(values)
    ]
