"""Pictures, decoded and written anew: what comes out has the pixels and nothing else of what was handed in.

Position, device, comments, colour profiles, hidden thumbnails and anything appended to the file stay behind. Only the time
at which the camera says the picture was taken is read, before the rest is dropped.
"""

import datetime as dt
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageOps

from jiangfang.evidence.inspection.accepted import GIF, JPEG, PNG, WEBP, MediaType, damaged
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

MOST_SIDE = 8000
MOST_PIXELS = MOST_SIDE * MOST_SIDE
LONGEST_SIDE = 6000
QUALITY = 90
OLDEST = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)

_FORMATS = {JPEG: "JPEG", PNG: "PNG", WEBP: "WEBP", GIF: "GIF"}
_ORIENTATION, _CHANGED_AT, _EXIF, _TAKEN_AT, _OFFSET = 0x0112, 0x0132, 0x8769, 0x9003, 0x9011
# A large picture fills some hundred megabytes while it is worked on; two at a time are enough for one machine.
_workbench = threading.BoundedSemaphore(2)


@dataclass(frozen=True)
class Picture:
    """A decoded picture, upright and without anything beside its pixels."""

    image: Image.Image
    media_type: MediaType
    captured_at: dt.datetime | None


@contextmanager
def developed(file: IO[bytes], source: MediaType) -> Iterator[Picture]:
    """Decode ``file``. Raises Invalid for a damaged, animated or too large picture."""
    with _workbench:
        yield _develop(file, source)


def _develop(file: IO[bytes], source: MediaType) -> Picture:
    file.seek(0)
    try:
        with Image.open(file, formats=[_FORMATS[source]]) as opened:
            _check_size(opened)
            if source is not JPEG and getattr(opened, "n_frames", 1) > 1:
                raise animated()
            captured_at = _captured_at(opened)
            image = _plain(_upright(opened))
    except Invalid:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise too_many_pixels() from error
    except Exception as error:
        # Whatever a decoder stumbles over in hostile bytes, the answer is the same: this is not a whole picture.
        raise damaged(N_("a picture")) from error
    return Picture(image, PNG if source in (PNG, GIF) or image.mode == "RGBA" else JPEG, captured_at)


def _check_size(opened: Image.Image) -> None:
    if opened.width * opened.height > MOST_PIXELS:
        raise too_many_pixels()


def _upright(opened: Image.Image) -> Image.Image:
    """The pixels as they are meant to be seen. A broken orientation mark counts as none."""
    opened.load()
    try:
        return ImageOps.exif_transpose(opened)
    except Exception:
        # The mark comes from the same hostile bytes; the picture itself has been decoded by now.
        return opened


def _plain(image: Image.Image) -> Image.Image:
    """A picture of grey, colour, or colour with transparency, no larger than needed, with no notes beside it."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    elif image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        image = image.convert("RGBA")
    elif image.mode != "L":
        image = image.convert("L" if image.mode == "1" else "RGB")
    if max(image.size) > LONGEST_SIDE:
        image = shrunk(image, LONGEST_SIDE)
    # A new picture instead of an emptied one: whatever else Pillow keeps beside pixels stays behind, too.
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    return clean


def shrunk(image: Image.Image, side: int) -> Image.Image:
    """A smaller copy with neither side longer than ``side``."""
    scale = side / max(image.size)
    size = tuple(max(1, round(length * scale)) for length in image.size)
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def written(picture: Picture) -> IO[bytes]:
    """The picture as a new file, positioned at its beginning."""
    out = io.BytesIO()
    if picture.media_type is PNG:
        picture.image.save(out, "PNG")
    else:
        picture.image.save(out, "JPEG", quality=QUALITY)
    out.seek(0)
    return out


def _captured_at(opened: Image.Image) -> dt.datetime | None:
    """When the camera says the picture was taken; None where it does not say, or says what can't be."""
    try:
        notes = opened.getexif()
        inner = notes.get_ifd(_EXIF)
        return plausible(parse_exif_time(inner.get(_TAKEN_AT) or notes.get(_CHANGED_AT), inner.get(_OFFSET)))
    except Exception:
        # Notes are optional and come from hostile bytes: no time is an answer, too.
        return None


def parse_exif_time(text: object, offset: object = None) -> dt.datetime | None:
    """``2024:03:01 14:05:09`` with ``+08:00`` beside it; a camera that names no offset is set to China's time."""
    if not isinstance(text, str):
        return None
    try:
        at = dt.datetime.strptime(text.strip("\x00 "), "%Y:%m:%d %H:%M:%S")
        zone = dt.datetime.strptime(str(offset).strip("\x00 "), "%z").tzinfo if offset else clock.CHINA
    except ValueError:
        return None
    return at.replace(tzinfo=zone).astimezone(dt.UTC)


def plausible(at: dt.datetime | None) -> dt.datetime | None:
    """``at``, unless it lies before digital cameras or after tomorrow."""
    return at if at is not None and OLDEST <= at <= clock.now() + dt.timedelta(days=1) else None


def animated() -> Invalid:
    return Invalid(
        N_("“%(name)s” is an animated picture; only still pictures are taken."),
        help=N_("Hand in one still picture of it, or a video (MP4)."),
        code="animated",
    )


def too_many_pixels() -> Invalid:
    return Invalid(
        N_("“%(name)s” has more pixels than %(side)s × %(side)s."),
        help=N_("Set the camera to its standard resolution, or scan with 300 dpi."),
        code="too_many_pixels",
        side=MOST_SIDE,
    )
