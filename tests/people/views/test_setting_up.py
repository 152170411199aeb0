"""The page on which a house begins, and everything that its first officer then enters in pages."""

import re

import pytest
from django.test import Client

from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people import actions as people
from jiangfang.people.models import Account, Person
from jiangfang.records.models import Organisation
from tests.people.soundness import findings

TYPED = {
    "title": "济南市总工会",
    "title_en": "",
    "level": "city",
    "slug": "",
    "name": "林晓岚",
    "username": "lin",
    "password": "turbine blades 7",
    "again": "turbine blades 7",
}
LINK = re.compile(r'value="http://testserver(/account/password/reset/key/[^"]+)"')


@pytest.fixture
def path(db, sample_clock):
    return f"/account/set-up/{people.make_set_up_link(actor=SYSTEM)}/"


def client():
    return Client(HTTP_ACCEPT_LANGUAGE="en")


def test_an_empty_house_says_where_the_way_in_is(path):
    page = client().get("/", follow=True).content.decode()
    assert "This house is still empty" in page and "jiangfang serve" in page
    assert path not in page and 'name="password"' not in page


def test_a_house_that_was_never_started_by_the_command_shows_the_sign_in_page(db):
    assert 'name="password"' in client().get("/account/login/").content.decode()


def test_the_first_officer_comes_in_and_is_told_what_comes_next(path):
    browser = client()
    assert "no-store" in browser.get(path).headers["Cache-Control"]
    page = browser.post(path, TYPED, follow=True)
    assert page.request["PATH_INFO"] == "/organisations/ji-nan-shi-zong-gong-hui/"
    text = page.content.decode()
    assert "What comes next" in text and "Enter an organisation below" in text and "Register a person" in text
    assert browser.get(path).status_code == 404
    assert 'name="password"' in client().get("/account/login/").content.decode()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"title": ""}, "This field is required"),
        ({"level": "studio"}, "Select a valid choice"),
        ({"again": "turbine blades 8"}, "The two passwords differ."),
        ({"password": "short", "again": "short"}, "too short"),
        ({"username": "l n"}, "can&#x27;t be a user name"),
        ({"slug": "a b"}, "slug"),
    ],
)
def test_what_is_typed_wrong_is_told_at_its_field_and_the_link_stays(path, wrong, told):
    browser = client()
    answer = browser.post(path, {**TYPED, **wrong})
    assert answer.status_code == 422
    assert told in answer.content.decode() and "field--wrong" in answer.content.decode()
    assert not Account.objects.exists() and browser.get(path).status_code == 200


def test_another_secret_opens_nothing(path):
    answer = client().get("/account/set-up/abcdef/")
    assert answer.status_code == 404 and "jiangfang serve" in answer.content.decode()
    assert client().post("/account/set-up/abcdef/", TYPED).status_code == 404


def test_the_officer_builds_everything_else_in_pages(path):
    """From the city to the apprentice who sets a password, without a shell."""
    officer = client()
    officer.post(path, TYPED)

    def deed(browser, organisation, deed_name, /, **typed):
        answer = browser.post(
            f"/people/organisations/{organisation.record.code}/deeds/{deed_name}/", typed, follow=True
        )
        assert answer.status_code == 200, answer.content.decode()
        return answer

    def invite(browser, person):
        link = LINK.search(
            browser.post(
                f"/people/{person.record.code}/deeds/account-opened/", {"username": f"u{person.record.code[-4:]}"}
            ).content.decode()
        )[1]
        invited = client()
        form = invited.get(link, follow=True)
        assert (
            invited.post(
                form.request["PATH_INFO"], {"password1": TYPED["password"], "password2": TYPED["password"]}, follow=True
            ).status_code
            == 200
        )
        return invited

    def named(name):
        return Person.objects.get(record__title=name)

    city = Organisation.objects.get()
    answer = deed(officer, city, "founded", title="黄台电厂", level="company", slug="huangtai")
    assert answer.request["PATH_INFO"] == "/organisations/huangtai/" or "黄台电厂" in answer.content.decode()
    company = Organisation.objects.get(slug="huangtai")
    answer = deed(officer, company, "person-registered", name="王主席", role="union_officer", starts_on="2024-03-01")
    assert "Open an account" in answer.content.decode()
    union = invite(officer, named("王主席"))
    deed(union, company, "founded", title="创新工作室", level="studio", slug="studio")
    studio = Organisation.objects.get(slug="studio")
    deed(union, company, "person-registered", name="小周", role="", starts_on="")
    deed(union, studio, "seat-given", person="小周", role="apprentice", starts_on="2024-03-01")
    apprentice = invite(union, named("小周"))
    assert "小周" in apprentice.get("/").content.decode()
    assert apprentice.get("/organisations/studio/").status_code == 200
    assert findings() == []
