"""Evidence for programs: listing, handing in, describing anew, withdrawing, and the files themselves."""

import json
import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from jiangfang.evidence import actions, queries, receiving, serving
from jiangfang.evidence.forms import ProofForm, WithdrawalForm
from jiangfang.evidence.intake import KeptFile
from jiangfang.evidence.models import Evidence, FileKind
from jiangfang.evidence.rules import may_add_evidence
from jiangfang.kernel.text import N_
from jiangfang.people.api.addresses import api_url
from jiangfang.people.api.bodies import body_of
from jiangfang.people.api.conditions import json_response
from jiangfang.people.api.deeds import REFUSALS, Key, add_post, refuse_unless
from jiangfang.people.api.documentation import answers, array, ref, told
from jiangfang.people.api.once import once
from jiangfang.people.api.reading import Asked
from jiangfang.people.api.refusals import WrongMedia
from jiangfang.people.api.resources import more_routes
from jiangfang.people.api.senders import senders
from jiangfang.people.api.shown import Reference, reference

SCOPE = "write:evidence"
CONTENT = {
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {
                "files": {"type": "array", "items": {"type": "string", "format": "binary"}, "minItems": 1},
                "proves": {"type": "string", "maxLength": actions.LONGEST_PROVES, "example": "修后间隙测量，3号机"},
                "kind": {"type": "string", "enum": ["", *FileKind.values]},
            },
            "required": ["files", "proves"],
        }
    }
}


class EvidenceTold(BaseModel):
    """A file under its hash, and what it proves for a record."""

    id: uuid.UUID
    record: Reference
    name: str
    proves: str
    kind: str
    media_type: str
    size: int
    sha256: str
    captured_at: str | None = Field(description=_("What the camera noted."), json_schema_extra={"format": "date-time"})
    added_by: Reference
    added_at: str = Field(json_schema_extra={"format": "date-time"})
    withdrawn: bool
    withdrawal_reason: str
    file: str = Field(description=_("Where the file itself is read."))


answers.register("EvidenceTold", EvidenceTold)
# The forms of the pages ask for no version: what a file proves does not depend on what the record said a moment ago.
ProofSaid = body_of(ProofForm, "ProofSaid")
WithdrawalSaid = body_of(WithdrawalForm, "WithdrawalSaid")


def _told(row: Evidence) -> dict[str, Any]:
    return {
        "id": row.pk,
        "record": reference(row.record),
        "name": row.name,
        "proves": row.proves,
        "kind": row.kind,
        "media_type": row.blob.media_type,
        "size": row.blob.size,
        "sha256": row.blob_id,
        "captured_at": row.captured_at,
        "added_by": reference(row.added_by.record),
        "added_at": row.added_at,
        "withdrawn": row.withdrawn,
        "withdrawal_reason": row.withdrawal_reason,
        "file": api_url(f"evidence/{row.pk}/file"),
    }


def _all_of(request: HttpRequest, code: str) -> list[dict[str, Any]]:
    noun = queries.noun_named(code, request.reader)
    return [_told(row) for row in queries.evidence_of(noun.record, request.reader).select_related("record")]


def evidence_list(request: HttpRequest, code: str, asked: Query[Asked]) -> HttpResponse:
    """The evidence of any record by its code, withdrawn pieces last."""
    return json_response(_all_of(request, code))


def evidence_one(request: HttpRequest, key: uuid.UUID, asked: Query[Asked]) -> HttpResponse:
    """One piece of evidence."""
    return json_response(_told(queries.evidence_named(key, request.reader)))


def evidence_file(request: HttpRequest, key: uuid.UUID, asked: Query[Asked]) -> HttpResponseBase:
    """The file itself, as it was handed in (a photo without its position data)."""
    row = queries.evidence_named(key, request.reader)
    return serving.file_response(request, queries.file_named(key, row.blob_id, request.reader))


def evidence_new(request: HttpRequest, code: str, asked: Query[Asked], idempotency: str | None = Key) -> HttpResponse:
    """Hand in one or more files with what they prove. A file that the record has already is left as it is."""
    noun = queries.noun_named(code, request.reader)
    refuse_unless(may_add_evidence, request.reader, noun)
    if request.content_type != "multipart/form-data":
        raise WrongMedia(
            N_("Files are handed in as multipart/form-data; this one says it is “%(media)s”."),
            help=N_("With curl: -F files=@photo.jpg -F proves=…"),
            code="media_type",
            media=request.content_type[:80],
        )
    _limit(request)
    kept = receiving.received(request)
    said = {"proves": request.POST.get("proves", ""), "kind": request.POST.get("kind", "")}

    def act() -> HttpResponse:
        rows = actions.add_evidence(noun, actor=request.reader, files=kept, **said)
        known = {row.pk for row in rows}
        return json_response([one for one in _all_of(request, code) if one["id"] in known], status=201)

    return once(request, _bytes(kept, said), act)


def _bytes(kept: list[KeptFile], said: dict[str, str]) -> bytes:
    return json.dumps([sorted(file.sha256 for file in kept), said], ensure_ascii=False).encode()


def _limit(request: HttpRequest) -> None:
    """Set the limits of an upload once, before anything reads its body."""
    if not any(isinstance(handler, receiving.LimitedUpload) for handler in request.upload_handlers):
        receiving.limit_upload(request)


def _describe(request: HttpRequest, key: uuid.UUID, said: Any) -> HttpResponse:
    row = queries.evidence_named(key, request.reader)
    row = actions.describe_evidence(row, actor=request.reader, proves=said.proves, kind=said.kind or "")
    return json_response(_told(row))


def _withdraw(request: HttpRequest, key: uuid.UUID, said: Any) -> HttpResponse:
    row = queries.evidence_named(key, request.reader)
    return json_response(_told(actions.withdraw_evidence(row, actor=request.reader, reason=said.reason)))


def add_evidence_routes(router: Router) -> None:
    """Everything about evidence; files hang on any record by its code."""
    _add_reading(router)
    _add_handing_in(router)
    for name, body, act, label in (
        ("described", ProofSaid, _describe, _("Say anew what a file proves")),
        ("withdrawn", WithdrawalSaid, _withdraw, _("Withdraw a file")),
    ):
        add_post(
            router,
            f"/evidence/{{uuid:key}}/{name}",
            act,
            body,
            at={"key": uuid.UUID},
            scope=SCOPE,
            operation_id=f"evidence_file_{name}",
            summary=label,
            tag="evidence",
            status=200,
            answer=told(200, ref("EvidenceTold"), *REFUSALS, headers=["Idempotency-Replayed"]),
        )


def _add_reading(router: Router) -> None:
    for path, function, label, answer in (
        ("/records/{code}/evidence", evidence_list, _("Evidence"), array("EvidenceTold")),
        ("/evidence/{uuid:key}", evidence_one, _("One piece of evidence"), ref("EvidenceTold")),
        ("/evidence/{uuid:key}/file", evidence_file, _("The file itself"), None),
    ):
        router.get(
            path,
            auth=senders("read"),
            tags=["evidence"],
            summary=label,
            operation_id=function.__name__,
            openapi_extra=told(200, answer, 403, 404, 422) if answer else _file_answer(),
        )(function)


def _add_handing_in(router: Router) -> None:
    router.post(
        "/records/{code}/evidence",
        auth=senders(SCOPE, _limit),
        tags=["evidence"],
        summary=_("Hand in evidence"),
        operation_id="evidence_new",
        response={201: None},
        openapi_extra={
            "requestBody": {"required": True, "content": CONTENT},
            **told(201, array("EvidenceTold"), *REFUSALS, headers=["Idempotency-Replayed"]),
        },
    )(evidence_new)


def _file_answer() -> dict[str, Any]:
    answer = told(200, None, 304, 403, 404, 422, headers=["ETag"])
    answer["responses"][200]["content"] = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
    return answer


more_routes.register("evidence", add_evidence_routes)
