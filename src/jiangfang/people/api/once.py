"""A request that is sent again does its deed once: Idempotency-Key."""

import re
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.people.api.refusals import Unreadable
from jiangfang.people.remembering import claim_answer, give_answer, is_same_request

HEADER = "Idempotency-Key"
KEY = re.compile(r"[\x21-\x7e]{1,255}")
KEPT_HEADERS = ("ETag", "Location")


def once(request: HttpRequest, said: bytes, act: Callable[[], HttpResponse]) -> HttpResponse:
    """What ``act`` answers; or, where the request's key was used within a day, what it answered then.

    ``said`` is what the request says beside its address. The answer is kept in the very transaction of the deed, so a deed
    that was refused leaves nothing, and can be sent again under the same key.
    """
    key = request.headers.get(HEADER)
    if key is None:
        return act()
    if not KEY.fullmatch(key):
        raise Unreadable(
            N_("An idempotency key is 1 to 255 letters, digits and signs, without spaces."), code="idempotency_key"
        )
    asked = b"\n".join((str(request.method).encode(), request.get_full_path().encode(), said))
    with transaction.atomic():
        answer = claim_answer(request.user, key, asked)
        if not is_same_request(answer, asked):
            raise Invalid(
                N_("This key was used for another request within the last day."),
                help=N_("Take a new key for each deed, and the same key only to send the same request again."),
                code="idempotency_key",
            )
        if answer.status is not None:
            return _again(answer.status, answer.headers, answer.body)
        response = act()
        kept = {name: response[name] for name in KEPT_HEADERS if name in response}
        give_answer(answer, response.status_code, kept, response.content.decode())
        return response


def _again(status: int, headers: dict[str, str], body: str) -> HttpResponse:
    response = HttpResponse(body, status=status, content_type="application/json")
    for name, value in {**headers, "Idempotency-Replayed": "true"}.items():
        response[name] = value
    return response
