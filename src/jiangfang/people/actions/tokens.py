"""Making and revoking the tokens with which programs sign in. A token is no record: each deed touches its person."""

import datetime as dt
from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock, ids
from jiangfang.kernel.errors import Conflict, Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import Actor, action, current_deed
from jiangfang.people.models import Account, Person, Token
from jiangfang.people.queries.tokens import PREFIX, digest_of_token, scopes_known
from jiangfang.people.rules import may_make_token, may_revoke_tokens
from jiangfang.records import writing

LONGEST = dt.timedelta(days=366)
MOST = 20


@action("people.token.made", may=may_make_token, says=_("%(actor)s made a token for programs."))
def make_token(
    person: Person, *, actor: Actor, name: str, scopes: Collection[str], expires_on: dt.date
) -> tuple[Token, str]:
    """Make a token and the secret that opens with it, which is shown once and kept nowhere.

    Raises Invalid for unknown scopes, a last day that is past or more than a year away, and for more than MOST good tokens.
    """
    unknown = sorted(set(scopes) - set(scopes_known()))
    if unknown or not scopes:
        raise Invalid(N_("Choose at least one of the scopes that there are."), field="scopes")
    today = clock.today()
    if not today <= expires_on <= today + LONGEST:
        raise Invalid(N_("The last day lies between today and a year from now."), field="expires_on")
    account = Account.objects.get(person=person)
    good = Token.objects.filter(account=account, revoked_at__isnull=True, expires_on__gte=today)
    if good.count() >= MOST:
        raise Invalid(
            N_("There are %(most)s good tokens already."), help=N_("Revoke one that is no longer used."), most=MOST
        )
    secret = PREFIX + ids.token()
    token = Token(
        account=account,
        name=name,
        digest=digest_of_token(secret),
        scopes=" ".join(scope for scope in scopes_known() if scope in scopes),
        made_at=clock.now(),
        expires_on=expires_on,
    )
    token.save(force_insert=True)
    current_deed().facts["scopes"] = token.scopes
    writing.change(person)
    return token, secret


@action("people.token.revoked", may=may_revoke_tokens, says=_("%(actor)s revoked a token for programs."))
def revoke_token(person: Person, *, actor: Actor, token: Token) -> Token:
    """End a token at once. Raises Conflict for one that was revoked before."""
    found = Token.objects.filter(pk=token.pk, account__person=person, revoked_at__isnull=True)
    if not found.update(revoked_at=clock.now()):
        raise Conflict(N_("This token was revoked before."), code="state")
    writing.change(person)
    return token
