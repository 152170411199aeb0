"""The one way in for programs: the asked language, the address, and whatever goes wrong told as a problem document."""

import hashlib
import json
import logging
import threading
from collections.abc import Callable
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import signals
from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.urls import Resolver404, URLResolver, reverse
from django.urls.resolvers import RegexPattern
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.views.decorators.csrf import csrf_exempt
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser

from jiangfang.kernel.errors import JiangfangError, NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.api.documentation import Interface
from jiangfang.people.api.problems import problem_response, wrong_shape
from jiangfang.people.api.refusals import Broken, NotAllowed, TooLarge, Unreadable, WrongMedia

log = logging.getLogger("django.request")
DESCRIPTION = "openapi.json"


NO_SUCH_ADDRESS = NotThere(
    N_("There is no such address in this interface."),
    help=N_("/api/v1/openapi.json describes all there are; /api/v1/docs shows them."),
    code="address",
)


class StrictParser(Parser):
    """Reads JSON and nothing else as a body, and no text that no database could keep."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise WrongMedia(
                N_("The body is read as application/json; this one says it is “%(media)s”."),
                help=N_("Send it as JSON in UTF-8, with the header Content-Type: application/json."),
                code="media_type",
                media=request.content_type[:80],
            )
        read = json.loads(request.body.decode(), parse_constant=_refuse_constant)
        _check_texts(read)
        return read


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON.")


def _check_texts(value: Any) -> None:
    """Refuse NUL and halves of characters, wherever they hide."""
    if isinstance(value, str):
        value.encode()
        if "\x00" in value:
            raise ValueError("A text holds no NUL.")
    elif isinstance(value, dict):
        for key, one in value.items():
            _check_texts(key)
            _check_texts(one)
    elif isinstance(value, list):
        for one in value:
            _check_texts(one)


def door(build: Callable[[], Interface]) -> Callable[..., HttpResponseBase]:
    """The view of the whole interface. ``build`` makes it when the first request comes: start-up need not wait for it."""

    building = threading.Lock()

    def made() -> tuple[Interface, URLResolver]:
        with building:  # two first requests at once wait for one building
            return once_made()

    @cache
    def once_made() -> tuple[Interface, URLResolver]:
        interface = build()
        _tell_as_problems(interface)
        return interface, URLResolver(RegexPattern(r"^"), interface.urls[0])

    @cache
    def description(language: str) -> bytes:
        with translation.override(language):
            described = made()[0].described(reverse("api_root"))
            return json.dumps(described, cls=DjangoJSONEncoder, ensure_ascii=False).encode()

    @csrf_exempt
    @login_not_required
    def api(request: HttpRequest, rest: str) -> HttpResponseBase:
        """What programs read and do: see the documentation page."""
        _speak(request)
        try:
            if rest == DESCRIPTION and request.method in ("GET", "HEAD"):
                return _described(request, description(translation.get_language()))
            response = _answered(request, made()[1].resolve(rest))
        except Resolver404:
            response = problem_response(request, NO_SUCH_ADDRESS)
        return _finish(request, response)

    # For the generated reference, which asks the address and imports none of what stands above it.
    api.description = description
    return api


def _described(request: HttpRequest, text: bytes) -> HttpResponseBase:
    """The description of the interface itself, open to everyone: it holds no record."""
    etag = quote_etag(hashlib.sha256(text).hexdigest()[:32])
    response = get_conditional_response(request, etag=etag) or HttpResponse(text, content_type="application/json")
    response["ETag"] = etag
    return _finish(request, response)


def _answered(request: HttpRequest, match: Any) -> HttpResponseBase:
    """The operation's answer. A reader of headers alone gets those of the reading."""
    asked = request.method
    if asked == "HEAD":
        request.method = "GET"
    try:
        _check_parameters(request, match)
        response = match.func(request, *match.args, **match.kwargs)
    except Exception as error:  # noqa: BLE001 -- whatever it is, a program reads it as a problem document
        response = _problem_of(request, error)
    finally:
        request.method = asked
    return _not_allowed(request, response) if response.status_code == 405 else response


def _check_parameters(request: HttpRequest, match: Any) -> None:
    """Texts that can't be kept are no parameters either."""
    for values in (request.GET.lists(), [("", [str(one) for one in match.kwargs.values()])]):
        for name, texts in values:
            if any("\x00" in text for text in (name, *texts)):
                raise Unreadable(N_("A parameter holds a character that no text has."), code="characters")


def _not_allowed(request: HttpRequest, response: HttpResponseBase) -> HttpResponse:
    told = problem_response(
        request,
        NotAllowed(
            N_("%(method)s is not answered here."),
            help=N_("The header Allow names what is."),
            code="method",
            method=str(request.method)[:20],
        ),
    )
    told["Allow"] = response.headers.get("Allow", "")
    return told


def _speak(request: HttpRequest) -> None:
    """The language that ``lang`` asks for; else the one that the headers asked for."""
    if (lang := request.GET.get("lang")) in dict(settings.LANGUAGES):
        translation.activate(lang)
        request.LANGUAGE_CODE = lang


def _finish(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    if (standing := getattr(request, "standing", None)) is not None:
        standing.tell(response)
    response.headers.setdefault("Cache-Control", "private, no-cache")
    response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
    patch_vary_headers(response, ("Accept-Language", "Authorization", "Cookie"))
    return response


def _tell_as_problems(made: Interface) -> None:
    """Every refusal, ours and ninja's and Django's, as a problem document."""
    made.add_exception_handler(Exception, _problem_of)
    for kind in (HttpError, ValidationError, Http404):
        made.add_exception_handler(kind, _problem_of)


def _problem_of(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem_response(request, _ours(request, error))


def _ours(request: HttpRequest, error: BaseException) -> JiangfangError:
    """Any exception as an error that says what, why and what helps."""
    match error:
        case JiangfangError(code="too_large"):
            return TooLarge(error.message, help=error.help, code=error.code, **error.params)
        case JiangfangError():
            return error
        case ValidationError():
            return wrong_shape(error.errors)
        case HttpError() if isinstance(error.__cause__, JiangfangError | RequestDataTooBig):
            return _ours(request, error.__cause__)
        case RequestDataTooBig():
            return TooLarge(
                N_("The body is larger than %(megabytes)s MB."),
                code="too_large",
                megabytes=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 2**20,
            )
        case HttpError() | UnreadablePostError() | MultiPartParserError() | BadRequest() | SuspiciousOperation():
            return Unreadable(
                N_("The body can't be read."),
                help=N_("It is JSON in UTF-8, without NUL characters."),
                code="unreadable",
            )
        case Http404():
            return NotThere(N_("There is nothing here."))
    log.error("The interface failed at %s", request.path, exc_info=error)
    signals.got_request_exception.send(sender=door, request=request)
    return Broken(
        N_("Something went wrong on our side."), help=N_("It has been noted. Try again later."), code="broken"
    )
