"""Videos: made of the boxes a player expects, and without the place where they were taken."""

import datetime as dt
from typing import IO

from jiangfang.evidence.inspection.accepted import MOV, MP4, WEBM, MediaType, damaged, not_taken
from jiangfang.evidence.inspection.boxes import VIDEO, Box, blank, boxes, content, inside
from jiangfang.evidence.inspection.signatures import HEIC, OTHER_VIDEO, SOUND
from jiangfang.kernel.text import N_

# Brands of the same boxes that hold still pictures.
_STILL = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1", b"avif", b"avis", b"crx ")
# Descriptions beside the picture: place, device, comments. A player needs none of them.
_BESIDE = (b"udta", b"meta", b"uuid", b"free", b"skip")
# Tracks in which action cameras and drones note where they were, many times a second.
_TELEMETRY = (b"gpmd", b"camm", b"djmd", b"rtmd")
_EPOCH = dt.datetime(1904, 1, 1, tzinfo=dt.UTC)


def check_film(file: IO[bytes]) -> MediaType:
    """MP4 or QuickTime. Raises Invalid for pictures, sound, damaged files and films with a telemetry track."""
    end = file.seek(0, 2)
    top = {box.kind: box for box in boxes(file, 0, end)}
    brand = content(file, top[b"ftyp"], 4)
    if brand in _STILL:
        raise not_taken(*HEIC)
    if b"moov" not in top or not top.keys() & {b"mdat", b"moof"}:
        raise damaged(VIDEO)
    tracks = list(inside(file, top[b"moov"], b"trak"))
    handlers = [content(file, found)[8:12] for track in tracks for found in inside(file, track, b"mdia", b"hdlr")]
    if b"vide" not in handlers:
        raise not_taken(*SOUND)
    if any(_sample_format(file, track) in _TELEMETRY for track in tracks):
        raise not_taken(
            N_("a video with a track of positions"),
            N_("Export it without GPS or telemetry data, or cut it with a program that leaves them out."),
        )
    return MOV if brand == b"qt  " else MP4


def _sample_format(file: IO[bytes], track: Box) -> bytes:
    for table in inside(file, track, b"mdia", b"minf", b"stbl", b"stsd"):
        return content(file, table)[12:16]
    return b""


def clean_film(file: IO[bytes]) -> dt.datetime | None:
    """Blank out every description beside the picture, in place; return when the camera says it began."""
    end = file.seek(0, 2)
    taken = None
    top = list(boxes(file, 0, end))
    within = [child for box in top if box.kind == b"moov" for child in boxes(file, box.body, box.end)]
    tracks = [part for child in within if child.kind == b"trak" for part in boxes(file, child.body, child.end)]
    for box in (*top, *within, *tracks):
        if box.kind == b"mvhd":
            taken = _began(content(file, box))
        elif box.kind in _BESIDE:
            blank(file, box)
    return taken


def _began(header: bytes) -> dt.datetime | None:
    width = 8 if header[:1] == b"\x01" else 4
    seconds = int.from_bytes(header[4 : 4 + width])
    # A camera without a clock writes 0 or anything; a year beyond the calendar is no time.
    return _EPOCH + dt.timedelta(seconds=seconds) if 0 < seconds < 2**33 else None


def check_webm(file: IO[bytes]) -> MediaType:
    """WebM: a header that says so, followed by a segment. Other Matroska files are refused."""
    file.seek(0)
    head = file.read(128)
    length = head[4] & 0x7F
    header, rest = head[5 : 5 + length], head[5 + length :]
    if head[4] & 0x80 == 0 or b"\x42\x82\x84webm" not in header:
        raise not_taken(*OTHER_VIDEO)
    if not rest.startswith(b"\x18\x53\x80\x67"):
        raise damaged(VIDEO)
    return WEBM
