"""Taking a file in: from a stream of unknown bytes to a kept file that a deed can name.

Done before the deed begins, so that no transaction waits for a slow picture; a deed that fails leaves a file that nobody
names, which is harmless.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from django.conf import settings

from jiangfang.evidence import naming, pictures
from jiangfang.evidence.folder import Stored
from jiangfang.evidence.inspection import inspect
from jiangfang.evidence.inspection.accepted import FILMS, PICTURES, MediaType
from jiangfang.evidence.inspection.video import clean_film
from jiangfang.evidence.storage import spooled, store
from jiangfang.evidence.thumbnails import thumbnail
from jiangfang.kernel.errors import Invalid, InvalidMany
from jiangfang.kernel.text import N_


@dataclass(frozen=True)
class KeptFile:
    """A file in the store, and what is known of it. No row speaks of it yet."""

    name: str
    sha256: str
    size: int
    media_type: str
    captured_at: dt.datetime | None = None
    width: int | None = None
    height: int | None = None
    thumbnail: str = ""


def take_in(stream: IO[bytes], name: str) -> KeptFile:
    """Check a file, clean it and store it. Raises Invalid with the reason in the reader's words."""
    try:
        with spooled(stream, settings.EVIDENCE_MAX_BYTES) as file:
            media = inspect(file, name)
            if media in PICTURES:
                return _keep_picture(file, name, media)
            captured_at = pictures.plausible(clean_film(file)) if media in FILMS else None
            file.seek(0)
            return _kept(name, media, store().put(file), captured_at=captured_at)
    except Invalid as error:
        raise _naming(error, name) from error


def take_in_all(files: Iterable[tuple[IO[bytes], str]]) -> list[KeptFile]:
    """:func:`take_in` for several (stream, name). Raises InvalidMany that says of each refused file why."""
    kept, refused = [], {}
    for number, (stream, name) in enumerate(files):
        try:
            kept.append(take_in(stream, name))
        except Invalid as error:
            refused[f"file {number}"] = error
    if refused:
        raise InvalidMany(refused)
    if not kept:
        raise Invalid(
            N_("No file was chosen."),
            field="files",
            help=N_("Drag files into the field, paste a picture, or take a photo."),
        )
    return kept


def _keep_picture(file: IO[bytes], name: str, media: MediaType) -> KeptFile:
    with pictures.developed(file, media) as picture:
        small = store().put(thumbnail(picture.image))
        stored = store().put(pictures.written(picture))
        width, height = picture.image.size
        return _kept(
            name,
            picture.media_type,
            stored,
            captured_at=picture.captured_at,
            width=width,
            height=height,
            thumbnail=small.sha256,
        )


def _kept(name: str, media: MediaType, stored: Stored, **more: object) -> KeptFile:
    clean = naming.clean_name(name, media.extensions)
    return KeptFile(clean, stored.sha256, stored.size, media.name, **more)


def _naming(error: Invalid, name: str) -> Invalid:
    """The same refusal with the file's name in it, so that one of several files can be told from the others."""
    told = {**error.params, "name": naming.visible_text(name)[-60:]}
    return Invalid(error.message, field="files", help=error.help, code=error.code, **told)
