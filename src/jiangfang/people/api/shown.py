"""A record as programs read it: what its page shows, field by field, with references as far as the reader may know them."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Literal

from django.db import models
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, ConfigDict, Field, create_model

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.kernel.text import N_
from jiangfang.people.api.addresses import api_url_of
from jiangfang.people.queries.references import references
from jiangfang.records.addresses import url_of
from jiangfang.records.kinds import noun_of
from jiangfang.records.models import Audience, Noun, Organisation, Record

AUDIENCES = tuple(audience.name.lower() for audience in Audience)
HIDDEN = ("record", "organisation")


class Reference(BaseModel):
    """Another record. Code and title are null where it is not open to the reader."""

    kind: str | None = Field(examples=["result"])
    code: str | None = Field(examples=["RES-7Q2KX4M"])
    title: str | None
    href: str | None = Field(description=_("Where it is read."))


class Place(BaseModel):
    """The organisation at which a record is at home."""

    slug: str = Field(examples=["huangtai-studio"])
    title: str
    title_en: str


def _optional(schema: dict[str, Any]) -> None:
    """With ``fields=`` only what was asked for is there."""
    schema.pop("required", None)


class Shown(BaseModel):
    """What every record has."""

    model_config = ConfigDict(json_schema_extra=_optional, defer_build=True)

    kind: str
    code: str = Field(examples=["PRB-7Q2KX4M"])
    title: str
    title_en: str
    organisation: Place
    state: str
    audience: Literal[AUDIENCES]
    version: int = Field(ge=1)
    sample: bool
    created_at: dt.datetime
    changed_at: dt.datetime
    page: str = Field(description=_("Where people read it."))
    href: str = Field(description=_("Where programs read it."))


HEAD: dict[str, Callable[[Record], Any]] = {
    "kind": lambda record: record.kind,
    "code": lambda record: record.code,
    "title": lambda record: record.title,
    "title_en": lambda record: record.title_en,
    "state": lambda record: record.state,
    "audience": lambda record: AUDIENCES[record.audience],
    "version": lambda record: record.version,
    "sample": lambda record: record.sample,
    "created_at": lambda record: record.created_at,
    "changed_at": lambda record: record.changed_at,
    "page": url_of,
    "href": api_url_of,
}


@dataclass(frozen=True)
class Member:
    """A field of a noun or a part in what is shown; ``refers`` where it names another record."""

    name: str
    attribute: str
    annotation: Any
    refers: bool = False
    description: Any = ""


def members_of(model: type[models.Model], owner: str = "") -> list[Member]:
    """The members under which a model's columns are shown; ``owner`` is a part's way back to its noun."""
    return [
        _member(field)
        for field in model._meta.concrete_fields
        if field.name not in (*HIDDEN, owner) and _is_told(field)
    ]


def _is_told(field: models.Field) -> bool:
    """References lead to records; a row of bookkeeping behind a noun is nobody's business."""
    related = field.related_model
    return related is None or related is Record or issubclass(related, Noun)


def _member(field: models.Field) -> Member:
    if field.related_model is not None:
        return Member(field.name, field.attname, Reference | None, True, field.verbose_name)
    annotation = _type_of(field)
    return Member(field.name, field.attname, annotation | None if field.null else annotation, False, field.verbose_name)


def _type_of(field: models.Field) -> Any:
    if field.choices:
        values = [value for value, _label in field.flatchoices if value != ""]
        return Literal[tuple([*values, ""] if field.blank else values)]  # type: ignore[misc] -- a type made at run time
    for kind, annotation in (
        (models.DateTimeField, dt.datetime),
        (models.DateField, dt.date),
        (models.BooleanField, bool),
        (models.DecimalField, str),
        (models.IntegerField, int),
        (models.UUIDField, uuid.UUID),
    ):
        if isinstance(field, kind):
            return annotation
    return str


@dataclass(frozen=True)
class Shape:
    """How the records of a kind are shown: their own members, and the rows that belong to them."""

    kind: str
    members: tuple[Member, ...]
    parts: tuple[tuple[str, tuple[Member, ...]], ...]

    @property
    def names(self) -> list[str]:
        """Every member by name, in the order in which they are shown."""
        return [*HEAD, "organisation", *(member.name for member in self.members), *(name for name, _m in self.parts)]

    @property
    def relations(self) -> list[str]:
        return [name for name, _members in self.parts]


@cache
def shape_of(kind: str) -> Shape:
    """The shape of a kind, read off its model."""
    noun = noun_of(kind)
    parts = []
    for name in noun.kind.parts:
        relation = noun._meta.get_field(name)
        parts.append((name, tuple(members_of(relation.related_model, relation.field.name))))
    return Shape(kind, tuple(members_of(noun)), tuple(parts))


@cache
def model_of(kind: str) -> type[Shown]:
    """The shape of a kind as the documentation describes it."""
    shape, noun = shape_of(kind), noun_of(kind)
    life = lifecycles.get(kind)
    states = Literal[tuple(state.key for state in life.states)] if life else str  # type: ignore[misc] -- made at run time
    members = {one.name: (one.annotation, Field(description=one.description)) for one in shape.members}
    for name, rows in shape.parts:
        row = create_model(
            f"{noun.__name__}{name.title().replace('_', '')}",
            **{one.name: (one.annotation, Field(description=one.description)) for one in rows},
        )
        members[name] = (list[row], Field(description=_("Only where one record is read.")))  # type: ignore[valid-type] -- made at run time
    return create_model(
        noun.__name__, __base__=Shown, __doc__=(noun.__doc__ or "").split("\n")[0], state=(states, ...), **members
    )


def wanted(kind: str, fields: str) -> frozenset[str] | None:
    """The members that ``fields=`` asks for (None: all). Raises Invalid for one that there is not."""
    if not fields:
        return None
    asked = frozenset(name.strip() for name in fields.split(","))
    unknown = sorted(asked - set(shape_of(kind).names))
    if unknown:
        raise Invalid(
            N_("There is no field %(names)s here."), field="fields", code="fields", names=", ".join(unknown)[:200]
        )
    return asked | {"code"}


def show(
    rows: Iterable[Noun], reader: Any, *, fields: Collection[str] | None = None, whole: bool = False
) -> list[dict[str, Any]]:
    """Records of one kind as programs read them; ``whole`` with the rows that belong to each. One query for all references."""
    rows = list(rows)
    if not rows:
        return []
    shape = shape_of(rows[0].kind.key)
    parts = [part for part in shape.parts if whole and (fields is None or part[0] in fields)]
    prefetch_related_objects(rows, *(name for name, _members in parts))
    near = references(set(_named_keys(rows, shape.members, parts)), reader)
    shown = [_one(row, shape, parts, near) for row in rows]
    return [{name: value for name, value in one.items() if fields is None or name in fields} for one in shown]


def _named_keys(rows: Sequence[Noun], members: Sequence[Member], parts: Any) -> Iterator[uuid.UUID]:
    for row in rows:
        yield from _keys(row, members)
        for name, part_members in parts:
            for part in getattr(row, name).all():
                yield from _keys(part, part_members)


def _keys(row: Any, members: Sequence[Member]) -> Iterator[uuid.UUID]:
    return (key for member in members if member.refers and (key := getattr(row, member.attribute)))


def _one(row: Noun, shape: Shape, parts: Any, near: dict[uuid.UUID, Record]) -> dict[str, Any]:
    shown = {name: read(row.record) for name, read in HEAD.items()}
    home: Organisation = row.organisation
    shown["organisation"] = {"slug": home.slug, "title": home.record.title, "title_en": home.record.title_en}
    shown |= _values(row, shape.members, near)
    for name, members in parts:
        shown[name] = [_values(part, members, near) for part in getattr(row, name).all()]
    return shown


def _values(row: Any, members: Sequence[Member], near: dict[uuid.UUID, Record]) -> dict[str, Any]:
    return {member.name: _value(getattr(row, member.attribute), member, near) for member in members}


def _value(value: Any, member: Member, near: dict[uuid.UUID, Record]) -> Any:
    if member.refers and value is not None:
        return reference(near.get(value))
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def reference(record: Record | None) -> dict[str, Any]:
    """Another record in a word; one that is not open says nothing but that it is there."""
    if record is None:
        return {"kind": None, "code": None, "title": None, "href": None}
    return {"kind": record.kind, "code": record.code, "title": record.title, "href": api_url_of(record)}
