"""Refusals as programs read them: ``application/problem+json`` (RFC 9457), in the language that was asked for."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, Field

from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany, JiangfangError
from jiangfang.kernel.text import N_
from jiangfang.people.api.refusals import TooMany, Unauthenticated, WrongValues, stale
from jiangfang.ui.wording import say

MEDIA_TYPE = "application/problem+json"
TITLES = {
    400: N_("The request can't be read"),
    401: N_("Sign-in needed"),
    403: N_("Refused"),
    404: N_("Nothing here"),
    405: N_("Method not allowed here"),
    409: N_("Someone was first"),
    412: N_("Not at this version any more"),
    413: N_("Too large"),
    415: N_("Not this kind of body"),
    422: N_("Values that can't be taken"),
    428: N_("If-Match needed"),
    429: N_("Too many requests"),
    500: N_("Something went wrong on our side"),
}
# What pydantic calls a mistake → what we say of it.
MISTAKES = {
    "unknown_parameter": N_("There is no parameter %(names)s here."),
    "missing": N_("This is needed."),
    "extra_forbidden": N_("There is no such field here."),
    "string_type": N_("This is a text."),
    "string_too_long": N_("At most %(max_length)s characters."),
    "string_too_short": N_("At least %(min_length)s characters."),
    "string_pattern_mismatch": N_("This has another form."),
    "int_type": N_("This is a whole number."),
    "int_parsing": N_("This is a whole number."),
    "bool_type": N_("This is true or false."),
    "list_type": N_("This is a list."),
    "dict_type": N_("This is an object."),
    "model_type": N_("This is an object."),
    "model_attributes_type": N_("This is an object."),
    "too_long": N_("At most %(max_length)s of them."),
    "literal_error": N_("One of these: %(expected)s."),
    "date_from_datetime_parsing": N_("A day looks like 2024-05-20."),
    "date_parsing": N_("A day looks like 2024-05-20."),
    "uuid_parsing": N_("This is not one of the marks that a page of the list carries."),
    "greater_than_equal": N_("At least %(ge)s."),
    "less_than_equal": N_("At most %(le)s."),
}


class WrongValue(BaseModel):
    """What is wrong with one value of a request."""

    field: str = Field(description=_("The value's name; a dot leads into a list or an object."), examples=["found_on"])
    detail: str = Field(description=_("Why it can't be taken, in the asked language."))
    help: str | None = Field(None, description=_("What would help."))


class ProblemDetails(BaseModel):
    """RFC 9457: what was refused, why, and what would help."""

    type: str = Field(description=_("A name for this kind of refusal; about:blank where the status says it all."))
    title: str
    status: int
    detail: str = Field(description=_("The reason, in the asked language."))
    help: str | None = Field(None, description=_("What would help."))
    code: str | None = Field(None, description=_("The name of the rule or check that refused."))
    errors: list[WrongValue] | None = Field(None, description=_("The values that can't be taken."))


def problem_response(request: HttpRequest, error: JiangfangError) -> HttpResponse:
    """The answer that tells an error of ours."""
    if isinstance(error, Conflict) and error.code == "version" and "If-Match" in request.headers:
        error = stale(error.params.get("theirs", ""))
    told = say(error)
    response = respond(error.status, told.what, help=told.help, code=error.code, errors=list(_values(error)))
    if isinstance(error, Unauthenticated):
        response["WWW-Authenticate"] = 'Bearer realm="jiangfang"'
    if isinstance(error, TooMany):
        response["Retry-After"] = str(error.wait)
    return response


def respond(
    status: int, detail: str, *, help: str = "", code: str = "", errors: Sequence[Mapping[str, Any]] = ()
) -> HttpResponse:
    """A problem document; what is empty is left out."""
    body = {
        "type": f"urn:jiangfang:refusal:{quote(code)}" if code else "about:blank",
        "title": gettext(TITLES.get(status, TITLES[400])),
        "status": status,
        "detail": detail,
        "help": help,
        "code": code,
        "errors": list(errors),
    }
    kept = {name: value for name, value in body.items() if value or name in ("detail", "title")}
    return JsonResponse(kept, status=status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False})


def _values(error: JiangfangError) -> Iterator[dict[str, str]]:
    """Each refused value, where the error names values."""
    if isinstance(error, WrongValues):
        yield from error.errors
    elif isinstance(error, InvalidMany):
        for one in error.errors.values():
            yield from _values(one)
    elif isinstance(error, Invalid) and error.field:
        told = say(error)
        yield {"field": error.field, "detail": told.what, **({"help": told.help} if told.help else {})}


def wrong_shape(mistakes: Sequence[Mapping[str, Any]]) -> WrongValues:
    """The refusal of a request whose values have the wrong shape, as pydantic found them."""
    return WrongValues([{"field": _place(one["loc"]), "detail": _mistake(one)} for one in mistakes])


def _place(location: Sequence[Any]) -> str:
    """``("body", "body", "shares", 0, "percent")`` → ``shares.0.percent``; a query's or header's own name."""
    inner = [str(step) for step in location[1:]]
    inner = inner[1:] if inner[:1] in (["body"], ["asked"]) else inner
    return ".".join(inner) or str(location[0])


def _mistake(mistake: Mapping[str, Any]) -> str:
    told = MISTAKES.get(mistake["type"])
    return gettext(told) % mistake.get("ctx", {}) if told else gettext("This value can't be taken as it stands.")
