"""The company's own sign-in, proven against a real provider that runs as its own process: from the button to the way out."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from jiangfang.config.sign_in import read_sign_in
from jiangfang.people import actions as people
from jiangfang.people.models import Account
from tests.people import company_provider

LOGIN = "/account/oidc/company/login/"


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    with company_provider.running(tmp_path_factory.mktemp("company")) as running:
        yield running


@pytest.fixture
def set_to(provider, settings, monkeypatch):
    """Reads the settings anew, as the environment says."""

    def read(**more):
        told = {
            "ISSUER": provider.issuer,
            "CLIENT_ID": company_provider.CLIENT,
            "CLIENT_SECRET": company_provider.SECRET,
        }
        for name, value in (told | more).items():
            monkeypatch.setenv(f"JIANGFANG_OIDC_{name}", value)
        found = read_sign_in()
        settings.SOCIALACCOUNT_PROVIDERS = found.providers
        settings.COMPANY_SIGN_OUT = found.more["COMPANY_SIGN_OUT"]

    read()
    return read


def come_from(provider, username, visitor=None):
    """A browser that went to the company, signed in there and came back; with the page that it got here."""
    browser = Client(HTTP_ACCEPT_LANGUAGE="en", SERVER_NAME="localhost")
    sent = browser.post(LOGIN).headers["Location"]
    asked = parse_qs(urlsplit(sent).query)
    assert (asked["code_challenge_method"], asked["response_type"]) == (["S256"], ["code"])
    back = (visitor or provider.visitor()).authorize(sent, username)
    assert back.startswith(company_provider.BACK)
    return browser, browser.get(back.removeprefix(company_provider.HOUSE))


def name_of(browser):
    key = browser.session.get("_auth_user_id")
    return Account.objects.get(pk=key).username if key else None


def test_whoever_has_an_account_comes_in_and_is_known_again_by_the_key_of_the_company(provider, set_to, cast):
    account = people.open_account(cast.member, actor=cast.union, username="ligong")
    for _ in range(2):
        browser, page = come_from(provider, "LiGong")
        assert (page.status_code, name_of(browser)) == (302, "ligong")
    # A new name here changes nothing: the key counts from now on.
    Account.objects.filter(pk=account.pk).update(username="gongli")
    assert name_of(come_from(provider, "LiGong")[0]) == "gongli"
    assert SocialAccount.objects.get().uid == "1"


def test_whoever_has_none_is_refused_and_leaves_no_trace(provider, set_to, cast):
    people.open_account(cast.member, actor=cast.union, username="ligong", email="nobody@plant.example")
    browser, page = come_from(provider, "nobody")
    assert (page.status_code, name_of(browser)) == (403, None)
    assert "nobody here has an account for “nobody”" in page.content.decode()
    assert (Account.objects.count(), SocialAccount.objects.count()) == (1, 0)


def test_an_address_names_somebody_only_if_the_company_has_checked_it(provider, set_to, cast):
    set_to(USERNAME="email")
    people.open_account(cast.member, actor=cast.union, username="li@plant.example")
    people.open_account(cast.finance, actor=cast.union, username="qian@plant.example")
    assert name_of(come_from(provider, "LiGong")[0]) == "li@plant.example"
    browser, page = come_from(provider, "mallory")
    assert (page.status_code, name_of(browser)) == (403, None)
    assert SocialAccount.objects.count() == 1


def test_signing_out_ends_the_session_here_and_where_it_is_set_so_at_the_company(provider, set_to, cast):
    people.open_account(cast.member, actor=cast.union, username="ligong")
    visitor = provider.visitor()
    browser, _page = come_from(provider, "LiGong", visitor)
    assert browser.post("/account/logout/").headers["Location"] == "/account/login/"
    assert name_of(browser) is None
    # The company still knows the browser, and does not ask again.
    browser, _page = come_from(provider, "LiGong", visitor)
    assert (name_of(browser), visitor.pages) == ("ligong", 1)
    set_to(SIGN_OUT="1")
    leads = browser.post("/account/logout/").headers["Location"]
    assert leads.startswith(f"{provider.issuer}/identity/o/logout?")
    assert name_of(browser) is None
    assert visitor.confirm(leads) == f"{company_provider.HOUSE}/account/login/"
    come_from(provider, "LiGong", visitor)
    assert visitor.pages == 2


def test_a_code_of_somebody_else_s_sign_in_opens_nothing(provider, set_to, cast):
    people.open_account(cast.member, actor=cast.union, username="ligong")
    first, second = (
        Client(HTTP_ACCEPT_LANGUAGE="en", SERVER_NAME="localhost"),
        Client(HTTP_ACCEPT_LANGUAGE="en", SERVER_NAME="localhost"),
    )
    back = provider.visitor().authorize(first.post(LOGIN).headers["Location"], "LiGong")
    stolen = parse_qs(urlsplit(back).query)["code"][0]
    state = parse_qs(urlsplit(second.post(LOGIN).headers["Location"]).query)["state"][0]
    # Its proof (PKCE) lies in the other browser's session.
    page = second.get(f"{LOGIN}callback/", {"code": stolen, "state": state})
    assert (page.status_code, name_of(second)) == (401, None)
    assert second.get(back.removeprefix(company_provider.HOUSE)).status_code == 401
