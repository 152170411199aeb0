"""From which version a request starts: ETag, If-None-Match, If-Match."""

import hashlib
import json
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseNotModified
from pydantic import BaseModel

from jiangfang.kernel.text import N_
from jiangfang.people.api.refusals import Unconditional, stale
from jiangfang.records.models import Record


def record_response(request: HttpRequest, record: Record, shown: dict[str, Any], status: int = 200) -> HttpResponse:
    """A record with its ETag; 304 where the reader has this very text already.

    The ETag is the record's version, a point, and a hash of what is shown: references in it may change while the record stays.
    """
    response = json_response(shown, status=status)
    digest = hashlib.sha256(response.content).hexdigest()[:16]
    etag = f'"{record.version}.{digest}"'
    if status == 200 and request.method in ("GET", "HEAD") and _names(request.headers.get("If-None-Match", ""), etag):
        response = HttpResponseNotModified()
    response["ETag"] = etag
    return response


def json_response(shown: Any, status: int = 200) -> HttpResponse:
    """JSON, with Chinese as Chinese."""
    return JsonResponse(shown, status=status, safe=False, json_dumps_params={"ensure_ascii": False})


def _names(header: str, etag: str) -> bool:
    tags = [tag.strip().removeprefix("W/") for tag in header.split(",")]
    return header.strip() == "*" or etag in tags


def version_asked(request: HttpRequest, record: Record, *, needed: bool = False) -> int | None:
    """The version that If-Match starts from; None where it names none or any (``*``).

    Held against the version alone: a reference that changed its title is no reason to refuse a deed. Raises Stale where the
    record is at another version, and Unconditional where ``needed`` and nothing is said.
    """
    header = request.headers.get("If-Match", "").strip()
    if not header and needed:
        raise Unconditional(
            N_("This deed writes over what the record says, so it must say from which version it starts."),
            help=N_(
                "Send the ETag that you read in the header If-Match, or If-Match: * to write over whatever is there."
            ),
            code="if_match",
        )
    if header in ("", "*"):
        return None
    versions = {
        tag.strip().strip('"').partition(".")[0] for tag in header.split(",") if not tag.strip().startswith("W/")
    }
    if str(record.version) not in versions:
        raise stale(record.version)
    return record.version


def body_bytes(body: BaseModel | None) -> bytes:
    """A body as bytes that are the same for the same values."""
    said = body.model_dump(exclude_unset=True) if body is not None else {}
    return json.dumps(said, sort_keys=True, ensure_ascii=False).encode()
