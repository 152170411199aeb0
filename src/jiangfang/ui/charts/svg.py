"""The few lines that write SVG, so that every text and attribute is escaped in one place."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe


def element(name: str, *children: Any, **attributes: Any) -> SafeString:
    """An element; ``class_`` and ``stroke_width`` become ``class`` and ``stroke-width``, None is left out."""
    given = (
        format_html(' {}="{}"', key.rstrip("_").replace("_", "-"), plain(value))
        for key, value in attributes.items()
        if value is not None
    )
    # Names come from our own code; values and children are escaped above and below.
    return mark_safe(f"<{name}{''.join(given)}>{join(children)}</{name}>")


def join(parts: Iterable[Any]) -> SafeString:
    """Parts one after the other, escaped unless they are already markup."""
    return mark_safe("".join(part if isinstance(part, SafeString) else escape(part) for part in parts))


def plain(value: Any) -> Any:
    """Numbers without needless digits."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value


def percent(share: float) -> str:
    """A share of the drawing's width."""
    return f"{plain(share * 100.0)}%"


def linked(content: SafeString, url: str) -> SafeString:
    """The content as a link where there is somewhere to go."""
    return element("a", content, href=url, class_="chart__link") if url else content
