"""Every file against its hash, and every file in the store against what is known of it."""

import datetime as dt
from collections.abc import Iterator

from jiangfang.evidence.folder import Found
from jiangfang.evidence.models import Blob
from jiangfang.evidence.storage import measure, store
from jiangfang.kernel import clock
from jiangfang.ledger.verification import Finding

BATCH = 400
# A file is stored before the deed that names it: only after a day is it certain that none will.
WAITING = dt.timedelta(days=1)


def findings() -> Iterator[Finding]:
    """What is missing or altered among the files, and what lies there unnamed. Reads every byte once."""
    yield from blob_findings()
    yield from orphan_findings()


def blob_findings() -> Iterator[Finding]:
    """Every file and every small picture must be there, byte for byte."""
    for blob in Blob.objects.order_by("sha256").iterator(chunk_size=BATCH):
        yield from _file_findings(f"evidence.blob {blob.sha256}", blob.sha256, blob.size)
        if blob.thumbnail:
            yield from _file_findings(f"evidence.blob {blob.sha256} (thumbnail)", blob.thumbnail, None)


def _file_findings(where: str, sha256: str, size: int | None) -> Iterator[Finding]:
    try:
        real = measure(sha256, store())
    except (FileNotFoundError, ValueError):
        yield Finding(where, "The file is missing.")
        return
    if real.sha256 != sha256:
        yield Finding(where, "The file was altered: its bytes do not agree with its hash.")
    elif size is not None and real.size != size:
        yield Finding(where, "The file does not have the size that was noted.")


def orphan_findings() -> Iterator[Finding]:
    """Files that nothing names a day after they came: harmless leftovers of a deed that failed, or not ours."""
    for found in orphans():
        yield Finding(f"evidence file {found.name}", "No evidence names this file; it may be removed.")


def orphans() -> Iterator[Found]:
    """Unnamed files in the store that are older than a day."""
    batch: list[Found] = []
    before = clock.now() - WAITING
    for found in store().files():
        if found.at < before:
            batch.append(found)
        if len(batch) == BATCH:
            yield from _unnamed(batch)
            batch = []
    yield from _unnamed(batch)


def _unnamed(batch: list[Found]) -> Iterator[Found]:
    names = [found.name for found in batch]
    known = set(Blob.objects.filter(sha256__in=names).values_list("sha256", flat=True))
    known |= set(Blob.objects.filter(thumbnail__in=names).values_list("thumbnail", flat=True))
    return (found for found in batch if found.name not in known)
