"""A layered picture of things and what leads from one to the other: a family of results, the sources of a number."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import pgettext

from jiangfang.ui.charts.boxes import arrow, box, box_height, box_width, curve
from jiangfang.ui.charts.chart import Chart, drawing
from jiangfang.ui.charts.layers import Placed, place
from jiangfang.ui.charts.svg import element
from jiangfang.ui.charts.wrapping import wrap

LABEL_LIMIT = 9.0
COLUMN_GAP = 36.0
ROW_GAP = 18.0


@dataclass(frozen=True)
class Node:
    """A thing: ``note`` is a smaller second line; ``column`` fixes its place from the left where all nodes name one."""

    key: str
    label: str
    url: str = ""
    note: str = ""
    tone: str = "neutral"
    column: int | None = None


@dataclass(frozen=True)
class Edge:
    """What leads from one node to another; ``label`` is read in the table and on hovering, ``dashed`` is uncertain."""

    source: str
    target: str
    label: str = ""
    dashed: bool = False


def flow(title: str, nodes: Sequence[Node], edges: Sequence[Edge], *, sentence: str = "") -> Chart:
    """Draw nodes in columns from left to right. An edge to an unknown node (not open to the reader) is left out."""
    known = {node.key for node in nodes}
    edges = [edge for edge in edges if edge.source in known and edge.target in known]
    sketch = _Sketch(nodes, edges)
    names = {node.key: str(node.label) for node in nodes}
    rows = [(names[edge.source], str(edge.label or "→"), names[edge.target]) for edge in edges]
    alone = known - {end for edge in edges for end in (edge.source, edge.target)}
    rows += [(names[node.key], "–", "–") for node in nodes if node.key in alone]
    return Chart(
        title=title,
        sentence=sentence,
        svg=drawing(title, sentence, sketch.parts(), interactive=any(node.url for node in nodes), **sketch.frame()),
        headers=(pgettext("chart", "From"), pgettext("chart", "Connection"), pgettext("chart", "To")),
        rows=tuple(rows),
        scrolls=True,
    )


class _Sketch:
    """The geometry of one flow: columns as wide as their widest box."""

    def __init__(self, nodes: Sequence[Node], edges: Sequence[Edge]) -> None:
        self.nodes = {node.key: node for node in nodes}
        self.edges = edges
        self.lines = {node.key: wrap(str(node.label), LABEL_LIMIT) for node in nodes}
        self.notes = {node.key: wrap(str(node.note), LABEL_LIMIT + 2, 1) if node.note else [] for node in nodes}
        self.high = {key: box_height(self.lines[key], self.notes[key]) for key in self.nodes}
        self.placed = self._place()
        self.column_x, self.column_wide = self._columns()

    def _place(self) -> Placed:
        columns = {node.key: node.column for node in self.nodes.values()}
        fixed = None if None in columns.values() else {key: number or 0 for key, number in columns.items()}
        pairs = [(edge.source, edge.target) for edge in self.edges]
        return place(list(self.nodes), pairs, self.high, gap=ROW_GAP, fixed=fixed)

    def _columns(self) -> tuple[list[float], list[float]]:
        wide = [
            max([box_width(self.lines[key], self.notes[key]) for key in row if key in self.nodes], default=0.0)
            for row in self.placed.layers
        ]
        left, starts = 1.0, []
        for column in wide:
            starts.append(left)
            left += column + COLUMN_GAP
        return starts, wide

    def frame(self) -> dict[str, object]:
        wide = (self.column_x[-1] + self.column_wide[-1] + 1) if self.column_x else 1
        high = max((self.placed.across[key] + self.high[key] / 2 for key in self.nodes), default=0) + 2
        high = max(high, self.placed.breadth + 2)
        return {"width": round(wide), "height": round(high), "viewBox": f"0 0 {round(wide)} {round(high)}"}

    def parts(self) -> list:
        return [self._edge(edge) for edge in self.edges if edge.source != edge.target] + [
            self._node(node) for node in self.nodes.values()
        ]

    def _node(self, node: Node):
        number = self.placed.layer[node.key]
        wide = self.column_wide[number]
        centre = (self.column_x[number] + wide / 2, self.placed.across[node.key] + 1)
        title = f"{node.label} · {node.note}" if node.note else node.label
        return box(
            centre,
            (wide, self.high[node.key]),
            self.lines[node.key],
            title=title,
            class_=f"node--{node.tone}",
            small=self.notes[node.key],
            url=node.url,
        )

    def _edge(self, edge: Edge):
        route = self.placed.routes[(edge.source, edge.target)]
        points, onward = [], self.placed.layer[route[-1]] >= self.placed.layer[route[0]]
        for index, key in enumerate(route):
            number, y = self.placed.layer[key], self.placed.across[key] + 1
            left, right = self.column_x[number], self.column_x[number] + self.column_wide[number]
            enters, leaves = ((left, y), (right, y)) if onward else ((right, y), (left, y))
            points += [leaves] if index == 0 else [enters] if index == len(route) - 1 else [enters, leaves]
        head = arrow(points[-1], dx=1.0 if onward else -1.0)
        path = element("path", d=curve(points, downwards=False), class_="edge__line")
        kind = " edge--dashed" if edge.dashed else ""
        parts = [element("title", edge.label)] if edge.label else []
        return element("g", *parts, path, head, class_=f"edge{kind}")
