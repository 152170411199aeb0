"""Bars."""

from jiangfang.ui.charts import Bar, Part, Stack, bars, stacked_bars
from tests.ui.charts.drawn import HOSTILE, assert_accessible, found, texts


def test_the_longest_bar_fills_the_width_and_the_others_follow_in_proportion() -> None:
    chart = bars("Results", [Bar("A", 40, "40 items"), Bar("B", 10, "10 items"), Bar("C", 0, "none")])
    assert [rect.get("width") for rect in found(chart, "rect")] == ["100%", "25%"]
    assert texts(chart, "chart__label") == ["A", "B", "C"]
    assert texts(chart, "chart__value") == ["40 items", "10 items", "none"]


def test_the_table_says_what_the_bars_show() -> None:
    chart = bars("Results", [Bar("A", 40, "40 items")], value_header="Count")
    assert (chart.headers[1], chart.rows) == ("Count", (("A", "40 items"),))


def test_a_value_below_zero_is_told_and_not_drawn() -> None:
    chart = bars("Benefit", [Bar("A", -5, "−5"), Bar("B", 5, "5")])
    assert len(found(chart, "rect")) == 1
    assert chart.rows[0] == ("A", "−5")


def test_a_value_beside_the_others_does_not_set_their_scale() -> None:
    said = Bar("said", 43, "4.3 billion", beside=True)
    chart = bars("Benefit", [said, Bar("verified", 4, "4"), Bar("claimed", 1, "1")])
    assert [rect.get("width") for rect in found(chart, "rect")] == ["100%", "100%", "25%"]
    assert len(found(chart, "rect", "beside")) == len(found(chart, "line", "beside__break")) == 1
    assert_accessible(chart)


def test_a_value_that_stands_alone_beside_nothing_is_drawn_whole() -> None:
    chart = bars("Benefit", [Bar("said", 43, "4.3 billion", beside=True)])
    assert [rect.get("width") for rect in found(chart, "rect")] == ["100%"]
    assert found(chart, "line", "beside__break") == []


def test_nothing_to_show_is_still_a_drawing() -> None:
    assert_accessible(bars("Results", []))
    assert_accessible(stacked_bars("Results", []))


def test_a_bar_with_an_address_is_a_link_and_the_drawing_a_group() -> None:
    chart = bars("Results", [Bar("A", 1, "1", url="/a?x=1&y=2")])
    assert [link.get("href") for link in found(chart, "a")] == ["/a?x=1&y=2"]
    assert_accessible(chart)


def test_stacked_parts_follow_each_other_on_one_scale() -> None:
    parts = (Part("verified", 30, "30", "step-5"), Part("claimed", 10, "10", "step-2"))
    chart = stacked_bars(
        "Benefit", [Stack("2023", "40", parts), Stack("2024", "80", (Part("verified", 80, "80", "step-5"),))]
    )
    places = [(rect.get("x"), rect.get("width"), rect.get("class")) for rect in found(chart, "rect")]
    assert places == [("0%", "37.5%", "step-5"), ("37.5%", "12.5%", "step-2"), ("0%", "100%", "step-5")]
    assert chart.legend == (("verified", "step-5"), ("claimed", "step-2"))
    assert chart.headers[1:-1] == ("verified", "claimed")
    assert chart.rows == (("2023", "30", "10", "40"), ("2024", "80", "–", "80"))
    assert_accessible(chart)


def test_hostile_labels_stay_text() -> None:
    for chart in (
        bars(HOSTILE, [Bar(HOSTILE, 1, HOSTILE)]),
        stacked_bars(HOSTILE, [Stack(HOSTILE, HOSTILE, (Part(HOSTILE, 1, HOSTILE, "step-1"),))]),
    ):
        assert found(chart, "script") == []
        assert_accessible(chart)
