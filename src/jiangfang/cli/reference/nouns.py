"""The page of kinds: nouns, their prefixes, fields and parts."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from jiangfang.cli.reference.markdown import both, code, codes, first_line, page, said, table
from jiangfang.kernel.declarations import search_cards
from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.people.panels import person_panels
from jiangfang.records.kinds import Kind, all_kinds, noun_of
from jiangfang.records.models import Record

# What every noun has, told once above.
SHARED = {"record", "organisation"}


def kinds_page() -> str:
    """Every declared kind with the fields of its model and of its parts."""
    return page(
        "Kinds of record 记录种类",
        "Everything that counts is a record. Whatever its kind, it has these fields, and its home organisation:",
        _fields(Record),
        *(_kind(kind) for kind in all_kinds()),
        "## Sections on a person's page 人员页的栏目",
        table(
            ["Section", "Heading"],
            [[code(key), both(person_panels[key].label)] for key in sorted(person_panels.keys())],
        ),
    )


def _kind(kind: Kind) -> str:
    noun = noun_of(kind.key)
    label = said(kind.label, "en")
    facts = [f"Codes begin with `{kind.prefix}-`", f"page `{kind.page}`" if kind.page else "no page of its own"]
    facts.append("has a [lifecycle](lifecycles.md)" if kind.key in lifecycles else "has no lifecycle")
    facts.append("found by search" if kind.key in search_cards else "not in the search")
    return "\n\n".join(
        part
        for part in [
            f"## {label[:1].upper()}{label[1:]} {said(kind.label, 'zh-hans')} `{kind.key}`",
            first_line(noun),
            "; ".join(facts) + ".",
            _fields(noun),
            *(_part(noun, name) for name in kind.parts),
        ]
        if part
    )


def _part(noun: type[models.Model], name: str) -> str:
    part = noun._meta.get_field(name).related_model
    owner = noun._meta.get_field(name).field.name
    return f"### `{name}`\n\n{first_line(part)}\n\n{_fields(part, owner)}".rstrip()


def _fields(model: type[models.Model], owner: str = "") -> str:
    fields = [
        field for field in model._meta.concrete_fields if field.name not in SHARED | {owner} and not field.primary_key
    ]
    rows = [[code(field.name), both(field.verbose_name), _type(field), _needed(field)] for field in fields]
    return table(["Field", "Label", "What it holds", "Must be given"], rows)


def _type(field: models.Field) -> str:
    if field.choices:
        return "one of " + ", ".join(_choices(field))
    if field.is_relation:
        kind = getattr(field, "record_kind", "") or field.related_model._meta.model_name
        return f"refers to {code(kind)}"
    if field.name.endswith("_fen"):
        return "money, in fen"
    if isinstance(field, models.DecimalField):
        return f"exact number, {field.decimal_places} decimal places"
    if isinstance(field, models.TextField):
        return "text"
    if isinstance(field, models.CharField):
        return f"text of at most {field.max_length} characters"
    return WORDS.get(type(field), "whole number")


WORDS: dict[type[models.Field], str] = {
    models.DateField: "day",
    models.DateTimeField: "instant",
    models.BooleanField: "yes or no",
    models.UUIDField: "key",
    models.JSONField: "structured values",
}


def _choices(field: models.Field) -> Iterator[str]:
    for value, label in field.flatchoices:
        yield f"{code(value)} {both(label)}" if value != "" else codes([])


def _needed(field: Any) -> str:
    return "" if field.null or field.blank or field.has_default() else "yes"
