"""What a strict Content-Security-Policy forbids, and what would let a number slip past ``{% figure %}``."""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT, refuse, tracked_files

INLINE = {
    "inline style": r"<[^>]+\sstyle\s*=|<style\b",
    "inline script": r"<script\b(?![^>]*\bsrc\s*=)",
    "inline handler": r"<[^>]+\s(?:on[a-z]+|hx-on[:\w-]*)\s*=",
    "script in an address": r"(?:href|src|action)\s*=\s*[\"']?\s*javascript:",
    "script in a value": r"hx-(?:vals|headers)\s*=\s*[\"']\s*(?:js|javascript):",
}
ARITHMETIC = {
    "a count": r"\|\s*length\b|\.count\b|\.len\b",
    "a sum": r"\|\s*add\s*:|\{%\s*widthratio\b|\|\s*divisibleby\b",
    "unescaped text": r"\|\s*safe(?:seq)?\b|\{%\s*autoescape\s+off",
}
# Names of vocabularies look like addresses and are never fetched.
VOCABULARIES = ("http://www.w3.org/",)
OUTSIDE = re.compile(r"(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s\"'<>)]*", re.IGNORECASE)
COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?endcomment\s*%\}|<!--.*?-->", re.DOTALL)


def found(patterns: dict[str, str], text: str) -> Iterator[str]:
    text = COMMENT.sub("", text)
    for name, pattern in patterns.items():
        for hit in re.finditer(pattern, text, re.IGNORECASE):
            yield f"{name}: {hit.group()[:80]}"


def addresses(text: str) -> list[str]:
    return [hit for hit in OUTSIDE.findall(text) if not hit.startswith(VOCABULARIES)]


def files(*suffixes: str) -> list[tuple[str, str]]:
    pages = [path for path in tracked_files() if path.parts[0] == "src" and path.suffix in suffixes]
    assert pages, f"No files with {suffixes} below src: this test would have nothing to look at."
    return [(str(path), (ROOT / path).read_text(encoding="utf-8")) for path in pages]


@pytest.mark.parametrize(
    "text",
    [
        '<p style="color: red">', "<style>p {}</style>", "<script>go()</script>", '<a onclick="go()">',
        '<a hx-on:click="go()">', '<a href="javascript:go()">', """<a hx-vals='js:{a: 1}'>""",
        "{{ problems|length }}", "{{ problems.count }}", "{{ a|add:b }}", "{{ text|safe }}",
    ],
)  # fmt: skip
def test_the_rules_see_what_they_forbid(text):
    assert list(found(INLINE | ARITHMETIC, text))


def test_the_rules_leave_good_markup_alone():
    good = '<script src="{% static "ui/menu.js" %}" defer></script><p data-on="x" class="style">{{ problem.title }}</p>'
    assert not list(found(INLINE | ARITHMETIC, good))
    assert not addresses('<svg xmlns="http://www.w3.org/2000/svg"> // a comment')
    assert addresses('<script src="https://cdn.example.com/x.js">')
    assert addresses("@import url(//fonts.example.com/a.css)")


def test_markup_keeps_to_the_strict_policy():
    refuse(
        (f"{path}: {hit}" for path, text in files(".html", ".svg") for hit in found(INLINE, text)),
        "The policy allows our own files only: a class in the component's CSS, a listener in its JS.",
    )


def test_templates_do_not_calculate():
    refuse(
        (f"{path}: {hit}" for path, text in files(".html") for hit in found(ARITHMETIC, text)),
        "A total is printed by {% figure %}, so that it can be walked back; text stays escaped.",
    )


def test_pages_fetch_nothing_from_outside():
    refuse(
        (f"{path}: {hit}" for path, text in files(".html", ".css", ".js", ".svg") for hit in addresses(text)),
        "An intranet reaches nothing outside: every file a page needs comes with us.",
    )


def test_scripts_do_not_build_scripts():
    forbidden = {"code from text": r"\beval\(|\bnew Function\(|document\.write\(|setAttribute\(\s*['\"](?:style|on)"}
    assert list(found(forbidden, "eval('1')"))
    refuse(
        (f"{path}: {hit}" for path, text in files(".js") for hit in found(forbidden, text)),
        "The policy refuses code that is made from text.",
    )
