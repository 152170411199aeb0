"""Tokens for programs: made by oneself, shown once, revoked when no longer needed; and the interface, to be tried."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jiangfang.kernel import clock
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people import actions
from jiangfang.people.doing import run_form
from jiangfang.people.forms.tokens import TokenForm, scope_words
from jiangfang.people.models import Person
from jiangfang.people.queries.tokens import own_token, tokens_of


def _oneself(request: HttpRequest) -> Person:
    if request.reader is None:
        raise NotThere(N_("This account belongs to no person."))
    return request.reader


def tokens(request: HttpRequest) -> HttpResponse:
    """One's tokens: which there are, what they may do, when they were last used."""
    person, today = _oneself(request), clock.today()
    rows = [
        {
            "token": token,
            "scopes": [scope_words(scope) for scope in token.scopes.split()],
            "is_good": token.revoked_at is None and token.expires_on >= today,
        }
        for token in tokens_of(request.user)
    ]
    return render(request, "people/tokens.html", {"rows": rows, "person": person})


@never_cache
def new_token(request: HttpRequest) -> HttpResponse:
    """Make a token, and show it once."""
    person = _oneself(request)
    form = TokenForm(request.POST if request.method == "POST" else None, subject=person, reader=person)
    made: list[str] = []

    def act() -> str:
        _token, secret = actions.make_token(person, actor=person, **form.values())
        made.append(secret)
        return reverse("tokens")

    context = {
        "heading": _("Make a token"),
        "lead": _("A program signs in with it as you, and can never do more than you can."),
        "back_url": reverse("tokens"),
    }
    response = run_form(request, form, act, context)
    if not made:
        return response
    base = request.build_absolute_uri(reverse("api", kwargs={"rest": "me"}))
    return render(request, "people/token_made.html", {"secret": made[0], "example_url": base})


@require_POST
def token_revocation(request: HttpRequest, key: uuid.UUID) -> HttpResponse:
    """End one of one's own tokens at once."""
    person = _oneself(request)
    actions.revoke_token(person, actor=person, token=own_token(request.user, str(key)))
    return redirect("tokens")


def api_page(request: HttpRequest) -> HttpResponse:
    """The interface for programs, to be read and tried; needs nothing from the internet."""
    url = f"{reverse('api', kwargs={'rest': 'openapi.json'})}?lang={get_language()}"
    return render(request, "people/api_page.html", {"description_url": url, "csrf": get_token(request)})
