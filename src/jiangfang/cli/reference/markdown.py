"""The few lines that write Markdown, and a declared text in both languages."""

import inspect
import re
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext, override

ROLE = re.compile(r":\w+:`~?([^`]+)`")
MARK = "<!-- Written by `make docs` from what the code declares. Change the code, not this page. -->"


def said(text: Any, language: str) -> str:
    """A declared text in one language, whether it was marked lazily or in the kernel's way."""
    if not text:
        return ""
    with override(language):
        return gettext(text) if isinstance(text, str) else str(text)


def both(text: Any, between: str = " ") -> str:
    """A declared text in English with the Chinese beside it; once where both read the same."""
    english, chinese = said(text, "en"), said(text, "zh-hans")
    return english if english == chinese else f"{english}{between}{chinese}"


def first_line(thing: Any) -> str:
    """The first paragraph of a docstring on one line; empty where there is none of its own."""
    paragraph = inspect.cleandoc(thing.__doc__ or "").partition("\n\n")[0]
    return ROLE.sub(r"`\1`", " ".join(paragraph.split()).replace("``", "`"))


def page(title: str, *parts: str) -> str:
    """A page: title, mark, and its parts with one empty line between them."""
    return "\n\n".join([f"# {title}", MARK, *(part for part in parts if part)]) + "\n"


def table(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; empty where there is no row."""
    lines = ["| " + " | ".join(cell.replace("|", r"\|").replace("\n", "<br>") for cell in row) + " |" for row in rows]
    if not lines:
        return ""
    return "\n".join(["| " + " | ".join(headers) + " |", "|" + " --- |" * len(headers), *lines])


def bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines if line)


def code(text: object) -> str:
    return f"`{text}`"


def codes(texts: Iterable[object]) -> str:
    return ", ".join(map(code, texts))
