"""The life of a noun as a picture: its states from top to bottom, its moves as arrows with their words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext, pgettext

from jiangfang.kernel.lifecycles import Lifecycle, Move, State
from jiangfang.ui.charts.boxes import LINE, arrow, box, box_height, box_width, curve
from jiangfang.ui.charts.chart import Chart, drawing
from jiangfang.ui.charts.layers import Pair, Placed, place
from jiangfang.ui.charts.svg import element, join, plain
from jiangfang.ui.charts.wrapping import width, wrap

LABEL_LIMIT = 9.0
MOVE_LIMIT = 8.0
MOVE_EM = 13.0
STATE_GAP = 26.0
MARGIN = 4.0
LOOP = 26.0


def state_diagram(lifecycle: Lifecycle, *, current: str = "") -> Chart:
    """Draw a declared lifecycle; ``current`` marks the state a record is in."""
    title = gettext("Life of: %(noun)s") % {"noun": _told(lifecycle.label)}
    labels = {state.key: _told(state.label) for state in lifecycle.states}
    sketch = _Sketch(lifecycle.states, labels, _moves(lifecycle.moves), current)
    rows = [
        (labels[source], _told(move.label), labels[move.target])
        for state in lifecycle.states
        for move in lifecycle.moves
        for source in move.sources
        if source == state.key
    ]
    return Chart(
        title=title,
        sentence="",
        svg=drawing(title, "", sketch.parts(), **sketch.frame()),
        headers=(pgettext("chart", "From"), pgettext("chart", "Step"), pgettext("chart", "To")),
        rows=tuple(rows),
        scrolls=True,
    )


def _told(text: object) -> str:
    """A label in the reader's language, whether it was marked lazily or in the kernel's way."""
    return gettext(str(text)) if text else ""


def _moves(moves: Sequence[Move]) -> dict[Pair, list[str]]:
    """The words on each arrow: moves between the same two states share one."""
    words: dict[Pair, list[str]] = defaultdict(list)
    for move in moves:
        for source in move.sources:
            label = _told(move.label)
            if label not in words[(source, move.target)]:
                words[(source, move.target)].append(label)
    return dict(words)


class _Sketch:
    """The geometry of one lifecycle: rows of states, and between them rows of the moves' words."""

    def __init__(
        self, states: Sequence[State], labels: Mapping[str, str], moves: Mapping[Pair, list[str]], current: str
    ) -> None:
        self.states, self.labels, self.moves, self.current = states, labels, moves, current
        self.lines = {state.key: wrap(labels[state.key], LABEL_LIMIT) for state in states}
        self.wide = {state.key: box_width(self.lines[state.key]) for state in states}
        self.words = {
            pair: [line for word in words for line in wrap(word, MOVE_LIMIT)] for pair, words in moves.items()
        }
        self.placed = self._place()
        self.row_y, self.high = self._rows()

    def _place(self) -> Placed:
        sizes = {pair: max(width(line) for line in lines) * MOVE_EM + 10 for pair, lines in self.words.items()}
        # A move that stays where it is hangs its words on the right; the room is kept on both sides.
        room = {key: wide + 2 * self._loop_width(key) for key, wide in self.wide.items()}
        return place([state.key for state in self.states], self.moves, room, gap=STATE_GAP, label_size=sizes)

    def _loop_width(self, key: str) -> float:
        return self._word_width((key, key)) + LOOP if (key, key) in self.words else 0.0

    def _rows(self) -> tuple[list[float], float]:
        """The middle of each row, and where the drawing ends."""
        top, middles = MARGIN, []
        for number, row in enumerate(self.placed.layers):
            high = self._row_height(number, row)
            middles.append(top + high / 2)
            top += high
        return middles, top

    def _row_height(self, number: int, row: Sequence) -> float:
        if number % 2 == 0:
            return max(box_height(self.lines[key]) for key in row if key in self.lines)
        labelled = [len(self.words[pair]) for pair in self.words if any(self._sits_in(pair, key) for key in row)]
        return 44.0 + LINE * max(labelled, default=0)

    def _sits_in(self, pair: Pair, key: object) -> bool:
        route = self.placed.routes.get(pair)
        return bool(route) and key == route[1]

    def frame(self) -> dict[str, object]:
        ends = [self._x(key) + wide / 2 + self._loop_width(key) for key, wide in self.wide.items()]
        ends += [self._x(route[1]) + self._word_width(pair) / 2 for pair, route in self.placed.routes.items()]
        ends += [self._x(key) for row in self.placed.layers for key in row]
        wide, high = round(max(ends, default=0) + MARGIN), round(self.high + MARGIN)
        return {"width": wide, "height": high, "viewBox": f"0 0 {wide} {high}"}

    def _word_width(self, pair: Pair) -> float:
        return max(width(line) for line in self.words[pair]) * MOVE_EM

    def _x(self, key: object) -> float:
        return self.placed.across[key] + MARGIN

    def _y(self, key: object) -> float:
        return self.row_y[self.placed.layer[key]]

    def parts(self) -> list[SafeString]:
        edges = [self._edge(pair) for pair in self.moves if pair[0] != pair[1]]
        loops = [self._loop(pair) for pair in self.moves if pair[0] == pair[1]]
        words = [self._word(pair) for pair in self.moves if pair[0] != pair[1]]
        return [*edges, *loops, *(self._state(state) for state in self.states), *words]

    def _state(self, state: State) -> SafeString:
        lines = self.lines[state.key]
        here = " node--current" if state.key == self.current else ""
        end = " node--end" if state.end else ""
        return box(
            (self._x(state.key), self._y(state.key)),
            (self.wide[state.key], box_height(lines)),
            lines,
            title=f"{self.labels[state.key]}: {_told(state.sentence)}",
            class_=f"node--{state.tone}{here}{end}",
        )

    def _edge(self, pair: Pair) -> SafeString:
        route = self.placed.routes[pair]
        down = 1.0 if self.placed.layer[route[-1]] > self.placed.layer[route[0]] else -1.0
        points = [(self._x(key), self._y(key)) for key in route]
        first_half, last_half = box_height(self.lines[pair[0]]) / 2, box_height(self.lines[pair[1]]) / 2
        shift = self._shift(pair)
        points[0] = (points[0][0] + shift, points[0][1] + down * first_half)
        points[-1] = (points[-1][0] + shift, points[-1][1] - down * last_half)
        back = " edge--back" if pair in self.placed.turned else ""
        path = element("path", d=curve(points, downwards=True), class_="edge__line")
        return element("g", path, arrow(points[-1], dy=down), class_=f"edge{back}")

    def _shift(self, pair: Pair) -> float:
        """Ways back leave and arrive a little aside, so that no arrow runs into another's tail."""
        return 12.0 if pair in self.placed.turned else 0.0

    def _word(self, pair: Pair) -> SafeString:
        key = self.placed.routes[pair][1]
        lines = self.words[pair]
        top = self._y(key) - LINE * len(lines) / 2 + 14
        return join(
            element("text", line, x=self._x(key), y=top + LINE * number, text_anchor="middle", class_="edge__label")
            for number, line in enumerate(lines)
        )

    def _loop(self, pair: Pair) -> SafeString:
        """A move that stays where it is: a bow at the right side of its state."""
        x, y = self._x(pair[0]) + self.wide[pair[0]] / 2, self._y(pair[0])
        path = element("path", d=f"M{plain(x)} {plain(y - 7)} c26 -9 26 23 2 14", class_="edge__line")
        words = [
            element("text", line, x=x + LOOP, y=y + 5 + LINE * number, class_="edge__label")
            for number, line in enumerate(self.words[pair])
        ]
        return element("g", path, arrow((x, y + 7.0), dx=-1.0), *words, class_="edge")
