"""Moving every file from one store to another: file by file, each read back and hashed before it counts as moved.

It may be cut off and begun again: what lies in the other store and agrees is not sent a second time. Nothing leaves the old
store before everything stands in the new one, and only if that is asked for.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from jiangfang.evidence.folder import Store
from jiangfang.evidence.models import Blob
from jiangfang.evidence.storage import measure

BATCH = 400


@dataclass
class Moved:
    """What became of the files. ``missing`` were not in the old store, ``altered`` did not agree with their hash."""

    files: int = 0
    bytes: int = 0
    sent: int = 0
    removed: int = 0
    missing: list[str] = field(default_factory=list)
    altered: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        return not (self.missing or self.altered)


def names() -> Iterator[str]:
    """The hash of every file and every small picture that evidence names, each once per file."""
    for sha256, thumbnail in Blob.objects.order_by("sha256").values_list("sha256", "thumbnail").iterator(BATCH):
        yield sha256
        if thumbnail:
            yield thumbnail


def move(source: Store, target: Store, *, remove: bool = False, step: Callable[[], object] = lambda: None) -> Moved:
    """Bring every named file from ``source`` into ``target``; ``step`` is called after each.

    Raises Unavailable where a store does not answer; what was moved until then stays moved.
    """
    moved = Moved()
    for sha256 in names():
        moved.files += 1
        _bring(sha256, source, target, moved)
        step()
    if remove and moved.whole:
        for sha256 in names():
            source.remove(sha256)
            moved.removed += 1
    return moved


def _bring(sha256: str, source: Store, target: Store, moved: Moved) -> None:
    if _agrees(sha256, target, moved):
        return
    try:
        with source.open(sha256) as stream:
            stored = target.put(stream)
    except FileNotFoundError:
        moved.missing.append(sha256)
        return
    if stored.sha256 != sha256 or not _agrees(sha256, target, moved):
        moved.altered.append(sha256)
        return
    moved.sent += 1


def _agrees(sha256: str, target: Store, moved: Moved) -> bool:
    """Whether the file stands in ``target``, byte for byte."""
    try:
        real = measure(sha256, target)
    except FileNotFoundError:
        return False
    if real.sha256 != sha256:
        return False
    moved.bytes += real.size
    return True
