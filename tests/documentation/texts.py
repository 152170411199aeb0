"""The documentation as the tests read it: pages, what they name in backticks, their links, headings and commands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.architecture.source import ROOT

FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"(?<!`)\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
# A file or folder of this project: begins with one of its folders, or is one of the files beside them.
PLACE = re.compile(r"(?:src|tests|docs|tools|requirements)/[\w./-]*|(?:pyproject\.toml|Makefile|[A-Z]+\.md)")


@dataclass(frozen=True)
class Text:
    """One Markdown file; ``path`` is relative to the project."""

    path: Path
    source: str

    @cached_property
    def prose(self) -> str:
        """The text without blocks of code."""
        return FENCE.sub("", self.source)

    @property
    def named(self) -> list[str]:
        """Everything that stands in backticks."""
        return INLINE.findall(self.prose)

    @property
    def places(self) -> Iterator[str]:
        """Files and folders of this project that are named in backticks."""
        return (name for name in self.named if PLACE.fullmatch(name))

    @property
    def links(self) -> Iterator[tuple[str, str]]:
        """(file, heading) of every link within the project, the file relative to the project."""
        for target in LINK.findall(INLINE.sub("", self.prose)):
            if "://" not in target:
                file, _, heading = target.partition("#")
                path = (ROOT / self.path).parent / file if file else ROOT / self.path
                yield str(path.resolve().relative_to(ROOT)), heading

    @property
    def headings(self) -> list[tuple[int, str]]:
        return [(len(marks), text) for marks, text in HEADING.findall(self.prose)]

    @property
    def code(self) -> str:
        """Everything that is code, inline or in blocks, a line each."""
        return "\n".join([*self.named, *FENCE.findall(self.source)])


def anchor(heading: str) -> str:
    """The fragment under which a heading is found."""
    return re.sub(r"[^\w\s-]", "", heading.lower()).strip().replace(" ", "-")


def text(name: str) -> Text:
    return Text(Path(name), (ROOT / name).read_text(encoding="utf-8"))


def texts(*folders: str) -> list[Text]:
    """Every page of the documentation, or those below the named folders of docs."""
    docs = [path for path in sorted((ROOT / "docs").rglob("*.md")) if not folders or path.parent.name in folders]
    beside = [] if folders else sorted(ROOT.glob("*.md"))
    found = [text(str(path.relative_to(ROOT))) for path in [*beside, *docs]]
    assert found, "No pages: these tests would have nothing to look at."
    return found
