"""Reading a drawing back, for the tests of all charts."""

from xml.etree import ElementTree

from jiangfang.ui.charts import Chart

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '</title><script>alert("1")</script>&'


def parsed(chart: Chart) -> ElementTree.Element:
    """The drawing as a tree; a drawing that is not well-formed XML raises."""
    return ElementTree.fromstring(chart.svg)


def found(chart: Chart, tag: str, class_: str = "") -> list[ElementTree.Element]:
    return [el for el in parsed(chart).iter(SVG + tag) if class_ in (el.get("class") or "").split() or not class_]


def texts(chart: Chart, class_: str) -> list[str]:
    return ["".join(el.itertext()) for el in found(chart, "text", class_)]


def assert_accessible(chart: Chart) -> None:
    root = parsed(chart)
    ids = {el.get("id") for el in root.iter() if el.get("id")}
    linked = bool(found(chart, "a"))
    assert root.get("role") == ("group" if linked else "img"), "an image hides its links from a screen reader"
    assert {root.get("aria-labelledby"), root.get("aria-describedby")} == ids
    assert root.find(SVG + "title").text == chart.title
    assert not any(el.get("style") or any(name.startswith("on") for name in el.attrib) for el in root.iter())
    assert {len(row) for row in chart.rows} <= {len(chart.headers)}
