"""Questions about the organisation tree."""

import uuid
from collections.abc import Collection

from django.db.models import QuerySet

from jiangfang.records.models import Branch, Organisation


def branch_of(organisation_id: uuid.UUID) -> QuerySet[Branch]:
    """Keys of the organisations in the branch below, itself included: a queryset of ids for ``__in``."""
    return Branch.objects.filter(ancestor_id=organisation_id).values("organisation_id")


def ancestors_of(organisation_id: uuid.UUID) -> list[Organisation]:
    """From the nation down to the organisation itself."""
    rows = Branch.objects.filter(organisation_id=organisation_id).order_by("-depth")
    return [row.ancestor for row in rows.select_related("ancestor__record")]


def children_of(organisation: Organisation) -> QuerySet[Organisation]:
    """The organisations directly below, at present."""
    return Organisation.objects.filter(parent=organisation).select_related("record").order_by("record__title")


def is_within(organisation_id: uuid.UUID, ancestors: Collection[uuid.UUID]) -> bool:
    """Whether the organisation stands in the branch of any of ``ancestors``."""
    return Branch.objects.filter(organisation_id=organisation_id, ancestor_id__in=ancestors).exists()
