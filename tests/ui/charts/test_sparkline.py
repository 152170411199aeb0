"""The sparkline."""

import pytest

from jiangfang.ui.charts import sparkline
from tests.ui.charts.drawn import assert_accessible, found


def test_the_line_runs_from_the_first_to_the_last_point_and_higher_is_further_up() -> None:
    chart = sparkline("Problems", [("May", 1, "1"), ("June", 3, "3"), ("July", 2, "2")])
    assert found(chart, "path")[0].get("d") == "M4 28 L60 4 L116 16"
    assert chart.rows == (("May", "1"), ("June", "3"), ("July", "2"))
    assert_accessible(chart)


@pytest.mark.parametrize(("values", "paths", "dots"), [([], 0, 0), ([5], 0, 1), ([5, 5], 1, 1)])
def test_few_points_and_a_line_that_never_moves_are_drawn_sensibly(values: list[int], paths: int, dots: int) -> None:
    chart = sparkline("Problems", [(str(index), value, str(value)) for index, value in enumerate(values)])
    assert (len(found(chart, "path")), len(found(chart, "circle"))) == (paths, dots)
    assert {circle.get("cy") for circle in found(chart, "circle")} <= {"16"}
