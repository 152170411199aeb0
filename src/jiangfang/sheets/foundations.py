"""What was built on records since an import made or changed them, so that taking them back would pull it down."""

import uuid
from collections.abc import Collection, Iterator
from typing import Any

from django.db import models

from jiangfang.kernel.errors import Refused
from jiangfang.kernel.sheets import sheets
from jiangfang.kernel.text import N_
from jiangfang.people.models import Involvement
from jiangfang.records.kinds import noun_of
from jiangfang.records.models import Noun, Part, Record
from jiangfang.sheets.models import ImportRow, Verdict

BATCH = 300
NAMED = 5


def refuse_if_built_on(rows: Collection[ImportRow]) -> None:
    """Raise Refused, with the codes and titles of what stands in the way, where the rows can't simply be taken back."""
    codes = list(standing_on(rows))
    if codes:
        raise Refused(
            N_("It cannot be taken back: since then something was built on what it entered (%(named)s)."),
            help=N_("Take that back first, or correct single records."),
            code="built_on",
            named=", ".join(codes[:NAMED]) + (" …" if len(codes) > NAMED else ""),
        )


def standing_on(rows: Collection[ImportRow]) -> Iterator[str]:
    """What was changed in the records since, and what refers to those that the import made."""
    versions = {row.record_id: row.version for row in rows}
    own = set(versions) | _along(rows)
    for record in _in_batches(Record.objects.order_by("id"), "pk", versions):
        if record.version != versions[record.pk]:
            yield f"{record.code} {record.title}"
    made = {row.record_id for row in rows if row.verdict == Verdict.NEW}
    kinds = set(Record.objects.filter(pk__in=list(made)[:1]).values_list("kind", flat=True))
    seen: set[uuid.UUID] = set()
    for kind in kinds:
        for path, source in references_to(noun_of(kind)):
            for owner in _owners(source, path, made):
                if owner not in own | seen:
                    seen.add(owner)
    for record in _in_batches(Record.objects.order_by("id"), "pk", seen):
        yield f"{record.code} {record.title}"


def _along(rows: Collection[ImportRow]) -> set[uuid.UUID]:
    """Records that were made together with those of the rows: the seat of a new member."""
    one = next(iter(rows), None)
    along = sheets[one.brought.sheet].along if one is not None else None
    return set(along([row.record_id for row in rows])) if along else set()


def references_to(noun: type[Noun]) -> Iterator[tuple[str, type[models.Model]]]:
    """The fields by which records of other deeds refer to a noun: (name of the field, model)."""
    for target in (noun, Record):
        for relation in target._meta.get_fields(include_hidden=True):
            source = relation.related_model if relation.auto_created and not relation.concrete else None
            if source is None or not hasattr(relation, "field"):
                continue
            field = relation.field
            refers = issubclass(source, Noun | Part | Involvement) and field.name not in ("record", "organisation")
            if refers and not _is_own_part(noun, relation):
                yield field.name, source


def _is_own_part(noun: type[Noun], relation: Any) -> bool:
    return relation.get_accessor_name() in noun.kind.parts


def _owners(source: type[models.Model], field: str, targets: Collection[uuid.UUID]) -> Iterator[uuid.UUID]:
    """The keys of the records whose rows refer to one of ``targets``."""
    way = _way_to_owner(source)
    keys = sorted(targets)
    for start in range(0, len(keys), BATCH):
        rows = source._base_manager.filter(**{f"{field}__in": keys[start : start + BATCH]})
        yield from rows.values_list(way, flat=True).distinct()


def _way_to_owner(source: type[models.Model]) -> str:
    """The column that says whose row it is: its own key for a noun, its noun's for a part."""
    if issubclass(source, Noun):
        return "pk"
    if issubclass(source, Involvement):
        return "record_id"
    owner = next(
        field
        for field in source._meta.concrete_fields
        if field.is_relation
        and issubclass(field.related_model, Noun)
        and field.remote_field.get_accessor_name() in field.related_model.kind.parts
    )
    return owner.attname


def _in_batches(queryset: Any, field: str, keys: Collection[uuid.UUID]) -> Iterator[Any]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), BATCH):
        yield from queryset.filter(**{f"{field}__in": ordered[start : start + BATCH]})
