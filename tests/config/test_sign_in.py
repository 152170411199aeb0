"""Signing in as the environment says: whole configurations are taken over, half ones are refused."""

import importlib.util
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from jiangfang.config.sign_in import read_sign_in

OPENID = {
    "JIANGFANG_OIDC_ISSUER": "https://id.example.org/realms/plant/",
    "JIANGFANG_OIDC_CLIENT_ID": "jiangfang",
    "JIANGFANG_OIDC_CLIENT_SECRET": "secret",
}
DIRECTORY = {
    "JIANGFANG_LDAP_URI": "ldaps://ldap.example.org",
    "JIANGFANG_LDAP_USER_DN": "uid=%(user)s,ou=people,dc=example,dc=org",
}
MAIL = {"JIANGFANG_MAIL_HOST": "mail.example.org", "JIANGFANG_MAIL_FROM": "jiangfang@example.org"}


@pytest.fixture
def environment(monkeypatch):
    """Sets exactly these variables of ours."""

    def set_to(**values):
        for name in (*OPENID, *DIRECTORY, *MAIL, "JIANGFANG_PROXIES", "JIANGFANG_LDAP_START_TLS"):
            monkeypatch.delenv(name, raising=False)
        for name, value in values.items():
            monkeypatch.setenv(name, value)

    return set_to


@pytest.fixture
def with_ldap(monkeypatch):
    """As if the extra were installed."""
    find = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name, *more: object() if name == "django_auth_ldap" else find(name, *more)
    )


def test_without_a_word_there_are_passwords_of_our_own_and_nothing_else(environment):
    environment()
    found = read_sign_in()
    assert (found.backends, found.providers, found.form_targets) == ([], {}, [])
    assert found.more == {
        "MAIL": False,
        "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend",
        "ALLAUTH_TRUSTED_PROXY_COUNT": 0,
        "COMPANY_SIGN_OUT": False,
    }


def test_openid_connect_is_taken_over_and_the_browser_may_be_sent_there(environment):
    environment(**OPENID)
    found = read_sign_in()
    [app] = found.providers["openid_connect"]["APPS"]
    assert (app["provider_id"], app["name"], app["client_id"]) == ("company", "id.example.org", "jiangfang")
    assert app["settings"] == {
        "server_url": "https://id.example.org/realms/plant",
        "username_claim": "preferred_username",
    }
    assert found.form_targets == ["https://id.example.org"]


def test_a_directory_is_taken_over_and_never_makes_accounts(environment, with_ldap):
    environment(**DIRECTORY)
    found = read_sign_in()
    assert found.backends == ["jiangfang.people.directory.DirectoryBackend"]
    assert found.more["AUTH_LDAP_USER_DN_TEMPLATE"] == DIRECTORY["JIANGFANG_LDAP_USER_DN"]
    assert (found.more["AUTH_LDAP_NO_NEW_USERS"], found.more["AUTH_LDAP_START_TLS"]) == (True, False)
    environment(**{**DIRECTORY, "JIANGFANG_LDAP_URI": "ldap://ldap.example.org"})
    assert read_sign_in().more["AUTH_LDAP_START_TLS"] is True


def test_a_directory_needs_its_extra(environment, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *more: None)
    environment(**DIRECTORY)
    with pytest.raises(ImproperlyConfigured, match="jiangfang\\[ldap\\]"):
        read_sign_in()


def test_mail_is_taken_over(environment):
    environment(**MAIL)
    more = read_sign_in().more
    assert (more["MAIL"], more["EMAIL_HOST"], more["EMAIL_PORT"]) == (True, "mail.example.org", 587)
    assert (more["EMAIL_USE_TLS"], more["DEFAULT_FROM_EMAIL"]) == (True, "jiangfang@example.org")


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({**OPENID, "JIANGFANG_OIDC_CLIENT_ID": ""}, "JIANGFANG_OIDC_CLIENT_ID"),
        ({**OPENID, "JIANGFANG_OIDC_CLIENT_SECRET": " "}, "JIANGFANG_OIDC_CLIENT_SECRET"),
        ({**OPENID, "JIANGFANG_OIDC_ISSUER": "http://id.example.org"}, "https://"),
        ({**DIRECTORY, "JIANGFANG_LDAP_USER_DN": ""}, "JIANGFANG_LDAP_SEARCH_BASE"),
        ({**DIRECTORY, "JIANGFANG_LDAP_USER_DN": "uid=li,dc=example"}, "JIANGFANG_LDAP_USER_DN"),
        (
            {**DIRECTORY, "JIANGFANG_LDAP_URI": "ldap://ldap.example.org", "JIANGFANG_LDAP_START_TLS": "0"},
            "ldaps://",
        ),
        ({"JIANGFANG_MAIL_HOST": "mail.example.org"}, "JIANGFANG_MAIL_FROM"),
        ({"JIANGFANG_PROXIES": "one"}, "JIANGFANG_PROXIES"),
    ],
)
def test_half_a_configuration_is_refused_by_name(environment, with_ldap, given, named):
    environment(**given)
    with pytest.raises(ImproperlyConfigured) as refusal:
        read_sign_in()
    assert named in str(refusal.value)


def test_the_settings_use_what_was_read(environment, tmp_path):
    environment(**OPENID, **MAIL, JIANGFANG_PROXIES="1", JIANGFANG_HOME=str(tmp_path))
    told = subprocess.run([sys.executable, "-c", ASK], capture_output=True, text=True, check=True).stdout.split()
    assert told == ["openid_connect", "https://id.example.org", "True", "1"]


ASK = """
from jiangfang.config import settings as s
print(*s.SOCIALACCOUNT_PROVIDERS, s.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"][-1], s.MAIL,
      s.ALLAUTH_TRUSTED_PROXY_COUNT)
"""
