"""Where files lie: each under its SHA-256, written whole or not at all, and never looked up by a name from outside.

A file is stored before the deed that names it commits: a file that nobody names is harmless, a named one that is missing
is not. What a store must offer is :class:`Store`; the one of a single machine is a folder.
"""

import datetime as dt
import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

CHUNK = 1024 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Stored:
    """What a store says of the bytes it has taken."""

    sha256: str
    size: int


@dataclass(frozen=True)
class Found:
    """A file that lies in the store, and since when."""

    name: str
    at: dt.datetime


class Store(Protocol):
    """A place for files under their hash. ``put`` is idempotent: the same bytes again change nothing."""

    def put(self, stream: IO[bytes]) -> Stored: ...

    def open(self, sha256: str) -> IO[bytes]: ...

    def has(self, sha256: str) -> bool: ...

    def files(self) -> Iterator[Found]: ...

    def remove(self, sha256: str) -> None: ...


class FolderStore:
    """A folder with two levels of folders in it (``ab/cd/abcd…``), closed to other users of the machine."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.incoming = root / "incoming"

    def put(self, stream: IO[bytes]) -> Stored:
        """Keep ``stream`` under its hash: written aside, pushed to the disk, then renamed into place in one step."""
        _make_folder(self.incoming)
        handle, aside = tempfile.mkstemp(dir=self.incoming)
        try:
            with os.fdopen(handle, "wb") as out:
                stored = copy(stream, out)
                out.flush()
                os.fsync(out.fileno())
            target = self.path(stored.sha256)
            _make_folder(target.parent)
            # In the place of a file that is there already too: these bytes are right, those may have rotted.
            os.replace(aside, target)
        except BaseException:
            Path(aside).unlink(missing_ok=True)
            raise
        _push(target.parent)
        return stored

    def path(self, sha256: str) -> Path:
        """The place of a file. Raises ValueError for anything but a hash."""
        check_name(sha256)
        return self.root / sha256[:2] / sha256[2:4] / sha256

    def open(self, sha256: str) -> IO[bytes]:
        """The file for reading. Raises FileNotFoundError."""
        return self.path(sha256).open("rb")

    def has(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def files(self) -> Iterator[Found]:
        """Everything that lies in the folder, half-written files of a crash included."""
        for folder, _folders, names in os.walk(self.root):
            for name in sorted(names):
                path = Path(folder, name)
                stands_right = is_name(name) and path == self.path(name)
                at = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
                yield Found(name if stands_right else str(path.relative_to(self.root)), at)

    def remove(self, sha256: str) -> None:
        """Take a file out of the folder: only for one that was moved to another store."""
        self.path(sha256).unlink(missing_ok=True)

    def __str__(self) -> str:
        return str(self.root)


def is_name(name: str) -> bool:
    """Whether a file may be called so: by a SHA-256 in small hexadecimal digits."""
    return _SHA256.fullmatch(name) is not None


def check_name(sha256: str) -> str:
    """The name again. Raises ValueError for anything but a hash, so that no path can be smuggled in."""
    if not is_name(sha256):
        raise ValueError("A file is asked for by its SHA-256.")
    return sha256


def copy(stream: IO[bytes], out: IO[bytes], limit: int | None = None) -> Stored:
    """Copy and hash in small steps; stops with Invalid as soon as ``limit`` bytes are passed."""
    digest, size = hashlib.sha256(), 0
    while chunk := stream.read(CHUNK):
        size += len(chunk)
        if limit is not None and size > limit:
            raise too_large(limit)
        digest.update(chunk)
        out.write(chunk)
    return Stored(digest.hexdigest(), size)


def too_large(limit: int) -> Invalid:
    """The refusal of a file that is larger than ``limit`` bytes."""
    return Invalid(
        N_("“%(name)s” is larger than %(megabytes)s MB."),
        help=N_("Take a smaller picture or a shorter video, or divide the document."),
        code="too_large",
        megabytes=limit // CHUNK,
    )


def _make_folder(path: Path) -> None:
    """Make a folder with those above it up to the house's own, each closed to others."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
        _push(folder.parent)


def _push(folder: Path) -> None:
    """Make a change of names in ``folder`` survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
