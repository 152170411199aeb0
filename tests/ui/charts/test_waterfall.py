"""The waterfall."""

from jiangfang.ui.charts import Step, waterfall
from tests.ui.charts.drawn import HOSTILE, assert_accessible, found, texts


def bars_of(chart) -> list[tuple[str, str]]:
    return [(rect.get("x"), rect.get("width")) for rect in found(chart, "rect") if rect.get("class") != "chart__lane"]


def test_each_row_stands_on_where_the_row_above_ended() -> None:
    chart = waterfall(
        "Benefit",
        [
            Step("reported", 100, "100", is_level=True),
            Step("not claimed", -20, "−20"),
            Step("corrected", 5, "+5"),
            Step("verified", 85, "85", is_level=True),
        ],
    )
    assert bars_of(chart) == [("0%", "100%"), ("80%", "20%"), ("80%", "5%"), ("0%", "85%")]
    assert [joint.get("x1") for joint in found(chart, "line")] == ["100%", "80%", "85%"]
    assert texts(chart, "chart__label--level") == ["reported", "100", "verified", "85"]
    assert chart.rows == (("reported", "100"), ("not claimed", "−20"), ("corrected", "+5"), ("verified", "85"))


def test_a_sum_that_falls_below_zero_moves_the_zero() -> None:
    chart = waterfall("Benefit", [Step("gain", 60, "60"), Step("cost", -80, "−80")])
    assert bars_of(chart) == [("25%", "75%"), ("0%", "100%")]


def test_no_steps_and_steps_of_nothing_are_drawn_without_complaint() -> None:
    assert_accessible(waterfall("Benefit", []))
    assert_accessible(waterfall("Benefit", [Step("nothing", 0, "0")]))


def test_hostile_labels_stay_text() -> None:
    chart = waterfall(HOSTILE, [Step(HOSTILE, 1, HOSTILE)])
    assert found(chart, "script") == []
    assert_accessible(chart)
