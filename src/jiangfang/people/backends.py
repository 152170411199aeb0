"""Signing in with a password; the account comes with its person in one query."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.backends import ModelBackend

from jiangfang.people.models import Account

# What floors above want to know of whoever reads a page: read in the same query, as an attribute of the account.
_along: dict[str, Callable[[], Any]] = {}


def read_along(name: str, expression: Callable[[], Any]) -> None:
    """Read what ``expression()`` says of an account whenever it is read for a page."""
    _along[name] = expression


class AccountBackend(ModelBackend):
    """Django's own password check; no permissions are kept on accounts, seats carry them."""

    def get_user(self, user_id: Any) -> Account | None:
        related = ("person__record", "person__organisation__record")
        found = Account.objects.select_related(*related).filter(pk=user_id)
        account = found.annotate(**{name: expression() for name, expression in _along.items()}).first()
        return account if account is not None and self.user_can_authenticate(account) else None
