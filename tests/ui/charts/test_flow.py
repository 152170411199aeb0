"""The flow picture."""

from jiangfang.ui.charts import Edge, Node, flow
from tests.ui.charts.drawn import HOSTILE, assert_accessible, found, texts

NODES = [Node("p", "Problem", "/p", note="PRB-1"), Node("j", "Project", "/j"), Node("r", "Result", tone="good")]


def test_nodes_are_links_with_titles_and_edges_are_drawn() -> None:
    chart = flow("Family", NODES, [Edge("p", "j"), Edge("j", "r", "made", dashed=True)])
    assert [link.get("href") for link in found(chart, "a")] == ["/p", "/j"]
    assert texts(chart, "node__label") == ["Problem", "Project", "Result"]
    assert texts(chart, "node__note") == ["PRB-1"]
    assert (len(found(chart, "g", "edge")), len(found(chart, "g", "edge--dashed"))) == (2, 1)
    assert_accessible(chart)


def test_the_table_names_every_connection_and_what_stands_alone() -> None:
    chart = flow("Family", NODES, [Edge("p", "j", "led to")])
    assert chart.rows == (("Problem", "led to", "Project"), ("Result", "–", "–"))


def test_an_edge_to_what_the_reader_may_not_see_is_left_out() -> None:
    chart = flow("Family", NODES, [Edge("p", "secret"), Edge("secret", "r")])
    assert found(chart, "g", "edge") == []
    assert "secret" not in chart.svg


def test_given_columns_put_nodes_beside_or_behind_each_other() -> None:
    columns = [Node("a", "A", column=1), Node("b", "B", column=0), Node("c", "C", column=0)]
    places = [float(frame.get("x")) for frame in found(flow("F", columns, [Edge("b", "a"), Edge("a", "c")]), "rect")]
    assert places[0] > places[1] == places[2]


def test_circles_and_loops_and_nothing_at_all_are_drawn_without_complaint() -> None:
    assert_accessible(flow("F", NODES, [Edge("p", "j"), Edge("j", "p"), Edge("r", "r")]))
    assert_accessible(flow("F", [], []))


def test_every_box_stands_inside_the_frame() -> None:
    chart = flow("F", [Node(str(n), "名称" * n) for n in range(1, 9)], [Edge("1", str(n)) for n in range(2, 9)])
    _left, _top, wide, high = map(float, found(chart, "svg")[0].get("viewBox").split())
    for frame in found(chart, "rect"):
        x, y, w, h = (float(frame.get(name)) for name in ("x", "y", "width", "height"))
        assert x >= 0
        assert y >= 0
        assert x + w <= wide
        assert y + h <= high


def test_hostile_labels_stay_text() -> None:
    chart = flow(HOSTILE, [Node("a", HOSTILE, note=HOSTILE), Node("b", "B")], [Edge("a", "b", HOSTILE)])
    assert found(chart, "script") == []
    assert_accessible(chart)
