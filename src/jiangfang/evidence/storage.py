"""Which store a house uses, and what passes through one: the folder ``evidence`` in its home, unless a bucket is named."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings

from jiangfang.evidence.bucket import BucketStore
from jiangfang.evidence.folder import FolderStore, Store, Stored, copy
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

DISK = "disk"


def store() -> Store:
    """The store of this house."""
    return store_at(settings.JIANGFANG_EVIDENCE)


def store_at(address: str) -> Store:
    """The store at ``disk`` (the home's own folder), at ``s3://bucket/prefix``, or in a folder of another path.

    Raises ImproperlyConfigured for an address that is none.
    """
    if address == DISK:
        return FolderStore(settings.JIANGFANG_HOME / "evidence")
    if "://" in address:
        return BucketStore(address)
    return FolderStore(Path(address).expanduser().absolute())


@contextmanager
def spooled(stream: IO[bytes], limit: int) -> Iterator[IO[bytes]]:
    """``stream`` as a seekable file without a name, gone with the process; Invalid where it is empty or too large."""
    with tempfile.TemporaryFile(dir=settings.JIANGFANG_HOME) as file:
        if not copy(stream, file, limit).size:
            raise Invalid(
                N_("“%(name)s” is empty."),
                help=N_("Perhaps it was still being copied; choose it again."),
                code="empty",
            )
        file.seek(0)
        yield file


def measure(sha256: str, where: Store) -> Stored:
    """Read a file in a store through and say what it really is. Raises FileNotFoundError."""
    with where.open(sha256) as stream, open(os.devnull, "wb") as nowhere:
        return copy(stream, nowhere)
