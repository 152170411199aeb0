"""Writing SVG."""

from jiangfang.ui.charts.svg import element, join, linked, percent

HOSTILE = '"><script>alert(1)</script>'


def test_texts_and_attributes_are_escaped_and_markup_is_kept() -> None:
    drawn = element("g", element("title", HOSTILE), HOSTILE, class_=HOSTILE)
    assert drawn == (
        '<g class="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">'
        "<title>&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>"
        "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;</g>"
    )


def test_numbers_are_short_and_missing_attributes_left_out() -> None:
    assert (
        element("rect", x=1.0, y=2.345, stroke_width=0.5, rx=None) == '<rect x="1" y="2.35" stroke-width="0.5"></rect>'
    )
    assert percent(1 / 3) == "33.33%"


def test_a_link_is_drawn_only_where_there_is_somewhere_to_go() -> None:
    inside = join(["a&b"])
    assert linked(inside, "") == "a&amp;b"
    assert linked(inside, "/x?a=1&b=2") == '<a href="/x?a=1&amp;b=2" class="chart__link">a&amp;b</a>'
