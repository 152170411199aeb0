"""The tokens of an account, and whose token a program presents."""

import hashlib

from django.db.models import QuerySet

from jiangfang.kernel import clock
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.models import Account, Token

PREFIX = "jft_"
# What a scope lets a program do. The floors above are named by the first word of their verbs; one that is not named here is
# covered by ``write`` alone.
SCOPES = {
    "read": N_("read everything that you may read"),
    "write": N_("do every deed that you may do, except those on accounts"),
    "write:innovation": N_("only deeds of innovation practice"),
    "write:people": N_("only deeds on organisations, persons and seats"),
    "write:evidence": N_("only hand in evidence and correct it"),
    "write:documents": N_("only draw up documents and withdraw them"),
    "write:accounts": N_("open and close accounts and make sign-in links, where you may"),
}


def digest_of_token(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode()).hexdigest()


def token_presented(secret: str) -> Token | None:
    """The token that a program shows, if it is good today and its account is open; with its person in one query."""
    if not secret.startswith(PREFIX):
        return None
    related = ("account__person__record", "account__person__organisation__record")
    found = Token.objects.select_related(*related).filter(digest=digest_of_token(secret), revoked_at__isnull=True)
    return found.filter(expires_on__gte=clock.today(), account__is_active=True).first()


def tokens_of(account: Account) -> QuerySet[Token]:
    """Every token that an account has or had, newest first."""
    return Token.objects.filter(account=account)


def own_token(account: Account, key: str) -> Token:
    """One's own token under its key. Raises NotThere."""
    found = tokens_of(account).filter(pk=key).first()
    if found is None:
        raise NotThere(N_("There is no such token."))
    return found


def scopes_known() -> list[str]:
    """The scopes that a token may hold, in the order in which they are offered."""
    return list(SCOPES)
