"""Catalogs of the interface: compiles every .po to the .mo Django reads, and finds texts that have no Chinese yet.

A set-up tool, the only place that may need Babel: ``python -m jiangfang.ui.catalogs``. A text that reads the same in
Chinese (a norm's number, a product's name) says so with a translator's comment ``# same in Chinese``.
"""

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parents[1]
CHINESE = "zh_Hans"
SAME = "same in Chinese"

# Which arguments of a marking function are texts; a context stands before them.
SINGULAR = {"gettext", "gettext_lazy", "gettext_noop", "N_", "_"}
PLURAL = {"ngettext", "ngettext_lazy"}
SINGULAR_IN_CONTEXT = {"pgettext", "pgettext_lazy"}
PLURAL_IN_CONTEXT = {"npgettext", "npgettext_lazy"}

_HAN = re.compile(r"[\u3400-\u9fff]")
_PLACEHOLDER = re.compile(r"%\([^)]*\)[a-z]|%[sd]|\{[a-z_]*\}")
_STRING = r"""[uU]?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL = re.compile(rf"(?<![\w.])(gettext|ngettext|pgettext|npgettext|_)\(\s*({_STRING}(?:\s*,\s*{_STRING})*)")
_ONE_STRING = re.compile(_STRING)


@dataclass(frozen=True)
class Text:
    """A marked text: its context ("" for none), its English, its English plural ("" for none), and where it stands."""

    context: str
    singular: str
    plural: str
    where: str


@dataclass(frozen=True)
class Gap:
    """A text the Chinese reader would not read in Chinese, and why."""

    where: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text!r} {self.why}"


def po_files(root: Path = PACKAGE) -> list[Path]:
    return sorted(root.glob("**/locale/*/LC_MESSAGES/django.po"))


def compile_all(root: Path = PACKAGE) -> list[Path]:
    """Write the .mo beside every .po that is newer than it; returns what was written."""
    return [_compile(po) for po in po_files(root) if _is_stale(po)]


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime_ns < po.stat().st_mtime_ns


def _compile(po: Path) -> Path:
    fresh = po.with_suffix(".mo.new")
    with fresh.open("wb") as out:
        write_mo(out, _read(po))
    # Renamed into place, so that a process starting meanwhile never reads half a catalog.
    return fresh.replace(po.with_suffix(".mo"))


def _read(po: Path) -> Catalog:
    with po.open("rb") as source:
        return read_po(source, locale=po.parent.parent.name)


def untranslated(root: Path = PACKAGE) -> list[Gap]:
    """Every marked text under ``root`` without Chinese, every broken translation, every text translated in two ways."""
    catalogs = [(po, _read(po)) for po in po_files(root) if po.parent.parent.name == CHINESE]
    entries: dict[tuple[str, str], list[tuple[Path, Message]]] = defaultdict(list)
    for po, catalog in catalogs:
        for message in catalog:
            if message.id:
                entries[(message.context or "", _first(message.id))].append((po, message))
    gaps = [Gap(text.where, text.singular, why) for text in marked_texts(root) if (why := _missing(text, entries))]
    for found in entries.values():
        gaps += _wrong(found, root)
    return sorted(set(gaps), key=lambda gap: (gap.where, gap.text))


def _first(value: str | tuple[str, ...] | list[str]) -> str:
    return value if isinstance(value, str) else value[0]


def _missing(text: Text, entries: dict[tuple[str, str], list[tuple[Path, Message]]]) -> str:
    found = [message for _po, message in entries.get((text.context, text.singular), [])]
    if not found:
        return "is in no catalog"
    if text.plural and not any(message.pluralizable for message in found):
        return "is used with a plural and its entry has none"
    return ""


def _wrong(found: list[tuple[Path, Message]], root: Path) -> Iterator[Gap]:
    for po, message in found:
        why = _fault(message)
        if why:
            yield Gap(str(po.relative_to(root)), _first(message.id), why)
    if len({_first(message.string) for _po, message in found}) > 1:
        places = ", ".join(str(po.relative_to(root)) for po, _message in found)
        yield Gap(places, _first(found[0][1].id), "is translated in two ways")


def _fault(message: Message) -> str:
    """What is wrong with an entry ("" for nothing)."""
    ids = [message.id] if isinstance(message.id, str) else list(message.id)
    strings = [message.string] if isinstance(message.string, str) else list(message.string)
    if not all(strings):
        return "is not translated"
    if message.fuzzy:
        return "is marked fuzzy"
    if not all(map(_HAN.search, strings)) and SAME not in message.user_comments:
        return "has no Chinese in its translation"
    # A singular may leave its number out, as in “one row”; the plural may not.
    wanted = set(_PLACEHOLDER.findall(ids[-1]))
    if any(set(_PLACEHOLDER.findall(string)) != wanted for string in strings):
        return "has other placeholders in its translation"
    return ""


def marked_texts(root: Path = PACKAGE) -> Iterator[Text]:
    """Every text marked for translation in the Python files and templates under ``root``."""
    for path in sorted(root.rglob("*.py")):
        yield from _python_texts(ast.parse(path.read_text("utf-8")), str(path.relative_to(root)))
    for path in sorted(root.glob("**/templates/**/*.*")):
        if path.suffix in {".html", ".txt", ".xml", ".svg"}:
            yield from _template_texts(path.read_text("utf-8"), str(path.relative_to(root)))


def _python_texts(tree: ast.AST, where: str) -> Iterator[Text]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            strings = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            yield from _text_of(name, strings, f"{where}:{node.lineno}")


def _template_texts(source: str, where: str) -> Iterator[Text]:
    from django.utils.translation.template import templatize  # noqa: PLC0415 -- a wheel is built without Django

    # templatize() writes the marks of a template as calls into a text that is otherwise blanked out.
    for call in _CALL.finditer(templatize(source, origin=where)):
        strings = [ast.literal_eval(string) for string in _ONE_STRING.findall(call[2])]
        yield from _text_of(call[1], strings, where)


def _text_of(name: str, strings: list[str], where: str) -> Iterator[Text]:
    """The text of a call, if the call marks one: what is put together at run time marks nothing."""
    context, plural = name in SINGULAR_IN_CONTEXT | PLURAL_IN_CONTEXT, name in PLURAL | PLURAL_IN_CONTEXT
    if not (context or plural or name in SINGULAR) or len(strings) < 1 + context + plural or not strings[context]:
        return
    yield Text(strings[0] if context else "", strings[context], strings[context + 1] if plural else "", where)


def main() -> int:
    for written in compile_all():
        print(written.relative_to(PACKAGE))  # noqa: T201 -- the command's answer
    gaps = untranslated() if "--check" in sys.argv[1:] else []
    for gap in gaps:
        print(gap)  # noqa: T201 -- the command's answer
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main())
