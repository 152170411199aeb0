"""Evidence as a reader may see it: of a record, one file, and which records have any."""

import uuid
from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from jiangfang.evidence.models import Evidence
from jiangfang.evidence.rules import may_add_evidence
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person
from jiangfang.people.visibility import open_to, visible, visible_records
from jiangfang.records.kinds import noun_of
from jiangfang.records.models import Noun, Record


def evidence_of(record: Record, reader: Person | None) -> QuerySet[Evidence]:
    """The evidence of a record that ``reader`` may see, withdrawn pieces last."""
    rows = Evidence.objects.filter(record=record).select_related("blob", "added_by__record")
    return visible(rows, reader).order_by("withdrawn", "id")


def evidence_named(evidence_id: uuid.UUID, reader: Person | None) -> Evidence:
    """One piece of evidence with its record. Raises NotThere where it is not open to the reader."""
    return open_to(Evidence.objects.select_related("blob", "record"), reader, pk=evidence_id)


def file_named(evidence_id: uuid.UUID, sha256: str, reader: Person | None) -> Evidence:
    """The evidence whose file may be handed to ``reader``. Raises NotThere.

    A withdrawn file may be the wrong one to show (a face, a stranger's data): only those who could have handed it in still
    open it.
    """
    rows = Evidence.objects.select_related("blob", "record")
    found = open_to(rows, reader, pk=evidence_id, blob_id=sha256)
    if found.withdrawn and not may_add_evidence(reader, found):
        raise NotThere(N_("This file was withdrawn and is no longer shown."))
    return found


def noun_named(code: str, reader: Person | None) -> Noun:
    """The noun under ``code``, to hang evidence on. Raises NotThere where it is not open to the reader."""
    record = visible_records(reader).filter(code=code.upper()).only("id", "kind").first()
    if record is None:
        raise NotThere(
            N_("There is no record “%(typed)s”, or it is not open to you."),
            help=N_("Compare the code with the page you came from, or ask the studio to open the record to you."),
            typed=code,
        )
    return noun_of(record.kind).objects.select_related("record").get(pk=record.pk)


def covered(record_ids: Collection[uuid.UUID]) -> set[uuid.UUID]:
    """Those of the records that have at least one piece of evidence which was not withdrawn."""
    return set(standing(record_ids).values_list("record_id", flat=True))


def standing(record_ids: Collection[Any]) -> QuerySet[Evidence]:
    """The evidence of records that was not withdrawn, oldest first."""
    return Evidence.objects.filter(record_id__in=record_ids, withdrawn=False).order_by("record_id", "id")


def standing_pieces(record: Record) -> list[Evidence]:
    """The evidence of a record that was not withdrawn, for a page on which the record itself is open; one query."""
    return list(standing([record.pk]).select_related("blob"))
