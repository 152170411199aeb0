"""The records that other records refer to, as far as a reader may know them."""

import uuid
from collections.abc import Collection

from django.db.models import Q

from jiangfang.people.models import Person
from jiangfang.people.visibility import visible_to
from jiangfang.records.models import Record

# Who did something and where is told with the record itself, on pages too.
ALWAYS_NAMED = ("person", "organisation")


def references(keys: Collection[uuid.UUID], reader: Person | None) -> dict[uuid.UUID, Record]:
    """Those of the records that may be named to ``reader``, by key; one query, none for no keys."""
    if not keys:
        return {}
    known = Q(kind__in=ALWAYS_NAMED) | visible_to(reader, path="")
    return {record.pk: record for record in Record.objects.filter(known, pk__in=set(keys))}
