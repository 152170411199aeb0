"""Pages for what did not work: what was refused, why, what helps, and the way back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext

from jiangfang.kernel.errors import JiangfangError
from jiangfang.ui.wording import say


def refusal(request: HttpRequest, error: JiangfangError) -> HttpResponse:
    """The page for an error of ours, with the error's own status."""
    told = say(error)
    return refusal_page(request, error.status, told.what, told.help, code=error.code)


def refusal_page(
    request: HttpRequest | None, status: int, what: str, help: str = "", *, code: str = ""
) -> HttpResponse:
    """The page itself. Without a request it is drawn with nothing that could fail again (no session, no database)."""
    came_from = _came_from(request)
    context: dict[str, Any] = {
        "status": status,
        "what": what,
        "help": help,
        "code": code,
        "back_url": came_from or "/",
        "back_label": gettext("Back to where you were") if came_from else gettext("To the first page"),
    }
    return HttpResponse(render_to_string("ui/error.html", context, request=request), status=status)


def _came_from(request: HttpRequest | None) -> str:
    """The page the reader came from, if it is one of ours and not this very page."""
    if request is None:
        return ""
    url = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())
    return url if ours and (request.method != "GET" or url != request.build_absolute_uri()) else ""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    what = gettext("This request could not be read.")
    return refusal_page(None, 400, what, gettext("Go back and try again; if you followed a link, it may be cut off."))


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    what = gettext("This is not open to you.")
    return refusal_page(
        request, 403, what, gettext("Ask the leader of your studio or your union whether it should be.")
    )


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    what = gettext("There is nothing here, or it is not open to you.")
    return refusal_page(request, 404, what, gettext("Check the address, or look for it with the search at the top."))


def server_error(request: HttpRequest) -> HttpResponse:
    what = gettext("Something went wrong on our side.")
    return refusal_page(
        None, 500, what, gettext("What you had typed is still in the form: go back, wait a moment, try again.")
    )


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """For CSRF_FAILURE_VIEW."""
    what = gettext("This form was open for too long, or was opened in another window.")
    return refusal_page(request, 403, what, gettext("Go back, read the page again and send it once more."))
