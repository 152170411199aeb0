"""How an import and its rows are kept. What they become, records, is written by the houses' deeds alone."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from jiangfang.evidence.models import Blob
from jiangfang.evidence.storage import store
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Conflict
from jiangfang.kernel.text import N_
from jiangfang.sheets.models import Import, ImportRow
from jiangfang.sheets.preview import Preview

State = Import.State
KEPT_DAYS = 180


def keep_import(stream: Any, media_type: str, **fields: Any) -> Import:
    """Keep the file under its hash, and an import of it that nobody has looked through yet."""
    stored = store().put(stream)
    at = clock.now()
    Blob.objects.bulk_create(
        [Blob(sha256=stored.sha256, size=stored.size, media_type=media_type)], ignore_conflicts=True
    )
    brought = Import(blob_id=stored.sha256, created_at=at, changed_at=at, **fields)
    brought.save(force_insert=True)
    return brought


def turn(brought: Import, sources: Collection[str], to: str, **fields: Any) -> None:
    """Move an import to another state. Raises Conflict where somebody else was first."""
    fields = {"state": to, "changed_at": clock.now(), **fields}
    if not Import.objects.filter(pk=brought.pk, state__in=sources).update(**fields):
        raise Conflict(
            N_("This import has moved on meanwhile."), help=N_("Look at the page again: it shows where it stands.")
        )
    for name, value in fields.items():
        setattr(brought, name, value)


def note(brought: Import, **fields: Any) -> None:
    """Keep what is known of an import beside its state: its mapping, the work that was handed over, a problem."""
    Import.objects.filter(pk=brought.pk).update(**fields, changed_at=clock.now())
    for name, value in fields.items():
        setattr(brought, name, value)


def keep_preview(brought: Import, found: Preview) -> None:
    """Put the looked-through lines in the place of those that were there, as long as nothing was entered."""
    rows = [
        ImportRow(
            organisation_id=brought.organisation_id,
            brought=brought,
            number=line.number,
            hidden=line.hidden,
            cells=line.cells,
            values=line.values,
            before=line.before,
            old=line.old,
            problems=line.problems,
            verdict=line.verdict,
            record_id=line.noun.pk if line.noun is not None else None,
        )
        for line in found.lines
    ]
    with transaction.atomic():
        turn(
            brought, (State.READ, State.PREVIEWING, State.PREVIEWED), State.PREVIEWED, skipped=found.skipped, problem={}
        )
        ImportRow.objects.filter(brought=brought).delete()
        ImportRow.objects.bulk_create(rows, batch_size=500)


def claim(rows: Sequence[ImportRow], source: str, to: str) -> None:
    """Take rows as one's own within the deed that works on them. Raises Conflict where another has them."""
    taken = ImportRow.objects.filter(pk__in=[row.pk for row in rows], state=source).update(state=to)
    if taken != len(rows):
        raise Conflict(N_("This import is being worked on elsewhere."), code="claimed")


def settle(rows: Sequence[ImportRow], versions: Mapping[UUID, int]) -> None:
    """Keep what became of claimed rows, and the versions at which their records were left."""
    for row in rows:
        row.version = versions.get(row.record_id, row.version) if row.record_id else None
    failed = [row for row in rows if row.state == ImportRow.State.FAILED]
    ImportRow.objects.bulk_update(failed, ["state", "problems"], batch_size=500)
    key, record = ImportRow._meta.pk, ImportRow._meta.get_field("record")
    told = [
        (record.get_db_prep_value(row.record_id, connection), row.version, key.get_db_prep_value(row.pk, connection))
        for row in rows
    ]
    with connection.cursor() as cursor:
        # Hundreds of rows, each with values of its own: one prepared statement is many times faster than a CASE for each.
        cursor.executemany("UPDATE sheets_importrow SET record_id = %s, version = %s WHERE id = %s", told)


def forget_old() -> None:
    """Forget imports whose last word was said long ago: their cells hold names. The records and their history stay."""
    before = clock.now() - dt.timedelta(days=KEPT_DAYS)
    Import.objects.filter(changed_at__lt=before).delete()
