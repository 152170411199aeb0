"""Handing a document out: shown in the browser where it can show it, saved otherwise."""

from django.http import HttpResponse
from django.http.response import content_disposition_header

from jiangfang.documents.models import Dossier
from jiangfang.documents.rendering import OUTPUTS
from jiangfang.evidence.storage import store
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    # The browser's own viewer needs to show the file as an object of its page; nothing else may be loaded.
    "Content-Security-Policy": "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}


def output_of(dossier: Dossier, ending: str, *, save: bool) -> HttpResponse:
    """One of the three files of a dossier. Raises NotThere where it is not in its place."""
    try:
        with store().open(dossier.files[ending]) as stream:
            return served(stream.read(), ending, f"{dossier.record.title} {dossier.code}.{ending}", save=save)
    except FileNotFoundError as error:
        raise NotThere(
            N_("The file is not in its place."),
            help=N_("Tell whoever runs this installation: “jiangfang verify” names what is missing."),
        ) from error


def served(data: bytes, ending: str, name: str, *, save: bool) -> HttpResponse:
    """The bytes of a document; a PDF opens in the browser unless it is to be saved."""
    response = HttpResponse(data, content_type=OUTPUTS[ending].media_type)
    response.headers["Content-Disposition"] = content_disposition_header(save or ending != "pdf", name)
    for header, value in _HEADERS.items():
        response.headers[header] = value
    return response
