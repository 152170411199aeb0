"""Checking a document off-line: is the seal good, whose key is it, and do the pages say what was sealed?

Everything that can be read in a file was set from its sealed content. So the file is set again and compared: not a letter
on its pages can differ without being found.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from jiangfang.documents.extraction import attachments, form_of, parts_of, sealed_text
from jiangfang.documents.rendering import render
from jiangfang.documents.sealing import Sealed, engine, read

Answer = Literal["yes", "no", "unknown"]


@dataclass(frozen=True)
class Checked:
    """What was found. ``seal``: the content is what was sealed. ``key``: the key is the expected one (unknown: none was
    given). ``pages``: the file says what its content says (unknown: it was set by another version)."""

    sealed: Sealed
    form: str
    sha256: str
    seal: Answer
    key: Answer
    pages: Answer

    @property
    def fine(self) -> bool:
        return (self.seal, self.pages) == ("yes", "yes") and self.key != "no"

    @property
    def content(self) -> dict[str, Any]:
        return self.sealed.content


def check(data: bytes, public_key: str = "") -> Checked:
    """Check a file against ``public_key`` (hex, empty: not known). Raises Invalid where it carries no sealed content."""
    form = form_of(data)
    sealed = read(sealed_text(data))
    seal: Answer = "yes" if sealed.holds else "no"
    key: Answer = "unknown" if not public_key else "yes" if public_key == sealed.public_key else "no"
    return Checked(sealed, form, hashlib.sha256(data).hexdigest(), seal, key, _pages(data, form, sealed))


def _pages(data: bytes, form: str, sealed: Sealed) -> Answer:
    """Set the file again, but never from content that nobody sealed."""
    if not sealed.holds:
        return "no"
    if sealed.engine != engine():
        return "unknown"
    again = render(sealed, form, _annex(data, sealed) if form == "pdf" else None)
    same = parts_of(again) == parts_of(data) if form == "xlsx" else again == data
    return "yes" if same else "no"


def _annex(data: bytes, sealed: Sealed) -> Mapping[str, bytes]:
    """The evidence that travels with the file, by its hash, as far as the content names it."""
    named = {
        row["sha256"]
        for block in sealed.content["blocks"]
        if block["block"] == "evidencelist" and block["annexed"]
        for row in block["rows"]
    }
    carried = {hashlib.sha256(one).hexdigest(): one for one in attachments(data)} if named else {}
    return {sha256: carried[sha256] for sha256 in named & carried.keys()}
