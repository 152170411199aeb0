"""Evidence over the web."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jiangfang.evidence.models import Evidence
from tests.cast import account_of
from tests.evidence import samples

XHR = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def web():
    """A browser in which a person of the cast is signed in."""

    def sign_in(person, **options):
        client = Client(**options)
        client.force_login(account_of(person, person.code.lower()))
        return client

    return sign_in


def post(client, problem, *files, headers=None, **said):
    chosen = [SimpleUploadedFile(name, data) for name, data in files or [("IMG_1.jpg", samples.jpeg())]]
    address = reverse("evidence:files", args=[problem.code])
    return client.post(address, {"files": chosen, "proves": "漏汽位置", **said}, headers=headers or {})


def address_of(evidence, name="file"):
    return reverse(f"evidence:{name}", args=[evidence.blob_id, evidence.pk])


def test_the_page_s_script_sends_a_photo(web, problem, cast):
    answer = post(web(cast.member), problem, headers=XHR)
    assert answer.status_code == 201
    assert Evidence.objects.get().added_by == cast.member


def test_without_a_script_several_files_lead_back_to_the_record(web, problem, cast):
    answer = post(web(cast.member), problem, ("a.jpg", samples.jpeg()), ("b", samples.pdf()), kind="certificate")
    assert answer.status_code == 302
    assert answer.url.endswith("#evidence")
    assert [row.kind for row in Evidence.objects.all()] == ["certificate", "certificate"]


def test_htmx_gets_the_panel_and_a_browser_a_page(web, problem, cast):
    client = web(cast.member)
    fragment = post(client, problem, headers={"HX-Request": "true"}).content.decode()
    assert "漏汽位置" in fragment
    assert "<html" not in fragment
    page = client.get(reverse("evidence:files", args=[problem.code])).content.decode()
    assert "漏汽位置" in page
    assert "<html" in page


def test_a_page_that_was_renamed_to_a_photo_is_refused_in_words(web, problem, cast):
    answer = post(web(cast.member), problem, ("photo.jpg", b"<html><script>alert(1)</script>"), headers=XHR)
    assert answer.status_code == 422
    assert "photo.jpg" in answer.content.decode()
    assert "<script>alert(1)" not in answer.content.decode()
    assert Evidence.objects.count() == 0


def test_who_may_not_see_it_gets_nothing_and_who_may_not_hand_in_is_told(web, problem, cast):
    assert post(web(cast.stranger), problem).status_code == 404
    assert post(web(cast.finance), problem).status_code == 403
    assert post(Client(), problem).status_code == 302
    assert Evidence.objects.count() == 0
    assert post(web(cast.member), problem, headers=XHR).status_code == 201


def test_a_form_from_elsewhere_is_refused(web, problem, cast):
    client = web(cast.member, enforce_csrf_checks=True)
    assert post(client, problem).status_code == 403
    assert Evidence.objects.count() == 0
    client.get(reverse("evidence:files", args=[problem.code]))
    token = client.cookies["csrftoken"].value
    assert post(client, problem, csrfmiddlewaretoken=token).status_code == 302
    assert Evidence.objects.count() == 1


def test_a_file_that_is_too_large_is_said_to_be(web, problem, cast, settings):
    settings.EVIDENCE_MAX_BYTES = 2000
    answer = post(web(cast.member), problem, ("gross.txt", b"a" * 3000), headers=XHR)
    assert answer.status_code == 422
    assert "gross.txt" in answer.content.decode()


def test_a_file_and_its_small_picture_are_open_to_those_who_see_the_record(web, photo, cast):
    member, stranger = web(cast.finance), web(cast.stranger)
    for name in ("file", "thumbnail"):
        answer = member.get(address_of(photo, name))
        assert answer.status_code == 200
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert b"".join(answer.streaming_content)[:3] == b"\xff\xd8\xff"
        assert stranger.get(address_of(photo, name)).status_code == 404
        assert Client().get(address_of(photo, name)).status_code == 302
        assert member.post(address_of(photo, name)).status_code == 405


def test_what_it_proves_is_said_anew_and_a_file_withdrawn(web, photo, cast):
    member, other = web(cast.member), web(cast.apprentice)
    description = reverse("evidence:description", args=[photo.pk])
    withdrawal = reverse("evidence:withdrawal", args=[photo.pk])
    assert other.post(description, {"proves": "别的"}).status_code == 403
    assert member.post(description, {"proves": "检修前", "kind": "drawing"}).status_code == 302
    assert other.post(withdrawal, {"reason": "错"}).status_code == 403
    assert member.post(withdrawal, {"reason": ""}).status_code == 422
    assert member.post(withdrawal, {"reason": "拍错了"}).status_code == 302
    kept = Evidence.objects.get()
    assert (kept.proves, kept.kind, kept.withdrawal_reason) == ("检修前", "drawing", "拍错了")
    assert web(cast.finance).get(address_of(photo)).status_code == 404
