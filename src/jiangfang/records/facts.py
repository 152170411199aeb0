"""What a record says of itself, field by field, in the reader's language: for pages that show many kinds alike."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import get_language

from jiangfang.kernel.quantities import format_money
from jiangfang.records.models import Noun
from jiangfang.ui.wording import day_text


@dataclass(frozen=True)
class Fact:
    """One field in words; ``is_long`` for texts of several sentences."""

    label: Any
    value: str
    is_long: bool


def facts_of(noun: Noun, names: Collection[str]) -> list[Fact]:
    """The named fields of a noun that hold something, in the order of ``names``."""
    fields = [noun._meta.get_field(name) for name in names]
    found = ((field, _words(noun, field)) for field in fields)
    return [Fact(field.verbose_name, words, isinstance(field, models.TextField)) for field, words in found if words]


def _words(noun: Noun, field: Any) -> str:
    value = getattr(noun, field.attname)
    if value is None or value == "":
        return ""
    if field.choices:
        return str(getattr(noun, f"get_{field.name}_display")())
    if field.name.endswith("_fen"):
        return format_money(value, get_language() or "zh-hans")
    return day_text(value) if isinstance(value, dt.date) else str(value)
