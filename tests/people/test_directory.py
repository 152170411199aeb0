"""Signing in against the company's directory: the extra is not installed here, so its backend is a stand-in."""

import sys
from types import ModuleType

import pytest

from jiangfang.people import actions as people


@pytest.fixture
def backend(monkeypatch):
    """Our backend over a stand-in of the extra's."""
    package, module = ModuleType("django_auth_ldap"), ModuleType("django_auth_ldap.backend")
    module.LDAPBackend = type("LDAPBackend", (), {})
    monkeypatch.setitem(sys.modules, "django_auth_ldap", package)
    monkeypatch.setitem(sys.modules, "django_auth_ldap.backend", module)
    from jiangfang.people.directory import DirectoryBackend

    yield DirectoryBackend()
    sys.modules.pop("jiangfang.people.directory")


def test_the_directory_s_name_finds_the_account_and_an_unknown_one_is_reported_as_new(backend, cast):
    account = people.open_account(cast.member, actor=cast.union, username="LiGong")
    assert backend.get_or_build_user("ligong", None) == (account, False)
    stranger, is_new = backend.get_or_build_user("somebody", None)
    # The extra refuses what is new, as the settings tell it (AUTH_LDAP_NO_NEW_USERS).
    assert (stranger.pk, is_new) == (None, True)


def test_a_closed_account_is_nobody_s_session(backend, cast, django_assert_num_queries):
    account = people.open_account(cast.member, actor=cast.union, username="ligong")
    with django_assert_num_queries(1):
        assert backend.get_user(account.pk).person.record.title == "李工"
    people.close_account(cast.member, actor=cast.union)
    assert backend.get_user(account.pk) is None
