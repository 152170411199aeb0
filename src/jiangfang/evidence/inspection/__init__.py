"""What a file really is. Its name and what the browser claims count for nothing; its content decides."""

from collections.abc import Callable
from typing import IO

from jiangfang.evidence.inspection import office, pdf, text, video
from jiangfang.evidence.inspection.accepted import GIF, JPEG, PNG, WEBP, MediaType
from jiangfang.evidence.inspection.signatures import HEAD, check_for

# Pictures are proved by decoding them (jiangfang.evidence.pictures), which is done once for all purposes.
_PICTURES = {"jpeg": JPEG, "png": PNG, "gif": GIF, "webp": WEBP}
_CHECKS: dict[str, Callable[[IO[bytes]], MediaType]] = {
    "pdf": pdf.check,
    "zip": office.check,
    "film": video.check_film,
    "webm": video.check_webm,
}


def inspect(file: IO[bytes], name: str = "") -> MediaType:
    """The type of a seekable file. Raises Invalid for what is not taken, is damaged, or would run when opened.

    ``name`` only tells CSV from other plain text, which no content can.
    """
    file.seek(0)
    check = check_for(file.read(HEAD))
    if check in _PICTURES:
        return _PICTURES[check]
    return _CHECKS[check](file) if check in _CHECKS else text.check(file, name)
