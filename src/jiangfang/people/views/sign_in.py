"""Signing in, as far as allauth leaves it to us: an empty house, passwords forgotten or kept elsewhere, a company that does
not answer, the demo."""

from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.utils import perform_login
from allauth.account.views import login as sign_in
from allauth.account.views import logout as sign_out
from allauth.account.views import password_reset as reset_by_mail
from allauth.mfa.webauthn.views import remove_webauthn
from allauth.socialaccount.providers.openid_connect import views as company_views
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from requests import RequestException

from jiangfang.kernel.errors import NotThere, Refused
from jiangfang.kernel.text import N_
from jiangfang.people.demo_links import account_behind
from jiangfang.people.queries.second_step import own_passkey
from jiangfang.people.queries.setting_up import is_to_be_set_up
from jiangfang.people.second_step import SecondStepAdapter


@login_not_required
def login(request: HttpRequest) -> HttpResponse:
    """Sign in; in a house in which nobody could, say who opens it and how."""
    return render(request, "account/empty_house.html") if is_to_be_set_up() else sign_in(request)


@login_not_required
def logout(request: HttpRequest) -> HttpResponse:
    """Sign out here; and at the company too, where one came from there and the settings say so."""
    leads = _company_logout(request) if request.method == "POST" and settings.COMPANY_SIGN_OUT else ""
    response = sign_out(request)
    return redirect(leads) if leads and not request.user.is_authenticated else response


def _company_logout(request: HttpRequest) -> str:
    """Where the company ends its own session (OpenID Connect, RP-initiated logout); empty where it offers no such place."""
    ways = get_authentication_records(request, request.user)
    if not any((way.get("method"), way.get("provider")) == ("socialaccount", "company") for way in ways):
        return ""
    company = company_views.OpenIDConnectOAuth2Adapter(request, "company")
    try:
        place = company.openid_config.get("end_session_endpoint", "")
    except RequestException:
        return ""
    back = request.build_absolute_uri(reverse("account_login"))
    query = {"client_id": company.get_provider().app.client_id, "post_logout_redirect_uri": back}
    return f"{place}?{urlencode(query)}" if place else ""


@login_not_required
def password_reset(request: HttpRequest) -> HttpResponse:
    """A link by mail where mail is set up; else who can make one."""
    return reset_by_mail(request) if settings.MAIL else render(request, "account/password_reset_by_officer.html")


@login_not_required
def company_login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the company's own sign-in."""
    return _if_it_answers(company_views.login, request, provider_id)


@login_not_required
def company_callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from it."""
    return _if_it_answers(company_views.callback, request, provider_id)


def _if_it_answers(view: Callable[..., HttpResponse], request: HttpRequest, provider_id: str) -> HttpResponse:
    """Allauth leaves it to us when the company's sign-in can't be reached to begin with."""
    try:
        return view(request, provider_id)
    except RequestException:
        return render(request, "socialaccount/authentication_error.html", status=503)


def remove_passkey(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a passkey off, unless it is the last step of somebody who must have one."""
    passkey = own_passkey(request.user, pk)
    if not SecondStepAdapter().can_delete_authenticator(passkey):
        raise Refused(N_("Your seat requires a second step: add another one before you take this off."))
    return remove_webauthn(request, pk=pk)


def password_elsewhere(request: HttpRequest) -> HttpResponse:
    """For an account without a password of ours: where its password is changed."""
    return render(request, "account/password_elsewhere.html")


@login_not_required
@never_cache
def demo_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """Sign in as a person of the sample world; outside of a demo there is no such page."""
    if not settings.DEMO:
        raise NotThere(N_("There is nothing here, or nothing that is open to you."))
    return perform_login(request, account_behind(token))
