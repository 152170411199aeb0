"""The pages on which an officer opens accounts and makes links."""

import re

from django.test import Client

from jiangfang.people import actions as people
from jiangfang.people.models import Account
from tests.cast import account_of
from tests.people.soundness import findings

LINK = re.compile(r'value="http://testserver(/account/password/reset/key/[^"]+)"')
PASSWORDS = {"password1": "turbine blades 7", "password2": "turbine blades 7"}


def open_account(browser, person):
    path = f"/people/{person.record.code}/deeds/account-opened/"
    return browser.post(path, {"username": "ligong", "email": ""})


def follow(browser, link):
    """Open a link and set a password; the final page."""
    form = browser.get(link, follow=True)
    assert form.status_code == 200
    return browser.post(form.request["PATH_INFO"], PASSWORDS, follow=True)


def signed_in_as(browser):
    key = browser.session.get("_auth_user_id")
    return Account.objects.get(pk=key).username if key else None


def test_the_officer_gets_a_link_and_the_person_sets_the_password_with_it(cast, browser_of):
    assert open_account(browser_of(cast.deputy), cast.member).status_code == 403
    page = open_account(browser_of(cast.union), cast.member)
    link = LINK.search(page.content.decode())[1]
    assert "no-store" in page.headers["Cache-Control"]
    member = Client()
    follow(member, link)
    assert signed_in_as(member) == "ligong"
    assert Account.objects.get(username="ligong").check_password(PASSWORDS["password1"])
    assert findings() == []


def test_a_link_works_once(cast, browser_of):
    link = LINK.search(open_account(browser_of(cast.union), cast.member).content.decode())[1]
    follow(Client(), link)
    page = Client(HTTP_ACCEPT_LANGUAGE="en").get(link, follow=True).content.decode()
    assert "This link no longer works" in page
    assert "password1" not in page


def test_a_link_works_for_three_days(cast, browser_of, sample_clock):
    people.open_account(cast.member, actor=cast.union, username="ligong")
    link = people.make_sign_in_link(cast.member, actor=cast.union)
    sample_clock.advance(days=2, hours=23)
    assert "password1" in Client().get(link, follow=True).content.decode()
    sample_clock.advance(hours=2)
    assert "password1" not in Client().get(link, follow=True).content.decode()


def test_a_link_with_another_signature_or_for_another_account_does_not_work(cast):
    people.open_account(cast.member, actor=cast.union, username="ligong")
    other = people.open_account(cast.apprentice, actor=cast.union, username="xiaozhou")
    link = people.make_sign_in_link(cast.member, actor=cast.union)
    head, _, key = link.rstrip("/").rpartition("/")[2].partition("-")
    for forged in (f"{head}-{key[:-1]}x", f"{other.pk}-{key}", "zz-abc-def"):
        page = Client().get(f"/account/password/reset/key/{forged}/", follow=True)
        assert "password1" not in page.content.decode()


def test_closing_an_account_signs_the_person_out(cast, browser_of):
    member, path = browser_of(cast.member), f"/people/{cast.member.record.code}/deeds/account-closed/"
    assert browser_of(cast.deputy).post(path).status_code == 403
    assert member.get("/people/").status_code == 200
    assert browser_of(cast.union).post(path).status_code == 302
    assert member.get("/people/").headers["Location"].startswith("/account/login/")


def test_only_the_deeds_that_make_sense_are_offered(cast, browser_of):
    browser = browser_of(cast.union)

    def offered(person):
        page = browser.get(f"/people/{person.record.code}/").content.decode()
        return set(re.findall(r"deeds/account-([a-z_]+)/", page))

    assert offered(cast.member) == {"opened"}
    account_of(cast.member, "ligong")
    assert offered(cast.member) == {"link_made", "addressed", "closed"}
    people.close_account(cast.member, actor=cast.union)
    assert offered(cast.member) == {"reopened"}


def test_what_somebody_signs_in_with_is_for_officers(cast, browser_of):
    account_of(cast.member, "ligong")
    path = f"/people/{cast.member.record.code}/"
    theirs, mine = (browser_of(person).get(path).content.decode() for person in (cast.deputy, cast.union))
    assert ("ligong" in theirs, "ligong" in mine) == (False, True)
