"""Evidence over the web: handing in, looking at, describing anew, withdrawing."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jiangfang.evidence import actions, queries, receiving, serving
from jiangfang.evidence.panel import panel_of
from jiangfang.evidence.rules import may_add_evidence
from jiangfang.records.addresses import url_of
from jiangfang.records.models import Noun, Record


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest, code: str) -> HttpResponse:
    """The evidence of a record; POST hands files in. The token is checked once the limits of the upload stand."""
    noun = queries.noun_named(code, request.reader)
    if request.method != "POST":
        return _panel(request, noun.record)
    verdict = may_add_evidence(request.reader, noun)
    if not verdict:
        raise verdict.refusal()
    receiving.limit_upload(request)
    return _hand_in(request, noun)


@csrf_protect
def _hand_in(request: HttpRequest, noun: Noun) -> HttpResponse:
    kept = receiving.received(request)
    said = {"proves": request.POST.get("proves", ""), "kind": request.POST.get("kind", "")}
    actions.add_evidence(noun, actor=request.reader, files=kept, **said)
    if request.headers.get("HX-Request"):
        return _panel(request, noun.record)
    if request.headers.get("X-Requested-With") == "XMLHttpRequest":
        # The page's own script sends file after file and reads the page again when all are kept.
        return HttpResponse(status=201)
    return _back(request, noun.record)


@require_safe
def file(request: HttpRequest, sha256: str, evidence_id: uuid.UUID) -> HttpResponseBase:
    """The file itself."""
    return serving.file_response(request, queries.file_named(evidence_id, sha256, request.reader))


@require_safe
def thumbnail(request: HttpRequest, sha256: str, evidence_id: uuid.UUID) -> HttpResponseBase:
    """The small picture of the file."""
    return serving.thumbnail_response(request, queries.file_named(evidence_id, sha256, request.reader))


@require_POST
def description(request: HttpRequest, evidence_id: uuid.UUID) -> HttpResponse:
    """Say anew what a file proves."""
    evidence = queries.evidence_named(evidence_id, request.reader)
    said = {"proves": request.POST.get("proves", ""), "kind": request.POST.get("kind", "")}
    actions.describe_evidence(evidence, actor=request.reader, **said)
    return _back(request, evidence.record)


@require_POST
def withdrawal(request: HttpRequest, evidence_id: uuid.UUID) -> HttpResponse:
    """Withdraw a file, with the reason."""
    evidence = queries.evidence_named(evidence_id, request.reader)
    actions.withdraw_evidence(evidence, actor=request.reader, reason=request.POST.get("reason", ""))
    return _back(request, evidence.record)


def _panel(request: HttpRequest, record: Record) -> HttpResponse:
    template = "evidence/panel.html" if request.headers.get("HX-Request") else "evidence/page.html"
    return render(request, template, {**panel_of(record, request.reader), "page_url": url_of(record)})


def _back(request: HttpRequest, record: Record) -> HttpResponse:
    """To the record's page, or to its evidence where its kind has no page."""
    messages.success(request, _("The evidence has changed; the history says how."))
    return redirect((url_of(record) or reverse("evidence:files", args=[record.code])) + "#evidence")
