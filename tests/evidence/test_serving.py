"""Handing files out: never as something a browser would run."""

import pytest
from django.test import RequestFactory

from jiangfang.evidence.models import Blob, Evidence
from jiangfang.evidence.serving import file_response, thumbnail_response
from jiangfang.evidence.storage import store
from jiangfang.kernel.errors import NotThere
from tests.evidence import samples
from tests.evidence.test_actions import hand_in, taken


def get(evidence, respond=file_response, **headers):
    fresh = Evidence.objects.select_related("blob").get(pk=evidence.pk)
    return respond(RequestFactory().get("/", headers=headers), fresh)


def body(response):
    try:
        return b"".join(response.streaming_content)
    finally:
        response.close()


def test_a_photo_is_shown_locked_in_and_kept_by_the_browser(photo):
    size = photo.blob.size  # a response that is closed ends the request, and may take the connection with it
    response = get(photo)
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert response.headers["ETag"] == f'"{photo.blob_id}"'
    assert response.headers["Content-Disposition"] == 'inline; filename="IMG_0001.jpg"'
    assert len(body(response)) == size


def test_a_small_picture_has_an_etag_of_its_own(photo):
    response = get(photo, thumbnail_response)
    assert response.headers["ETag"] == f'"{photo.blob.thumbnail}"'
    assert body(response)[:3] == b"\xff\xd8\xff"


def test_a_browser_that_has_it_is_not_sent_it_again(photo):
    response = get(photo, **{"If-None-Match": f'"{photo.blob_id}"'})
    assert (response.status_code, response.content) == (304, b"")
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"


def test_everything_else_is_for_saving_under_a_name_that_can_not_break_the_header(problem, cast):
    document = hand_in(problem, cast.member, taken(samples.pdf(), '证明"\r\nSet-Cookie: a=b.exe'))[0]
    response = get(document)
    assert response.headers["Content-Type"] == "application/pdf"
    disposition = response.headers["Content-Disposition"]
    assert disposition.startswith("attachment; filename*=utf-8''%E8%AF%81%E6%98%8E_")
    assert disposition.endswith(".pdf")
    assert "Set-Cookie" not in response.headers
    with pytest.raises(NotThere):
        get(document, thumbnail_response)
    assert body(response) == samples.pdf()


def test_a_type_that_nobody_would_have_written_is_bytes_for_saving(photo):
    Blob.objects.filter(pk=photo.blob_id).update(media_type="text/html")
    response = get(photo)
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"].startswith("attachment")
    response.close()


def test_a_missing_file_is_said_and_logged(photo, logged_errors):
    store().path(photo.blob_id).unlink()
    with pytest.raises(NotThere):
        get(photo)
    assert photo.blob_id in logged_errors[0].getMessage()
