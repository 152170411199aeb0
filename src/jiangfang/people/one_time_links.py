"""Links with which a person sets a password: signed, good for a few days, dead once a password is set or an account closed.

Nothing is stored: a link is signed over the account's present password hash, so that a new one makes it void.
"""

import datetime as dt

from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse

from jiangfang.kernel import clock
from jiangfang.people.models import Account


class OneTimeToken(PasswordResetTokenGenerator):
    """Django's own signature, told the time by the house's clock."""

    key_salt = "jiangfang.people.one_time_links"

    def _now(self) -> dt.datetime:
        return clock.now().replace(tzinfo=None)


def path_for(account: Account) -> str:
    """The address of the page on which the account's password is set."""
    key = OneTimeToken().make_token(account)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(account), "key": key})
