"""What every chart is: a drawing, its title and sentence, and its facts as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from jiangfang.ui.charts.svg import element, join


@dataclass(frozen=True)
class Chart:
    """A drawing ready for ``{% chart %}``. ``rows`` of ``headers`` say in words what ``svg`` shows."""

    title: str
    sentence: str
    svg: SafeString
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: tuple[tuple[str, str], ...] = ()
    # Drawings of fixed size scroll sideways in their own frame instead of shrinking their letters.
    scrolls: bool = False
    # Drawings the size of a word keep their table for the ear alone.
    small: bool = False

    def cells(self) -> list[list[tuple[str, str]]]:
        """Rows as (header, text) pairs, which is what a table needs to become cards on a phone."""
        return [list(zip(self.headers, row, strict=True)) for row in self.rows]

    def __html__(self) -> str:
        return render_to_string("ui/chart.html", {"chart": self})


def drawing(
    title: str, sentence: str, parts: Sequence[Any], *, interactive: bool = False, **attributes: Any
) -> SafeString:
    """The svg element with its name and description.

    A drawing with links in it is a group, not an image: an image hides its parts from a screen reader.
    """
    inside = join(parts)
    key = f"chart-{crc32(f'{title}{sentence}{inside}'.encode()):08x}"
    return element(
        "svg",
        element("title", title, id=f"{key}-title"),
        element("desc", sentence, id=f"{key}-desc"),
        inside,
        xmlns="http://www.w3.org/2000/svg",
        role="group" if interactive else "img",
        aria_labelledby=f"{key}-title",
        aria_describedby=f"{key}-desc",
        focusable="false",
        **{"class_": "chart__svg", **attributes},
    )
