"""MP4 and QuickTime files as the boxes they are made of: size, four letters, content."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from jiangfang.evidence.inspection.accepted import damaged
from jiangfang.kernel.text import N_

VIDEO = N_("a video")
MOST_BOXES = 20_000
CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Box:
    """A box from ``start`` to ``end``; its content begins at ``body``."""

    kind: bytes
    start: int
    body: int
    end: int


def boxes(file: IO[bytes], start: int, end: int) -> Iterator[Box]:
    """The boxes that fill the bytes from ``start`` to ``end``. Raises Invalid where they do not fill them exactly."""
    for _ in range(MOST_BOXES):
        if start == end:
            return
        box = _box_at(file, start, end)
        if box is None:
            break
        yield box
        start = box.end
    raise damaged(VIDEO)


def _box_at(file: IO[bytes], start: int, end: int) -> Box | None:
    file.seek(start)
    head = file.read(16)
    if len(head) < 8:
        return None
    size, body = int.from_bytes(head[:4]), start + 8
    if size == 1:
        size, body = int.from_bytes(head[8:16]), start + 16
    elif size == 0:
        size = end - start
    box = Box(head[4:8], start, body, start + size)
    return box if box.body <= box.end <= end else None


def inside(file: IO[bytes], box: Box, *path: bytes) -> Iterator[Box]:
    """The boxes under ``path`` within ``box``: ``inside(file, trak, b"mdia", b"hdlr")``."""
    for child in boxes(file, box.body, box.end):
        if child.kind == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from inside(file, child, *path[1:])


def content(file: IO[bytes], box: Box, most: int = 64) -> bytes:
    """The first bytes of a box's content."""
    file.seek(box.body)
    return file.read(min(most, box.end - box.body))


def blank(file: IO[bytes], box: Box) -> None:
    """Turn a box into free space of the same size, so that nothing in it is left and everything else stays in place."""
    file.seek(box.start + 4)
    file.write(b"free")
    file.seek(box.body)
    for start in range(box.body, box.end, CHUNK):
        file.write(bytes(min(CHUNK, box.end - start)))
