"""What changed between two documents of one kind: figures, facts, and what stands on the lists."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jiangfang.documents.rendering.writing import cell


@dataclass(frozen=True)
class Change:
    """One difference. ``before`` or ``after`` is empty where something came or went; ``part`` is the list it stands on."""

    part: str
    what: str
    before: str
    after: str
    code: str = ""


Key = tuple[str, str]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """The differences between two contents, in the order of the newer one; what went stands last."""
    old, new = dict(_told(before)), dict(_told(after))
    found = [
        Change(key[0], told[0], old[key][1] if key in old else "", told[1], told[2])
        for key, told in new.items()
        if key not in old or old[key][1] != told[1]
    ]
    gone = [Change(key[0], told[0], told[1], "", told[2]) for key, told in old.items() if key not in new]
    return [*found, *gone]


def _told(content: Mapping[str, Any]) -> Iterator[tuple[Key, tuple[str, str, str]]]:
    """Everything that can change: its key, its name, what is said of it, and the code of its record."""
    language, part = content["language"], ""
    for block in content["blocks"]:
        kind = block["block"]
        title = block.get("title") or part
        if kind == "heading":
            part = block["text"]
        elif kind == "figuretable":
            for row in block["rows"]:
                yield (title, row["key"] or row["label"]), (row["label"], f"{row['text']} {row['unit']}".strip(), "")
        elif kind == "facts":
            for row in block["rows"]:
                yield (title, row["label"]), (row["label"], cell(row["value"], row["kind"], language), "")
        elif kind == "table":
            yield from _rows(block, title, language)
        elif kind == "evidencelist":
            for row in block["rows"]:
                yield (title, f"{row['code']} {row['sha256']}"), (row["name"], row["proves"], row["code"])


def _rows(block: Mapping[str, Any], title: str, language: str) -> Iterator[tuple[Key, tuple[str, str, str]]]:
    kinds = [column["kind"] for column in block["columns"]]
    name = next((place for place, column in enumerate(block["columns"]) if column["wide"]), 0)
    for row in block["rows"]:
        words = [cell(value, kind, language) for value, kind in zip(row["cells"], kinds, strict=True)]
        said = " · ".join(word for place, word in enumerate(words) if place != name)
        yield (title, row["code"] or words[name]), (words[name], said, row["code"])
