"""Uploads on their way in: what is too large is not written to the disk first and refused afterwards."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from jiangfang.evidence.folder import too_large
from jiangfang.evidence.intake import KeptFile, take_in_all
from jiangfang.evidence.naming import visible_text
from jiangfang.kernel.errors import Invalid

# One request may carry several files where no script sends them one by one.
LARGEST_FILES_AT_ONCE = 4


class LimitedUpload(FileUploadHandler):
    """Stops taking a file the moment it grows beyond the limit; the others of the same request go on."""

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.refused: list[str] = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > settings.EVIDENCE_MAX_BYTES:
            self.refused.append(self.file_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leaves the file to the handler that has kept it."""


def limit_upload(request: HttpRequest) -> None:
    """Set the limits before anything reads the body. Raises Invalid where the whole request is beyond them."""
    most = LARGEST_FILES_AT_ONCE * settings.EVIDENCE_MAX_BYTES
    if int(request.META.get("CONTENT_LENGTH") or 0) > most:
        raise named(too_large(most), "…")
    request.upload_handlers.insert(0, LimitedUpload(request))


def received(request: HttpRequest) -> list[KeptFile]:
    """The files of a request, taken in. Raises Invalid, or InvalidMany with the reason for each file."""
    files: list[tuple[Any, str]] = [(file, file.name) for file in request.FILES.getlist("files")]
    for handler in request.upload_handlers:
        if isinstance(handler, LimitedUpload) and handler.refused:
            raise named(too_large(settings.EVIDENCE_MAX_BYTES), ", ".join(handler.refused))
    return take_in_all(files)


def named(error: Invalid, name: str) -> Invalid:
    """The refusal with the name of what was refused."""
    error.params["name"] = visible_text(name)
    return error
