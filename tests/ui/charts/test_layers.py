"""Where the boxes of a layered drawing stand."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from jiangfang.ui.charts.layers import place

KEYS = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=20)
GAP = 10.0


def sizes(keys: str = KEYS) -> dict[str, float]:
    return {key: 20.0 + 5 * index for index, key in enumerate(keys)}


def test_a_chain_stands_in_a_straight_line() -> None:
    placed = place("abc", [("a", "b"), ("b", "c")], dict.fromkeys("abc", 20.0), gap=GAP)
    assert placed.layer == {"a": 0, "b": 1, "c": 2}
    assert len({placed.across[key] for key in "abc"}) == 1


def test_a_long_edge_passes_through_every_layer_between() -> None:
    placed = place("abc", [("a", "b"), ("b", "c"), ("a", "c")], sizes("abc"), gap=GAP)
    route = placed.routes[("a", "c")]
    assert (route[0], [placed.layer[key] for key in route], route[-1]) == ("a", [0, 1, 2], "c")


def test_a_cycle_is_broken_where_it_closes() -> None:
    placed = place("abc", [("a", "b"), ("b", "c"), ("c", "a")], sizes("abc"), gap=GAP)
    assert placed.turned == {("c", "a")}
    assert placed.routes[("c", "a")][0] == "c"


def test_given_columns_are_kept() -> None:
    placed = place("abc", [("a", "b"), ("b", "c")], sizes("abc"), gap=GAP, fixed={"a": 0, "b": 3, "c": 1})
    assert {key: placed.layer[key] for key in "abc"} == {"a": 0, "b": 3, "c": 1}


def test_crossing_lines_are_untangled() -> None:
    placed = place("abxy", [("a", "y"), ("b", "x")], dict.fromkeys("abxy", 20.0), gap=GAP)
    assert (placed.across["a"] < placed.across["b"]) == (placed.across["y"] < placed.across["x"])


@given(PAIRS, st.booleans())
def test_boxes_never_overlap_and_edges_lead_where_they_should(pairs: list[tuple[str, str]], labelled: bool) -> None:
    label_size = dict.fromkeys(pairs, 30.0) if labelled else None
    placed = place(KEYS, pairs, sizes(), gap=GAP, label_size=label_size)
    for row in placed.layers:
        own = sorted((key for key in row if key in sizes()), key=placed.across.__getitem__)
        for left, right in itertools.pairwise(own):
            room = placed.across[right] - placed.across[left]
            assert room >= (sizes()[left] + sizes()[right]) / 2 + GAP - 1e-6
    assert min(placed.across[key] - sizes()[key] / 2 for key in KEYS) >= -1e-6
    assert set(placed.routes) == {pair for pair in pairs if pair[0] != pair[1]}
    for (source, target), route in placed.routes.items():
        assert (route[0], route[-1]) == (source, target)
        steps = {placed.layer[after] - placed.layer[before] for before, after in itertools.pairwise(route)}
        assert steps == ({-1} if (source, target) in placed.turned else {1})
