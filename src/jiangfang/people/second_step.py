"""The second step of signing in: a code from an authenticator app, or a passkey; who must have one, and how it is kept.

Allauth asks and checks; this module says what it is called, how its secrets lie in the database, and whom it is required of.
"""

import base64
import hashlib
import io
from collections.abc import Callable
from typing import Any

import segno
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa import signals
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from jiangfang.people import actions
from jiangfang.people.models import Account
from jiangfang.people.roles import POWERS, Power
from jiangfang.people.seating import seats_held

# Where somebody may go who still has to set up the second step: to its pages, to the language, and out.
OPEN_UNTIL_THEN = ("/account/second-step/", "/account/again/", "/account/logout/", "/language/")


class SecondStepAdapter(DefaultMFAAdapter):
    """Secrets are encrypted with the house's own key; the step of somebody who must have one stays."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or was used already. Wait for the next one."),
        "cannot_delete_authenticator": _("Your seat requires a second step: add another one before you take this off."),
    }

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        drawn = io.BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", scale=4, border=4, light="white", xmldecl=False)
        return drawn.getvalue().decode()

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = _steps(authenticator.user).exclude(pk=authenticator.pk)
        return others.exists() or not is_required_of(authenticator.user)

    def get_totp_label(self, user: Any) -> str:
        return user.get_username()

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user=user, type=type).count()
        return str(_("Passkey %(number)s") % {"number": count + 1})


def _cipher() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(f"second step:{settings.SECRET_KEY}".encode()).digest()))


def _steps(account: Account) -> Any:
    """Of an account's steps those with which it can sign in; recovery codes only help out."""
    return Authenticator.objects.filter(user=account).exclude(type=Authenticator.Type.RECOVERY_CODES)


def is_required_of(account: Account) -> bool:
    """Whether one of the person's seats carries a power for which the settings require a second step."""
    required = frozenset(settings.SECOND_STEP_POWERS)
    return any(required & POWERS.get(seat.role, frozenset()) for seat in seats_held(account.person))


class SecondStepMiddleware:
    """Leads whoever must have a second step and has none to the page on which it is set up, until they have one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if unknown := set(settings.SECOND_STEP_POWERS) - set(Power.values):
            raise ImproperlyConfigured(
                f"JIANGFANG_SECOND_STEP names powers that there are not: {', '.join(sorted(unknown))}."
                f" There are: {', '.join(Power.values)}."
            )
        if not settings.SECOND_STEP_POWERS:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(OPEN_UNTIL_THEN) and self._is_missing(request.user):
            messages.warning(request, _("Your seat requires a second step when you sign in. Set it up to go on."))
            return redirect("mfa_index")
        return self.get_response(request)

    def _is_missing(self, user: Any) -> bool:
        return user.is_authenticated and is_required_of(user) and not _steps(user).exists()


def listen() -> None:
    """Have history told what allauth tells."""
    signals.authenticator_added.connect(_added, dispatch_uid="jiangfang.second_step")
    signals.authenticator_removed.connect(_removed, dispatch_uid="jiangfang.second_step")
    signals.authenticator_reset.connect(_added, dispatch_uid="jiangfang.second_step")


def _added(user: Account, authenticator: Authenticator, request: HttpRequest, **more: Any) -> None:
    # Whoever has just proved a new step need not prove it again to see the recovery codes that come with it.
    record_authentication(request, user, method="mfa", type=str(authenticator.type), reauthenticated=True)
    _note(actions.note_second_step_added, user, authenticator)


def _removed(user: Account, authenticator: Authenticator, **more: Any) -> None:
    _note(actions.note_second_step_removed, user, authenticator)


def _note(deed: Callable[..., None], account: Account, authenticator: Authenticator) -> None:
    if account.person is not None:
        deed(account.person, actor=account.person, step=str(authenticator.type))
