"""Opening and closing accounts, and the link with which a person sets their own password.

An account is no record: each deed touches its person, whose history tells it.
"""

import re

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid, Refused
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import Actor, action
from jiangfang.people.models import Account, Person, Token
from jiangfang.people.one_time_links import path_for
from jiangfang.people.rules import may_keep_account, may_open_account
from jiangfang.records import writing

USERNAME = re.compile(r"[\w.@+-]{2,60}")


@action("people.account.opened", may=may_open_account, says=_("%(actor)s opened an account for the person."))
def open_account(person: Person, *, actor: Actor, username: str, email: str = "") -> Account:
    """Give a person an account without a password; a one-time link or the company's own sign-in is the way in.

    Raises Invalid for a user name that can't be typed or is taken (whatever its case), or for a second account.
    """
    username = username.strip()
    if not USERNAME.fullmatch(username):
        raise Invalid(
            N_("This can't be a user name."),
            field="username",
            help=N_("Letters, digits and . @ + - _, at least two of them, without spaces."),
        )
    if Account.objects.filter(username__iexact=username).exists():
        raise Invalid(N_("Another account has this user name already."), field="username")
    if Account.objects.filter(person=person).exists():
        raise Invalid(N_("This person has an account already."), field="username")
    account = Account(username=username, email=email, person=person, created_at=clock.now())
    account.set_unusable_password()
    account.save(force_insert=True)
    writing.change(person)
    return account


@action(
    "people.account.addressed",
    may=may_open_account,
    says=_("%(actor)s changed the e-mail address of the person's account."),
)
def change_email(person: Person, *, actor: Actor, email: str) -> Account:
    """Say where letters to the person go; without an address none are sent. Raises Refused where there is no account."""
    account = _account(person)
    account.email = email
    account.save(update_fields=["email"])
    writing.change(person)
    return account


@action(
    "people.account.link_made",
    may=may_open_account,
    says=_("%(actor)s made a one-time link with which the person sets a password."),
)
def make_sign_in_link(person: Person, *, actor: Actor) -> str:
    """Make the address under which the person sets a password: once, within three days. Returns its path.

    The present password goes on working until the link is used. Raises Refused for a closed account.
    """
    account = _account(person)
    if not account.is_active:
        raise Refused(N_("This account is closed."), help=N_("Open it again first."), code="account_closed")
    writing.change(person)
    return path_for(account)


@action("people.account.closed", may=may_keep_account, says=_("%(actor)s closed the person's account."))
def close_account(person: Person, *, actor: Actor) -> Account:
    """Close an account: its sessions, password, links, tokens, second steps and ties to an outside sign-in end at once."""
    account = _account(person)
    account.is_active = False
    account.set_unusable_password()
    account.save(update_fields=["is_active", "password"])
    SocialAccount.objects.filter(user=account).delete()
    Authenticator.objects.filter(user=account).delete()
    Token.objects.filter(account=account, revoked_at__isnull=True).update(revoked_at=clock.now())
    writing.change(person)
    return account


@action("people.account.reopened", may=may_open_account, says=_("%(actor)s opened the person's account again."))
def reopen_account(person: Person, *, actor: Actor) -> Account:
    """Open a closed account again; the person needs a new link to set a password."""
    account = _account(person)
    account.is_active = True
    account.save(update_fields=["is_active"])
    writing.change(person)
    return account


def _account(person: Person) -> Account:
    account = Account.objects.filter(person=person).first()
    if account is None:
        raise Refused(N_("This person has no account."), help=N_("Open one first."), code="no_account")
    return account
