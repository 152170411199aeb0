"""Sign-in policy: accounts are opened by officers; an outside identity signs in to an account that exists, or not at all."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import AuthProcess
from django.utils.translation import gettext as _

from jiangfang.kernel.errors import Refused
from jiangfang.kernel.text import N_
from jiangfang.people.models import Account
from jiangfang.ui.refusals import refusal


class AccountAdapter(DefaultAccountAdapter):
    """No self-registration; wrong passwords are counted where they come from."""

    def is_open_for_signup(self, request: Any) -> bool:
        return False

    def get_password_change_redirect_url(self, request: Any) -> str:
        return "/"

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """How somebody can show once more who they are, in our words: what opens quickest first."""
        words = {
            "reauthenticate": _("With the password"),
            "mfa_reauthenticate:webauthn": _("With a passkey"),
            "mfa_reauthenticate": _("With a code"),
        }
        found = {way["id"]: way for way in super().get_reauthentication_methods(user)}
        return [found[key] | {"description": says} for key, says in words.items() if key in found]

    def _get_login_attempts_cache_key(self, request: Any, **credentials: Any) -> str:
        """Failed attempts on a name are counted per address: whoever guesses locks the name for themselves alone."""
        return f"{super()._get_login_attempts_cache_key(request, **credentials)}:{self.get_client_ip(request)}"


class SocialAccountAdapter(DefaultSocialAccountAdapter):
    """An outside identity signs in to the account whose user name it bears; it never makes one."""

    def is_open_for_signup(self, request: Any, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: Any, sociallogin: Any) -> None:
        """Tie an identity that comes for the first time to the account of the same name. Raises the refusal as a page."""
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            raise _page(request, Refused(N_("Accounts are tied to the company's sign-in at the sign-in page only.")))
        if sociallogin.is_existing:
            return
        name = _claimed_name(sociallogin)
        account = Account.objects.filter(username__iexact=name, is_active=True).first() if name else None
        if account is None:
            raise _page(
                request,
                Refused(
                    N_("Your sign-in worked, but nobody here has an account for “%(name)s”."),
                    help=N_("Ask the union officer of your company to open one with exactly this user name."),
                    code="unknown_identity",
                    name=name or "—",
                ),
            )
        if SocialAccount.objects.filter(user=account, provider=sociallogin.account.provider).exists():
            raise _page(
                request,
                Refused(
                    N_("The account “%(name)s” belongs to another identity of the company's sign-in."),
                    help=N_("If the name passed to you, ask the union officer to close the account and open it again."),
                    code="other_identity",
                    name=name,
                ),
            )
        sociallogin.connect(request, account)


def _claimed_name(sociallogin: Any) -> str:
    """The user name that the company's sign-in vouches for: the claim that the configuration names.

    An e-mail address that nobody checked is whatever its owner typed, so it names nobody.
    """
    claim = sociallogin.provider.app.settings["username_claim"]
    told = sociallogin.account.extra_data
    claims = told.get("userinfo") or told.get("id_token") or told
    if claim == "email" and claims.get("email_verified") not in (True, "true"):
        return ""
    return str(claims.get(claim) or "").strip()


def _page(request: Any, error: Refused) -> ImmediateHttpResponse:
    return ImmediateHttpResponse(refusal(request, error))
