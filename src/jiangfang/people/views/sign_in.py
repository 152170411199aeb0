"""Signing in, as far as allauth leaves it to us: passwords forgotten or kept elsewhere, a company that does not answer, the
demo."""

from collections.abc import Callable

from allauth.account.utils import perform_login
from allauth.account.views import password_reset as reset_by_mail
from allauth.socialaccount.providers.openid_connect import views as company_views
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from requests import RequestException

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.demo_links import account_behind


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
