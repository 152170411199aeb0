"""Signing in against the company's directory, proven against a real one: slapd, started here.

Left out where no directory server could be had; the head of the run then says what is missing (see tests/conftest.py).
"""

import sys

import pytest
from django.core.cache import cache
from django.test import Client

from jiangfang.config.sign_in import read_sign_in
from jiangfang.people import actions as people
from jiangfang.people.models import Account
from tests.cast import account_of
from tests.people import directory_server as directory

PEOPLE = f"ou=people,{directory.BASE}"
WAYS = {
    "by the pattern of a name": {"USER_DN": f"uid=%(user)s,{PEOPLE}"},
    "by a search": {
        "SEARCH_BASE": PEOPLE,
        "FILTER": "(&(objectClass=inetOrgPerson)(uid=%(user)s))",
        "BIND_DN": directory.READER,
        "BIND_PASSWORD": directory.READER_PASSWORD,
    },
}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with directory.running(tmp_path_factory.mktemp("directory")) as uri:
        yield uri


@pytest.fixture
def set_to(server, settings, monkeypatch):
    """Signs in as the environment says."""
    cache.clear()

    def read(**more):
        for name, value in ({"URI": server, "START_TLS": "0"} | more).items():
            monkeypatch.setenv(f"JIANGFANG_LDAP_{name}", value)
        found = read_sign_in()
        for name, value in found.more.items():
            setattr(settings, name, value)
        settings.AUTHENTICATION_BACKENDS = ["jiangfang.people.backends.AccountBackend", *found.backends]

    yield read
    sys.modules.pop("jiangfang.people.directory", None)


def name_after(username, password):
    browser = Client(HTTP_ACCEPT_LANGUAGE="en")
    browser.post("/account/login/", {"login": username, "password": password})
    key = browser.session.get("_auth_user_id")
    return Account.objects.get(pk=key).username if key else None


@pytest.mark.parametrize("way", WAYS)
def test_the_directory_s_password_opens_the_account_of_the_same_name(set_to, cast, way):
    set_to(**WAYS[way])
    account = people.open_account(cast.member, actor=cast.union, username="LiGong")
    assert name_after("ligong", "turbine") == "LiGong"
    for username, password in (("ligong", "boiler"), ("ligong", ""), ("xiaozhang", "turbine"), ("*", "turbine")):
        assert name_after(username, password) is None, (username, password)
    account.refresh_from_db()
    assert not account.has_usable_password()


def test_whoever_has_no_account_or_a_closed_one_stays_outside_and_leaves_no_trace(set_to, cast, caplog):
    set_to(**WAYS["by a search"])
    people.open_account(cast.member, actor=cast.union, username="ligong")
    people.close_account(cast.member, actor=cast.union)
    for username in ("nobody", "ligong"):
        assert name_after(username, directory.PEOPLE[username]) is None
    assert Account.objects.count() == 1


def test_a_name_that_would_be_a_filter_is_a_name(set_to, cast):
    set_to(**WAYS["by a search"])
    account_of(cast.member, "ligong")
    for trick in ("ligong)(uid=*", "l*", "ligong)(|(uid=nobody"):
        assert name_after(trick, "turbine") is None


def test_the_password_of_this_house_goes_on_working_beside_it_and_when_it_is_down(set_to, cast):
    account_of(cast.member, "ligong")
    set_to(**WAYS["by the pattern of a name"])
    assert name_after("ligong", "correct horse") == "ligong"
    assert name_after("ligong", "turbine") == "ligong"
    set_to(URI="ldap://127.0.0.1:9", **WAYS["by the pattern of a name"])
    assert name_after("ligong", "correct horse") == "ligong"
    assert name_after("ligong", "turbine") is None
