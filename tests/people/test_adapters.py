"""The company's own sign-in: whom it lets in, and whom it does not make."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from jiangfang.people import actions as people
from jiangfang.people.models import Account
from tests.people.company_sign_in import running

LOGIN = "/account/oidc/company/login/"


@pytest.fixture
def company(cast, settings, monkeypatch):
    from jiangfang.config.sign_in import read_sign_in

    with running() as company:
        monkeypatch.setenv("JIANGFANG_OIDC_ISSUER", company.issuer)
        monkeypatch.setenv("JIANGFANG_OIDC_NAME", "Huangtai Power")
        monkeypatch.setenv("JIANGFANG_OIDC_CLIENT_ID", "jiangfang")
        monkeypatch.setenv("JIANGFANG_OIDC_CLIENT_SECRET", "secret")
        settings.SOCIALACCOUNT_PROVIDERS = read_sign_in().providers
        yield company


def come_from(company, **claims):
    """A browser that signed in at the company as ``claims`` and was sent back; and the page it got here."""
    browser = Client(HTTP_ACCEPT_LANGUAGE="en")
    company.claims = claims
    sent = browser.post(LOGIN)
    asked = parse_qs(urlsplit(sent.headers["Location"]).query)
    assert sent.headers["Location"].startswith(f"{company.issuer}/authorize?")
    assert asked["code_challenge_method"] == ["S256"]
    return browser, browser.get(f"{LOGIN}callback/", {"code": "c", "state": asked["state"][0]})


def name_of(browser):
    key = browser.session.get("_auth_user_id")
    return Account.objects.get(pk=key).username if key else None


def test_the_sign_in_page_offers_it_only_where_it_is_set_up(company, settings):
    assert "Sign in with Huangtai Power" in Client(HTTP_ACCEPT_LANGUAGE="en").get("/account/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = {}
    page = Client(HTTP_ACCEPT_LANGUAGE="en").get("/account/login/").content.decode()
    assert "Huangtai Power" not in page
    assert Client().post(LOGIN).status_code == 404


def test_it_signs_in_the_account_of_the_same_name_and_knows_it_again(company, cast):
    people.open_account(cast.member, actor=cast.union, username="LiGong")
    for _ in range(2):
        browser, page = come_from(company, sub="42", preferred_username="ligong")
        assert (page.status_code, name_of(browser)) == (302, "LiGong")
    # Known by its key from now on, whatever the company calls it.
    browser, _page = come_from(company, sub="42", preferred_username="li.gong")
    assert name_of(browser) == "LiGong"
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize("claims", [{"preferred_username": "nobody"}, {}, {"email": "li@example.org"}])
def test_an_unknown_identity_is_refused_and_nothing_is_made(company, cast, claims):
    account = people.open_account(cast.member, actor=cast.union, username="ligong", email="li@example.org")
    before = Account.objects.count()
    browser, page = come_from(company, sub="43", **claims)
    assert (page.status_code, name_of(browser)) == (403, None)
    assert "nobody here has an account" in page.content.decode()
    assert (Account.objects.count(), SocialAccount.objects.count()) == (before, 0)
    assert account.person == cast.member


def test_a_second_identity_with_the_same_name_is_refused_until_an_officer_unties_the_first(company, cast):
    people.open_account(cast.member, actor=cast.union, username="ligong")
    come_from(company, sub="42", preferred_username="ligong")
    browser, page = come_from(company, sub="99", preferred_username="ligong")
    assert (page.status_code, name_of(browser)) == (403, None)
    people.close_account(cast.member, actor=cast.union)
    people.reopen_account(cast.member, actor=cast.union)
    browser, _page = come_from(company, sub="99", preferred_username="ligong")
    assert name_of(browser) == "ligong"


def test_a_closed_account_stays_closed(company, cast):
    people.open_account(cast.member, actor=cast.union, username="ligong")
    come_from(company, sub="42", preferred_username="ligong")
    people.close_account(cast.member, actor=cast.union)
    browser, page = come_from(company, sub="42", preferred_username="ligong")
    assert (page.status_code, name_of(browser)) == (403, None)


def test_nobody_ties_an_identity_to_an_account_that_is_signed_in(company, cast, browser_of):
    browser = browser_of(cast.member)
    company.claims = {"sub": "42", "preferred_username": "somebody"}
    sent = browser.post(f"{LOGIN}?process=connect")
    state = parse_qs(urlsplit(sent.headers["Location"]).query)["state"][0]
    assert browser.get(f"{LOGIN}callback/", {"code": "c", "state": state}).status_code == 403
    assert not SocialAccount.objects.exists()


def test_an_answer_that_was_not_asked_for_or_fails_is_told_in_words(company, cast, logged_errors):
    people.open_account(cast.member, actor=cast.union, username="ligong")
    browser = Client(HTTP_ACCEPT_LANGUAGE="en")
    page = browser.get(f"{LOGIN}callback/", {"code": "c", "state": "guessed"})
    assert (page.status_code, "did not work" in page.content.decode()) == (401, True)
    sent = browser.post(LOGIN)
    state = parse_qs(urlsplit(sent.headers["Location"]).query)["state"][0]
    company.works = False
    page = browser.get(f"{LOGIN}callback/", {"code": "c", "state": state})
    assert (page.status_code, name_of(browser)) == (503, None)
    assert "did not answer" in page.content.decode()
    assert browser.post(LOGIN).status_code == 503
    assert {record.status_code for record in logged_errors} == {503}
