"""Signing in against the company's directory (LDAP). Used only where the settings name one; needs the extra ``ldap``."""

from typing import Any

from django_auth_ldap.backend import LDAPBackend

from jiangfang.people.backends import AccountBackend
from jiangfang.people.models import Account


class DirectoryBackend(LDAPBackend):
    """The directory checks the password; who the account belongs to is known here. The directory never makes accounts."""

    def get_or_build_user(self, username: str, ldap_user: Any) -> tuple[Account, bool]:
        found = Account.objects.filter(username__iexact=username).first()
        return (found, False) if found else (Account(username=username), True)

    def get_user(self, user_id: Any) -> Account | None:
        return AccountBackend().get_user(user_id)
