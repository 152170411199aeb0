"""Where the boxes of a layered drawing stand: layers, an order with few crossings, places without overlaps.

Pure geometry in two directions, *along* the layers and *across* them; the drawings decide which of them is down. The
steps are the customary ones for layered graphs: break cycles, find layers, lay long edges through waypoints, order by
the mean of the neighbours, and place by a regression that keeps the order.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Key = Hashable
Pair = tuple[Key, Key]

SWEEPS = 12


@dataclass
class Placed:
    """The outcome: ``across`` is the centre of each key, ``routes`` the keys an edge passes from source to target."""

    layers: list[list[Key]]
    layer: dict[Key, int]
    across: dict[Key, float]
    routes: dict[Pair, list[Key]]
    turned: set[Pair] = field(default_factory=set)

    @property
    def breadth(self) -> float:
        return max((self.across[key] for row in self.layers for key in row), default=0.0)


def place(
    keys: Sequence[Key],
    pairs: Iterable[Pair],
    size: Mapping[Key, float],
    *,
    gap: float,
    label_size: Mapping[Pair, float] | None = None,
    fixed: Mapping[Key, int] | None = None,
) -> Placed:
    """Lay out ``keys`` joined by ``pairs``.

    ``size`` is each box's extent across. With ``label_size`` every edge gets a waypoint of its label's size between two
    layers of boxes, so that labels never lie on each other. ``fixed`` names layers that are given.
    """
    pairs = [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1]]
    turned = set() if fixed else _backward(keys, pairs)
    forward = {pair: (pair[1], pair[0]) if pair in turned else pair for pair in pairs}
    layer = dict(fixed) if fixed else _layers(keys, list(forward.values()))
    if label_size is not None:
        layer = {key: number * 2 for key, number in layer.items()}
    routes, extent = _waypoints(forward, layer, dict(size), label_size or {}, gap)
    rows = _rows(keys, layer)
    rows = _ordered(rows, _neighbours(routes))
    across = _across(rows, _neighbours(routes), extent, gap)
    routes = {pair: route[::-1] if pair in turned else route for pair, route in routes.items()}
    return Placed(rows, layer, across, routes, turned)


def _backward(keys: Sequence[Key], pairs: Sequence[Pair]) -> set[Pair]:
    """The edges that close a cycle when one walks from the first key; turned round, the rest flows one way."""
    onward = defaultdict(list)
    for source, target in pairs:
        onward[source].append(target)
    seen: set[Key] = set()
    back: set[Pair] = set()
    for root in keys:
        if root in seen:
            continue
        seen.add(root)
        trail, open_keys = [(root, iter(onward[root]))], {root}
        while trail:
            key, targets = trail[-1]
            target = next(targets, None)
            if target is None:
                trail.pop()
                open_keys.discard(key)
            elif target in open_keys:
                back.add((key, target))
            elif target not in seen:
                seen.add(target)
                open_keys.add(target)
                trail.append((target, iter(onward[target])))
    return back


def _layers(keys: Sequence[Key], pairs: Sequence[Pair]) -> dict[Key, int]:
    """Each key one layer behind the last of those before it."""
    waiting = dict.fromkeys(keys, 0)
    onward = defaultdict(list)
    for source, target in pairs:
        waiting[target] += 1
        onward[source].append(target)
    layer = dict.fromkeys(keys, 0)
    ready = [key for key in keys if not waiting[key]]
    while ready:
        key = ready.pop(0)
        for target in onward[key]:
            layer[target] = max(layer[target], layer[key] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return layer


def _waypoints(
    forward: Mapping[Pair, Pair],
    layer: dict[Key, int],
    extent: dict[Key, float],
    label_size: Mapping[Pair, float],
    gap: float,
) -> tuple[dict[Pair, list[Key]], dict[Key, float]]:
    """Routes of all edges from upper to lower end, with waypoints in the layers they pass (added to ``layer``)."""
    routes: dict[Pair, list[Key]] = {}
    for pair, (upper, lower) in forward.items():
        step = 1 if layer[lower] >= layer[upper] else -1
        passed = [("waypoint", pair, number) for number in range(layer[upper] + step, layer[lower], step)]
        for key in passed:
            layer[key] = key[2]
            extent[key] = gap / 4
        if passed and pair in label_size:
            # The label sits next to the box the reader starts from.
            extent[passed[-1] if pair != (upper, lower) else passed[0]] = label_size[pair]
        routes[pair] = [upper, *passed, lower]
    return routes, extent


def _rows(keys: Sequence[Key], layer: Mapping[Key, int]) -> list[list[Key]]:
    rows: list[list[Key]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for key, number in layer.items():
        rows[number].append(key)
    return rows


def _neighbours(routes: Mapping[Pair, list[Key]]) -> dict[Key, list[Key]]:
    near = defaultdict(list)
    for route in routes.values():
        for one, other in zip(route, route[1:], strict=False):
            near[one].append(other)
            near[other].append(one)
    return near


def _ordered(rows: list[list[Key]], near: Mapping[Key, list[Key]]) -> list[list[Key]]:
    """Sweep down and up, sorting each row by where its neighbours stand; keep the order with the fewest crossings."""
    best, fewest = rows, _crossings(rows, near)
    for sweep in range(SWEEPS):
        rows = [list(row) for row in rows]
        numbers = range(1, len(rows)) if sweep % 2 == 0 else range(len(rows) - 2, -1, -1)
        for number in numbers:
            fixed = {key: place for place, key in enumerate(rows[number - 1 if sweep % 2 == 0 else number + 1])}
            rows[number].sort(key=_mean_place(fixed, near, rows[number]))
        crossings = _crossings(rows, near)
        if crossings < fewest:
            best, fewest = rows, crossings
    return best


def _mean_place(fixed: Mapping[Key, int], near: Mapping[Key, list[Key]], row: list[Key]):
    own = {key: place for place, key in enumerate(row)}

    def mean(key: Key) -> float:
        places = [fixed[other] for other in near.get(key, ()) if other in fixed]
        return sum(places) / len(places) if places else own[key]

    return mean


def _crossings(rows: Sequence[Sequence[Key]], near: Mapping[Key, list[Key]]) -> int:
    total = 0
    for upper, lower in zip(rows, rows[1:], strict=False):
        place_of = {key: place for place, key in enumerate(lower)}
        ends = [sorted(place_of[other] for other in near.get(key, ()) if other in place_of) for key in upper]
        flat = [place for places in ends for place in places]
        total += sum(1 for i, first in enumerate(flat) for second in flat[i + 1 :] if first > second)
    return total


def _across(
    rows: Sequence[Sequence[Key]], near: Mapping[Key, list[Key]], extent: Mapping[Key, float], gap: float
) -> dict[Key, float]:
    """Centres: begin packed, then let every row move towards its neighbours as far as its order allows."""
    across: dict[Key, float] = {}
    for row in rows:
        across.update(zip(row, _offsets(row, extent, gap), strict=True))
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else reversed(rows):
            wanted = [_pull(key, near.get(key, ()), across) for key in row]
            across.update(zip(row, _kept_apart(wanted, _offsets(row, extent, gap)), strict=True))
    left = min((across[key] - extent[key] / 2 for row in rows for key in row), default=0.0)
    return {key: centre - left for key, centre in across.items()}


def _pull(key: Key, neighbours: Sequence[Key], across: Mapping[Key, float]) -> float:
    """Where the neighbours would have a key; waypoints pull each other hard, so that long edges run straight."""
    weights = [1 + 3 * (_is_waypoint(key) + _is_waypoint(other)) for other in neighbours]
    if not weights:
        return across[key]
    pulled = zip(weights, neighbours, strict=True)
    return sum(weight * across[other] for weight, other in pulled) / sum(weights)


def _is_waypoint(key: Key) -> bool:
    return isinstance(key, tuple) and key[0] == "waypoint"


def _offsets(row: Sequence[Key], extent: Mapping[Key, float], gap: float) -> list[float]:
    """Centres of a row packed as closely as allowed."""
    offsets, edge = [], 0.0
    for key in row:
        offsets.append(edge + extent[key] / 2)
        edge += extent[key] + gap
    return offsets


def _kept_apart(wanted: Sequence[float], offsets: Sequence[float]) -> list[float]:
    """The centres nearest to ``wanted`` (least squares) that keep order and distance; pooled neighbours move as one."""
    pools: list[tuple[float, int]] = []
    for shift in (want - offset for want, offset in zip(wanted, offsets, strict=True)):
        total, count = shift, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, members = pools.pop()
            total, count = total + before, count + members
        pools.append((total, count))
    shifts = [total / count for total, count in pools for _ in range(count)]
    return [offset + shift for offset, shift in zip(offsets, shifts, strict=True)]
