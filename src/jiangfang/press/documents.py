"""The public check of a document: by its number, or by the file itself. Says what ``jiangfang verify`` says off-line."""

from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_safe

from jiangfang.documents.checking import Checked
from jiangfang.documents.queries import checked_here, standing_of
from jiangfang.kernel.errors import Invalid, NotThere
from jiangfang.kernel.text import N_
from jiangfang.press.qr import qr_svg
from jiangfang.ui.wording import say

MOST_BYTES = 32 * 1024 * 1024
# What a form says besides its file.
ROOM = 64 * 1024


@login_not_required
@require_safe
def document(request: HttpRequest, number: str) -> HttpResponse:
    """What was drawn up under this number, by whom, as of when, and whether it still stands; nothing of what it says."""
    found = standing_of(number)
    if found is None:
        raise NotThere(
            N_("No document has this number."),
            help=N_("Compare it with the paper. A document that is not found here proves nothing."),
        )
    address = request.build_absolute_uri(request.path)
    return render(request, "press/document.html", {"standing": found, "qr": qr_svg(address), "address": address})


@login_not_required
@csrf_exempt
def check_file(request: HttpRequest) -> HttpResponse:
    """Hold a file against what was sealed. A body that is too large is refused before anything reads it."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + ROOM:
        return _refused(request, _too_large())
    return _check_file(request)


@csrf_protect
def _check_file(request: HttpRequest) -> HttpResponse:
    """The file is looked at in memory and not kept."""
    if request.method != "POST":
        return render(request, "press/check_file.html", {"problem": None, "checked": None})
    try:
        checked = checked_here(_received(request.FILES.get("file")))
    except Invalid as error:
        return _refused(request, error)
    context = {"problem": None, "checked": checked, "standing": _standing(checked)}
    return render(request, "press/check_file.html", context)


def _refused(request: HttpRequest, error: Invalid) -> HttpResponse:
    return render(request, "press/check_file.html", {"problem": say(error), "checked": None}, status=422)


def _too_large() -> Invalid:
    return Invalid(
        N_("This file is larger than %(megabytes)s MB."),
        help=N_("Check it with the command `jiangfang verify`, which has no such limit."),
        megabytes=MOST_BYTES // (1024 * 1024),
    )


def _received(file: UploadedFile | None) -> bytes:
    if file is None:
        raise Invalid(N_("No file was chosen."), help=N_("Choose the PDF, the workbook or the JSON file."))
    if (file.size or 0) > MOST_BYTES:
        raise _too_large()
    return file.read()


def _standing(checked: Checked) -> object:
    """How the document of that number stands here; None where none of that number was recorded."""
    try:
        return standing_of(checked.content["number"]) if checked.fine else None
    except Invalid:
        return None
