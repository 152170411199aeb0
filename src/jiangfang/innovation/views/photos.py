"""A form with photos: the words are one deed, the photos are handed in right after it, and neither loses the other."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from jiangfang.evidence.actions import add_evidence
from jiangfang.evidence.folder import too_large
from jiangfang.evidence.intake import KeptFile, take_in
from jiangfang.evidence.receiving import LimitedUpload, named
from jiangfang.innovation.forms.photos import PhotoForm, unpack
from jiangfang.kernel.errors import Invalid, JiangfangError
from jiangfang.people.doing import run_form
from jiangfang.records.addresses import url_of
from jiangfang.records.models import Noun
from jiangfang.ui.wording import say


def run_photo_form(
    request: HttpRequest, form: PhotoForm, make: Callable[[], Noun], context: dict[str, Any], template: str
) -> HttpResponse:
    """``run_form`` for a form with photos. A refused file never costs the record or the other files: it is named."""
    kept, refused = _taken_in(request) if request.method == "POST" else ([], [])
    if kept:
        form.hold(kept)

    def act() -> str:
        noun = make()
        if kept:
            refused.extend(_hand_in(noun, request, kept))
        for why in refused:
            messages.warning(request, _("The record is kept, this file is not: %(why)s") % {"why": why})
        return url_of(noun.record)

    return run_form(request, form, act, {**context, "kept_files": kept, "refused_files": refused}, template)


def _taken_in(request: HttpRequest) -> tuple[list[KeptFile], list[str]]:
    """The files of a request and of the attempts before it, and of each refused one why."""
    streams = [*request.FILES.getlist("camera"), *request.FILES.getlist("files")]
    kept, refused = unpack(request.POST.get("kept", ""), request.reader), _too_large(request)
    for stream in streams:
        try:
            kept.append(take_in(stream, stream.name))
        except Invalid as error:
            refused.append(str(say(error)))
    return kept, refused


def _too_large(request: HttpRequest) -> list[str]:
    limits = [handler for handler in request.upload_handlers if isinstance(handler, LimitedUpload)]
    names = [name for handler in limits for name in handler.refused]
    return [str(say(named(too_large(settings.EVIDENCE_MAX_BYTES), name))) for name in names]


def _hand_in(noun: Noun, request: HttpRequest, kept: list[KeptFile]) -> list[str]:
    try:
        add_evidence(noun, actor=request.reader, files=kept, proves=noun.record.title)
    except JiangfangError as error:
        return [str(say(error))]
    return []
