"""Handing a file out: as what it was found to be, never as something a browser would run."""

import logging
from typing import IO

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from jiangfang.evidence.inspection.accepted import ACCEPTED, JPEG, PNG
from jiangfang.evidence.models import Evidence
from jiangfang.evidence.storage import store
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_

# Shown in the page: only pixels that this house has written itself. Everything else is for saving.
_SHOWN = {JPEG.name, PNG.name}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    # What lies under a hash never changes; whoever else looks at this machine's cache is not the reader.
    "Cache-Control": "private, max-age=31536000, immutable",
}
log = logging.getLogger(__name__)


def file_response(request: HttpRequest, evidence: Evidence) -> HttpResponseBase:
    """The file itself. The caller has asked whether the reader may have it."""
    media_type = evidence.blob.media_type
    return _response(request, evidence.blob_id, media_type, evidence.name)


def thumbnail_response(request: HttpRequest, evidence: Evidence) -> HttpResponseBase:
    """The small picture of the file. Raises NotThere where it has none."""
    if not evidence.blob.thumbnail:
        raise NotThere(N_("This file has no small picture."))
    return _response(request, evidence.blob.thumbnail, JPEG.name, f"{evidence.name}.jpg")


def _response(request: HttpRequest, sha256: str, media_type: str, name: str) -> HttpResponseBase:
    etag = quote_etag(sha256)
    known = get_conditional_response(request, etag=etag)
    response = known or FileResponse(
        _opened(sha256),
        as_attachment=media_type not in _SHOWN,
        filename=name,
        content_type=media_type if media_type in ACCEPTED else "application/octet-stream",
    )
    for header, value in {**_HEADERS, "ETag": etag}.items():
        response.headers[header] = value
    return response


def _opened(sha256: str) -> IO[bytes]:
    try:
        return store().open(sha256)
    except FileNotFoundError:
        log.exception("The file %s is named by evidence and missing in the store.", sha256)
        raise NotThere(
            N_("The file is not in its place."),
            help=N_("Tell whoever runs this installation: “jiangfang verify” names what is missing."),
        ) from None
