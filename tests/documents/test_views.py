"""Pages of documents: drawing one up, its page, its files, what it says; at a fixed number of queries."""

import pytest
from django.urls import reverse

from jiangfang.documents.checking import check
from jiangfang.documents.models import Dossier
from jiangfang.people.models import Account
from jiangfang.records.models import Audience
from tests.cast import account_of
from tests.documents.drawn import BINDER, FACTS, SHEET, drawn_up
from tests.innovation import harvest, money

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client, cast):
    def sign_in(person):
        known = Account.objects.filter(person=person).first()
        client.force_login(known or account_of(person, f"u{person.pk}"))
        return client

    return sign_in


def url(name, *args):
    return reverse(f"documents:{name}", args=args)


def test_a_document_is_chosen_and_drawn_up_on_a_page(cast, signed_in):
    client, address = signed_in(cast.deputy), url("draw", cast.studio.record.code)
    page = client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "Achievement binder" in page and "Fact sheet for the press" in page
    said = {"what": BINDER, "audience": Audience.COMPANY, "language": "en"}
    response = client.post(address, said)
    dossier = Dossier.objects.get()
    assert response["Location"] == url("dossier", dossier.code)
    pdf = client.get(url("output", dossier.code, "pdf"))
    assert (pdf["Content-Type"], pdf["Content-Disposition"][:6]) == ("application/pdf", "inline")
    assert check(pdf.content).content["address"] == f"http://testserver/open/documents/{dossier.code}/"


def test_an_apprentice_is_offered_what_they_may_have(cast, signed_in):
    client, address = signed_in(cast.apprentice), url("draw", cast.studio.record.code)
    page = client.get(address, headers={"accept-language": "en"}).content.decode()
    assert "Achievement binder" in page and "Fact sheet for the press" not in page
    said = {"what": FACTS, "audience": Audience.PUBLIC, "language": "en"}
    assert client.post(address, said).status_code == 422
    assert not Dossier.objects.exists()


def test_the_record_sheet_is_drawn_up_on_the_persons_page(cast, signed_in):
    client = signed_in(cast.member)
    address = url("draw", cast.member.record.code)
    assert address in client.get(reverse("person", args=[cast.member.record.code])).content.decode()
    client.post(address, {"what": SHEET, "language": "zh-hans"})
    sheet = Dossier.objects.get()
    assert (sheet.what, sheet.record.audience) == (SHEET, Audience.RESTRICTED)
    assert signed_in(cast.apprentice).get(url("dossier", sheet.code)).status_code == 404


@pytest.mark.parametrize("times", [1, 3])
def test_pages_ask_a_fixed_number_of_questions(cast, signed_in, times, django_assert_max_num_queries):
    harvest.accepted(cast)
    for _ in range(times):
        dossier = drawn_up(cast.studio, cast.deputy)
    client = signed_in(cast.member)
    for address in [
        url("dossiers"),
        url("dossier", dossier.code),
        url("reading", dossier.code),
        url("changes", dossier.code),
        url("draw", cast.studio.record.code),
    ]:
        client.get(address)
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_what_it_says_can_be_read_and_compared_on_the_page(cast, signed_in):
    harvest.accepted(cast, title="测量工具")
    drawn_up(cast.studio, cast.deputy)
    harvest.accepted(cast, title="第二项")
    second = drawn_up(cast.studio, cast.deputy)
    client = signed_in(cast.member)
    assert "测量工具" in client.get(url("reading", second.code)).content.decode()
    assert "第二项" in client.get(url("changes", second.code)).content.decode()
    assert client.get(url("output", second.code, "exe")).status_code == 404
    xlsx = client.get(url("output", second.code, "xlsx"))
    assert xlsx["Content-Disposition"].startswith("attachment")


def test_strangers_find_no_document(cast, signed_in):
    dossier = drawn_up(cast.studio, cast.deputy)
    for name in ("dossier", "reading", "changes"):
        assert signed_in(cast.stranger).get(url(name, dossier.code)).status_code == 404
    assert signed_in(cast.stranger).get(url("output", dossier.code, "pdf")).status_code == 404
    assert dossier.code not in signed_in(cast.stranger).get(url("dossiers")).content.decode()


def test_it_is_withdrawn_with_a_reason(cast, signed_in):
    dossier = drawn_up(cast.studio, cast.deputy)
    client, address = signed_in(cast.deputy), url("deed", dossier.code, "withdrawn")
    assert client.post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "数据有误"})
    dossier.record.refresh_from_db()
    assert dossier.record.state == "withdrawn"
    money.assert_sound()


def test_a_finance_officer_prints_the_certificate_of_what_is_verified(cast, signed_in):
    benefit = money.verified(cast)
    client = signed_in(cast.finance)
    printed = client.get(reverse("innovation:benefit_certificate", args=[benefit.record.code]))
    found = check(printed.content)
    assert found.fine and found.content["number"] == benefit.certificate
    assert found.content["address"].endswith(reverse("press:certificate", args=[benefit.certificate]))
    assert found.content["subtitle"] == cast.studio.record.title
    other = money.claimed(cast, money.adoption(cast, result=harvest.accepted(cast, achieved_on=money.SINCE)))
    assert client.get(reverse("innovation:benefit_certificate", args=[other.record.code])).status_code == 422
