"""Signing in with a password; the account comes with its person in one query."""

from typing import Any

from django.contrib.auth.backends import ModelBackend

from jiangfang.people.models import Account


class AccountBackend(ModelBackend):
    """Django's own password check; no permissions are kept on accounts, seats carry them."""

    def get_user(self, user_id: Any) -> Account | None:
        related = ("person__record", "person__organisation__record")
        account = Account.objects.select_related(*related).filter(pk=user_id).first()
        return account if account is not None and self.user_can_authenticate(account) else None
