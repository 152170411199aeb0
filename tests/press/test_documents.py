"""The public check of documents: by number, and by the file itself."""

import io

import pytest
from django.test import Client
from django.urls import reverse

from jiangfang.documents import actions
from tests.documents.drawn import SHEET, drawn_up, files_of
from tests.innovation import harvest

pytestmark = pytest.mark.django_db


def visit(name, *args, method="get", **data):
    client = Client(headers={"accept-language": "en"})
    return getattr(client, method)(reverse(f"press:{name}", args=args), data)


def text_of(response):
    return response.content.decode()


def checked(data, name="x.pdf"):
    return text_of(visit("check_file", method="post", file=io.BytesIO(data)))


def test_the_number_leads_to_what_is_on_record_and_to_nothing_of_what_it_says(cast):
    result = harvest.accepted(cast)
    dossier = drawn_up(cast.studio, cast.deputy)
    page = text_of(visit("document", dossier.code))
    assert dossier.hash in page and dossier.pdf in page and "创新工作室" in page
    assert result.record.title not in page and "孙代强" not in page
    assert visit("check", number=dossier.code)["Location"] == reverse("press:document", args=[dossier.code])
    assert visit("document", "DOS-2222222").status_code in (404, 422)


def test_a_sheet_about_a_person_does_not_name_the_person(cast):
    sheet = drawn_up(cast.member, cast.member, SHEET, audience=0)
    assert "李工" not in text_of(visit("document", sheet.code))


def test_a_file_is_genuine_or_says_why_not(cast):
    dossier = drawn_up(cast.studio, cast.deputy)
    files = files_of(dossier)
    for data in files.values():
        page = checked(data)
        assert "Genuine:" in page and dossier.code in page
    assert "content was changed" in checked(files["json"].replace("成果".encode(), "成就".encode()))
    assert "something else" in checked(files["pdf"] + b"\n")
    assert "no document of this system" in checked(b"hello")
    assert visit("check_file", method="post").status_code == 422


def test_a_file_that_is_too_large_is_refused_before_it_is_read(db):
    response = Client().post(reverse("press:check_file"), b"", "multipart/form-data", CONTENT_LENGTH=str(2**30))
    assert response.status_code == 422 and "32 MB" in text_of(response)


def test_a_form_of_another_site_is_refused(db):
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(reverse("press:check_file"), {"file": io.BytesIO(b"x")}).status_code == 403


def test_a_withdrawn_document_is_told(cast):
    dossier = drawn_up(cast.studio, cast.deputy)
    actions.withdraw_dossier(dossier, actor=cast.deputy, reason="数据有误")
    assert "nobody stands for it" in text_of(visit("document", dossier.code))
    page = checked(files_of(dossier)["pdf"])
    assert "Genuine:" in page and "withdrawn" in page
