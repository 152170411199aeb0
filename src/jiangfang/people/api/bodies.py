"""From a deed's form to the body of its request and back: the form stays the one place that knows what a deed asks for."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from pydantic import BaseModel, ConfigDict, Field, create_model

from jiangfang.people.api.examples import example_of
from jiangfang.people.fields import MoneyField, NumberField
from jiangfang.people.offers import DeedForm
from jiangfang.records.models import Audience, Noun, Organisation

# A program hands files in as evidence, and says its version in If-Match.
LEFT_OUT = ("version", "camera", "files", "kept")
AUDIENCES = tuple(audience.name.lower() for audience in Audience)


class Body(BaseModel):
    """What every body is: an object with the named values and no others, each of its very type."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)


@dataclass(frozen=True)
class Lines:
    """Rows that a form lays out as numbered fields: in a body they are one list of objects.

    ``fields`` maps an object's member to the name of its field, ``person`` → ``person_{}``.
    """

    name: str
    item: type[Body]
    fields: Mapping[str, str]
    most: int
    description: Any = ""

    def member(self) -> tuple[Any, Any]:
        """The list as a member of a body."""
        return list[self.item] | None, Field(None, max_length=self.most, description=self.description)  # type: ignore[name-defined] -- a type made at run time


def body_of(form: type[forms.Form], name: str, lines: Lines | None = None, **more: Any) -> type[Body]:
    """The body that a form asks for; ``more`` are members that stand beside the form's fields."""
    members = {key: _member(form, key, field) for key, field in form.base_fields.items() if key not in LEFT_OUT}
    if lines is not None:
        members[lines.name] = lines.member()
    return create_model(name, __base__=Body, __doc__=(form.__doc__ or "").split("\n")[0], **members, **more)


def is_needed(form: type[forms.Form], field: forms.Field) -> bool:
    """Whether a body must say it: what the form starts with, or hides, can be left out."""
    patches = getattr(form, "starts_from_record", False)
    return field.required and field.initial is None and not patches and not field.widget.is_hidden


def _member(form: type[forms.Form], name: str, field: forms.Field) -> tuple[Any, Any]:
    annotation, limits = _type_of(field)
    needed = is_needed(form, field)
    told = Field(
        ... if needed else None,
        description=_description(field),
        examples=[example_of(name, field, annotation)],
        **limits,
    )
    return (annotation if needed else annotation | None), told


def _type_of(field: forms.Field) -> tuple[Any, dict[str, Any]]:
    """The type of a field's value in a body, and its limits."""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return list[str], {"max_length": 200}
    if isinstance(field, forms.ModelChoiceField):
        return str, {"max_length": 80}
    if isinstance(field, forms.ChoiceField):
        return _choice_type(field), {}
    if isinstance(field, MoneyField):
        return int | str, {}
    if isinstance(field, NumberField):
        return int | float | str, {}
    if isinstance(field, forms.BooleanField):
        return bool, {}
    if isinstance(field, forms.IntegerField):
        limits = {"ge": field.min_value, "le": field.max_value}
        return int, {name: value for name, value in limits.items() if value is not None}
    if isinstance(field, forms.DateField):
        return str, {"max_length": 40, "json_schema_extra": {"format": "date"}}
    return str, {"max_length": field.max_length} if getattr(field, "max_length", None) else {}


def _choice_type(field: forms.ChoiceField) -> Any:
    """One of the values; a text where the choices depend on the record."""
    if list(field.choices) == list(Audience.choices):
        return Literal[AUDIENCES]
    values = [str(value) for value, _label in field.choices if value != ""]
    return Literal[tuple(values)] if values else str  # type: ignore[valid-type] -- a type made at run time


def _description(field: forms.Field) -> Any:
    return _later(field)


def _described(field: forms.Field) -> str:
    """Label, help and the meaning of the choices, in the language of the moment."""
    told = [str(field.label or ""), str(field.help_text or "")]
    if isinstance(field, MoneyField):
        told.append(gettext("A whole number is an amount in fen."))
    if isinstance(field, forms.ModelMultipleChoiceField):
        told.append(gettext("Codes of records."))
    elif isinstance(field, forms.ModelChoiceField):
        told.append(gettext("The code of a record, the short name of an organisation, or the id of a part."))
    elif isinstance(field, forms.ChoiceField):
        is_audience = list(field.choices) == list(Audience.choices)
        values = AUDIENCES if is_audience else [value for value, _label in field.choices]
        labels = [label for _value, label in field.choices]
        told.append("; ".join(f"{value}: {label}" for value, label in zip(values, labels, strict=True) if value))
    return ". ".join(part.rstrip(".。") for part in told if part)


_later = lazy(_described, str)


def fill(
    form_class: type[DeedForm],
    body: BaseModel | None,
    version: int | None = None,
    lines: Lines | None = None,
    **given: Any,
) -> DeedForm:
    """The form as if it had been filled in on its page: what the body leaves out stays as the form starts.

    ``given`` is what the form is made with (subject, reader …).
    """
    blank = form_class(None, **given)
    said = body.model_dump(exclude_unset=True) if body is not None else {}
    data = {name: value for name, value in said.items() if lines is None or name != lines.name}
    if lines is not None and said.get(lines.name) is not None:
        data |= _laid_out(blank, lines, said[lines.name])
    return fill_with(form_class, blank, {**data, "version": version}, **given)


def fill_with(form_class: type[DeedForm], blank: DeedForm, said: Mapping[str, Any], **given: Any) -> DeedForm:
    """The form with these values, and with what ``blank`` starts with where nothing is said."""
    data = {
        name: _typed(field, said[name]) if name in said else blank[name].value() for name, field in blank.fields.items()
    }
    data |= {name: value for name, value in said.items() if name not in blank.fields}
    return form_class({name: value for name, value in data.items() if value is not None}, **given)


def _laid_out(blank: DeedForm, lines: Lines, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The numbered fields of a list's rows; those that the form starts with beyond them are emptied."""
    first = next(iter(lines.fields.values()))
    present = sum(first.format(number) in blank.fields for number in range(1, lines.most + 1))
    data: dict[str, Any] = {}
    for number in range(1, max(present, len(rows)) + 1):
        row = rows[number - 1] if number <= len(rows) else {}
        for member, pattern in lines.fields.items():
            data[pattern.format(number)] = "" if row.get(member) is None else str(row[member])
    return data


def _typed(field: forms.Field, value: Any) -> Any:
    """A value of a body as its field reads it from a page."""
    if value is None:
        return ""
    if isinstance(field, forms.ModelMultipleChoiceField):
        return [key_in(field.queryset, one) for one in value]
    if isinstance(field, forms.ModelChoiceField):
        return key_in(field.queryset, value)
    if isinstance(field, MoneyField) and isinstance(value, int):
        return f"{(Decimal(value) / 100).normalize():f}元"
    if isinstance(field, forms.TypedChoiceField) and field.coerce is int and value in AUDIENCES:
        return str(AUDIENCES.index(value))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def key_in(queryset: Any, named: str) -> str:
    """The key of the row that a code (or an organisation's short name, or a part's id) names; what names none stays as it is,
    for the form to refuse.
    """
    text = named.strip()
    if not issubclass(queryset.model, Noun):
        return text
    found = queryset.filter(record__code=text.upper())
    if issubclass(queryset.model, Organisation):
        found = found | queryset.filter(slug=text)
    key = found.values_list("pk", flat=True).first()
    return str(key) if key else _no_key(text)


def _no_key(text: str) -> str:
    """A text that is certainly no key: programs name records by their codes, as people do."""
    try:
        uuid.UUID(text)
    except ValueError:
        return text
    return f"[{text}]"


def errors_of(form: DeedForm, lines: Lines | None = None) -> list[dict[str, str]]:
    """What a form found wrong, as a program reads it."""
    return [
        {"field": _in_body(name, lines), "detail": " ".join(str(one) for one in told)}
        for name, told in form.errors.items()
    ]


def _in_body(name: str, lines: Lines | None) -> str:
    """A numbered field as its place in the list: ``percent_2`` → ``shares.1.percent``."""
    stem, _line, number = name.rpartition("_")
    if lines is not None and number.isdigit():
        for member, pattern in lines.fields.items():
            if pattern.format(number) == name:
                return f"{lines.name}.{int(number) - 1}.{member}"
    return "body" if name == "__all__" else name
