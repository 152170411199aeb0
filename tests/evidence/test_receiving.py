"""Uploads on their way in."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from jiangfang.evidence.receiving import limit_upload, received
from jiangfang.kernel.errors import Invalid
from tests.evidence import samples

LIMIT = 100_000


class Counting(io.BytesIO):
    """A body that knows how far it was read."""


def request_with(*files, **extra):
    return RequestFactory().post("/", {"files": list(files), "proves": "x"}, **extra)


@pytest.fixture(autouse=True)
def small_limit(settings, sample_clock):
    settings.EVIDENCE_MAX_BYTES = LIMIT


def test_what_is_too_large_is_refused_by_name_and_the_rest_is_read():
    request = request_with(SimpleUploadedFile("大.txt", b"a" * (LIMIT + 1)), SimpleUploadedFile("b.txt", b"b"))
    limit_upload(request)
    with pytest.raises(Invalid) as refusal:
        received(request)
    assert (refusal.value.code, refusal.value.params["name"]) == ("too_large", "大.txt")
    assert [file.name for file in request.FILES.getlist("files")] == ["b.txt"]
    assert request.POST["proves"] == "x"


def test_what_is_within_the_limit_arrives(home):
    request = request_with(SimpleUploadedFile("a.pdf", samples.pdf()), SimpleUploadedFile("b.jpg", samples.jpeg()))
    limit_upload(request)
    assert [kept.media_type for kept in received(request)] == ["application/pdf", "image/jpeg"]


def test_a_request_beyond_all_limits_is_refused_before_it_is_read():
    body = Counting(b"x" * 1000)
    request = request_with(CONTENT_LENGTH=str(5 * LIMIT), **{"wsgi.input": body})
    with pytest.raises(Invalid) as refusal:
        limit_upload(request)
    assert refusal.value.code == "too_large"
    assert body.tell() == 0


def test_a_form_without_a_file_says_so():
    request = request_with()
    limit_upload(request)
    with pytest.raises(Invalid) as refusal:
        received(request)
    assert refusal.value.field == "files"
