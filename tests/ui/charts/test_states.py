"""The picture of a lifecycle."""

import pytest
from django.utils import translation

from jiangfang.kernel.lifecycles import Lifecycle, Move, State
from jiangfang.ui.charts import state_diagram
from tests.ui.charts.drawn import HOSTILE, assert_accessible, found, texts

LIFE = Lifecycle(
    "problem",
    "Problem",
    (
        State("new", "New", "Just written."),
        State("open", "Open", "Being worked on.", tone="warn"),
        State("done", "Done", "Solved.", tone="good", end=True),
    ),
    (
        Move("open", ("new",), "open", "Take it on"),
        Move("note", ("open",), "open", "Add a note"),
        Move("back", ("open",), "new", "Return"),
        Move("solve", ("new", "open"), "done", "Solve"),
        Move("close", ("open",), "done", "Close"),
    ),
)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def test_every_state_and_every_move_is_drawn_with_its_words() -> None:
    chart = state_diagram(LIFE, current="open")
    assert texts(chart, "node__label") == ["New", "Open", "Done"]
    assert sorted(texts(chart, "edge__label")) == ["Add a note", "Close", "Return", "Solve", "Solve", "Take it on"]
    assert len(found(chart, "g", "node--current")) == 1
    assert len(found(chart, "g", "node--end")) == 1
    assert len(found(chart, "g", "edge--back")) == 1
    assert_accessible(chart)


def test_the_table_lists_every_move_from_every_state() -> None:
    assert state_diagram(LIFE).rows == (
        ("New", "Take it on", "Open"),
        ("New", "Solve", "Done"),
        ("Open", "Add a note", "Open"),
        ("Open", "Return", "New"),
        ("Open", "Solve", "Done"),
        ("Open", "Close", "Done"),
    )


def test_states_follow_each_other_downwards() -> None:
    places = [float(frame.get("y")) for frame in found(state_diagram(LIFE), "rect")]
    assert places == sorted(places)


def test_everything_stands_inside_the_frame() -> None:
    chart = state_diagram(LIFE)
    _left, _top, wide, high = map(float, found(chart, "svg")[0].get("viewBox").split())
    for frame in found(chart, "rect"):
        assert 0 <= float(frame.get("x")) <= wide - float(frame.get("width"))
        assert 0 <= float(frame.get("y")) <= high - float(frame.get("height"))
    assert all(0 <= float(word.get("x")) <= wide for word in found(chart, "text"))


def test_labels_marked_in_the_kernels_way_are_translated() -> None:
    with translation.override("zh-hans"):
        life = Lifecycle("x", "Monday", (State("a", "Tuesday", "", end=True),), ())
        assert texts(state_diagram(life), "node__label") == ["星期二"]


def test_hostile_labels_stay_text() -> None:
    life = Lifecycle(
        "x", HOSTILE, (State("a", HOSTILE, HOSTILE), State("b", "B", "", end=True)), (Move("m", ("a",), "b", HOSTILE),)
    )
    chart = state_diagram(life)
    assert found(chart, "script") == []
    assert_accessible(chart)
