"""Whose card may speak of a record: a card uses the words of its own record and its parts, and the names of the records
that these point to (the inventors of a patent, the unit that uses a result), but not the name of its home.
"""

import uuid
from collections.abc import Collection

from django.db.models import ForeignKey, Model, Q

from jiangfang.kernel.declarations import search_cards
from jiangfang.records.kinds import noun_of
from jiangfang.records.models import Noun, Record


def records_naming(record_ids: Collection[uuid.UUID]) -> dict[str, set[uuid.UUID]]:
    """The records, by kind, that point to one of these by themselves or by a part. One query for each table that may."""
    found: dict[str, set[uuid.UUID]] = {}
    for card in search_cards:
        noun = noun_of(card.kind)
        keys = _pointing(noun, "pk", record_ids)
        for name in noun.kind.parts:
            relation = noun._meta.get_field(name)
            keys |= _pointing(relation.related_model, relation.field.attname, record_ids)
        if keys:
            found[card.kind] = keys
    return found


def _pointing(model: type[Model], owner: str, record_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    fields = [field for field in model._meta.concrete_fields if _names_a_record(field) and field.attname != owner]
    condition = Q()
    for field in fields:
        condition |= Q(**{f"{field.name}__in": record_ids})
    return set(model._base_manager.filter(condition).values_list(owner, flat=True)) if fields else set()


def _names_a_record(field: object) -> bool:
    """A reference to a record, other than to one's own and to its home."""
    if not isinstance(field, ForeignKey) or field.name in ("record", "organisation"):
        return False
    return issubclass(field.related_model, Noun) or field.related_model is Record
