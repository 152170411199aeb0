"""Boxes with wrapped labels and the lines between them, shared by the flow and the state diagram."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString

from jiangfang.ui.charts.svg import element, join, linked, plain
from jiangfang.ui.charts.wrapping import width

EM = 15.0
LINE = 20.0
PAD_X = 14.0
PAD_Y = 10.0

Point = tuple[float, float]


def box_width(lines: Sequence[str], small: Sequence[str] = ()) -> float:
    widest = max([width(line) * EM for line in lines] + [width(line) * 13.0 for line in small])
    return widest + 2 * PAD_X


def box_height(lines: Sequence[str], small: Sequence[str] = ()) -> float:
    return LINE * (len(lines) + len(small)) + 2 * PAD_Y - 4


def box(
    centre: Point,
    extent: tuple[float, float],
    lines: Sequence[str],
    *,
    title: Any,
    class_: str,
    small: Sequence[str] = (),
    url: str = "",
) -> SafeString:
    """A box around its centre; the whole box is the link where there is one."""
    (x, y), (wide, high) = centre, extent
    frame = element("rect", x=x - wide / 2, y=y - high / 2, width=wide, height=high, rx=3, class_="node__frame")
    baseline = y - LINE * (len(lines) + len(small)) / 2 + 15
    written = [
        element("text", line, x=x, y=baseline + LINE * number, text_anchor="middle", class_="node__label")
        for number, line in enumerate(lines)
    ]
    written += [
        element("text", line, x=x, y=baseline + LINE * (len(lines) + number), text_anchor="middle", class_="node__note")
        for number, line in enumerate(small)
    ]
    return element("g", linked(join([element("title", title), frame, *written]), url), class_=f"node {class_}")


def curve(points: Sequence[Point], *, downwards: bool) -> str:
    """A path through the points that leaves and arrives along the layers."""
    commands = [f"M{_at(points[0])}"]
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2
        first, second = ((x1, middle_y), (x2, middle_y)) if downwards else ((middle_x, y1), (middle_x, y2))
        commands.append(f"C{_at(first)} {_at(second)} {_at((x2, y2))}")
    return " ".join(commands)


def arrow(tip: Point, *, dx: float = 0.0, dy: float = 0.0, class_: str = "edge__head") -> SafeString:
    """A small triangle whose point is ``tip``, looking in the direction (dx, dy) of length one."""
    x, y = tip
    base_x, base_y = x - 7 * dx, y - 7 * dy
    corners = [(x, y), (base_x - 4 * dy, base_y + 4 * dx), (base_x + 4 * dy, base_y - 4 * dx)]
    return element("path", d=f"M{_at(corners[0])} L{_at(corners[1])} L{_at(corners[2])} Z", class_=class_)


def _at(point: Point) -> str:
    return f"{plain(float(point[0]))} {plain(float(point[1]))}"
