"""Who sends a request: a program with a token, or a signed-in person's browser. A token never does more than its person."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja.utils import check_csrf

from jiangfang.kernel.errors import Refused
from jiangfang.kernel.text import N_
from jiangfang.people.api.limits import count_request, refuse_beyond
from jiangfang.people.api.refusals import unauthenticated
from jiangfang.people.models import Account
from jiangfang.people.queries.tokens import token_presented
from jiangfang.people.remembering import mark_used

SCHEME = "bearer"


class TokenInHeader:
    """``Authorization: Bearer …``; the token's scopes must hold the one that the operation asks for."""

    openapi_security_schema = {
        "type": "http",
        "scheme": "bearer",
        "description": "A token from the page “Tokens for programs” of one's own account.",
    }

    def __init__(self, scope: str) -> None:
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Any:
        scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
        if not scheme:
            return None  # the session is asked next
        token = token_presented(secret.strip()) if scheme.lower() == SCHEME else None
        if token is None:
            raise unauthenticated()
        mark_used(token)
        _let_in(request, token.account, f"token:{token.pk}")
        request.api_token = token
        if not token.holds(self.scope):
            raise Refused(
                N_("This token does not hold the scope “%(scope)s”."),
                help=N_("Make a token with this scope on the page “Tokens for programs”."),
                code="scope",
                scope=self.scope,
            )
        return token


class SignedInBrowser:
    """The session of whoever is signed in to the pages; a write carries the page's CSRF token."""

    openapi_security_schema = {
        "type": "apiKey",
        "in": "cookie",
        "name": "sessionid",
        "description": "The session of the pages; writes need the header X-CSRFToken.",
    }

    def __init__(self, before: Callable[[HttpRequest], None] | None = None) -> None:
        self.before = before

    def __call__(self, request: HttpRequest) -> Any:
        if not request.user.is_authenticated:
            raise unauthenticated()
        if self.before is not None:
            self.before(request)
        if request.method not in ("GET", "HEAD") and check_csrf(request) is not None:
            raise Refused(
                N_("A browser's request must carry the page's CSRF token."),
                help=N_("Send it in the header X-CSRFToken, or use a token instead of the session."),
                code="csrf",
            )
        _let_in(request, request.user, f"account:{request.user.pk}")
        return request.user


def senders(scope: str, before: Callable[[HttpRequest], None] | None = None) -> list[Any]:
    """Who may send a request that needs ``scope``; ``before`` runs before a browser's form is read."""
    return [TokenInHeader(scope), SignedInBrowser(before)]


def _let_in(request: HttpRequest, account: Account, sender: str) -> None:
    request.standing = count_request(sender)
    refuse_beyond(request.standing)
    if account.person is None:
        raise Refused(
            N_("This account belongs to no person, so it has nothing to read or do here."),
            help=N_("Sign in as a person."),
            code="no_person",
        )
    request.user, request.reader = account, account.person
