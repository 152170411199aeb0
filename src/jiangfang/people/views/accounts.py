"""Deeds on a person's account. Two of them end in a link, which is shown once and kept nowhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from jiangfang.people import actions
from jiangfang.people.doing import hold_version, run_form
from jiangfang.people.forms.accounts import EmailForm, OpenAccountForm
from jiangfang.people.models import Account, Person
from jiangfang.people.offers import DeedForm, DeedPage, page_for
from jiangfang.people.one_time_links import path_for
from jiangfang.people.queries import account_of
from jiangfang.people.rules import may_open_account
from jiangfang.records.addresses import url_of


def _has_none(person: Any) -> bool:
    return account_of(person) is None and not person.published


def _is_open(person: Any) -> bool:
    account = account_of(person)
    return account is not None and account.is_active


def _is_closed(person: Any) -> bool:
    account = account_of(person)
    return account is not None and not account.is_active


page_for(
    "people.account.opened",
    "person_deed",
    form=OpenAccountForm,
    label=_("Open an account"),
    lead=_("You then get a link with which the person sets a password. Hand it over yourself."),
    on="person",
    when=_has_none,
)
page_for(
    "people.account.link_made",
    "person_deed",
    label=_("Make a sign-in link"),
    lead=_(
        "For a first password or a forgotten one: the link works once, within three days, and is shown only to you."
    ),
    on="person",
    when=_is_open,
)
page_for(
    "people.account.addressed",
    "person_deed",
    form=EmailForm,
    label=_("Change the e-mail address"),
    on="person",
    when=_is_open,
)
page_for(
    "people.account.closed",
    "person_deed",
    label=_("Close the account"),
    lead=_(
        "The person is signed out everywhere at once. What they did stays in the history; the account can be opened again."
    ),
    tone="danger",
    on="person",
    when=_is_open,
)
page_for("people.account.reopened", "person_deed", label=_("Open the account again"), on="person", when=_is_closed)

# The deeds that end in a link.
ACCOUNT_DEEDS = ("people.account.opened", "people.account.link_made")


@never_cache
def account_deed(request: HttpRequest, person: Person, page: DeedPage) -> HttpResponse:
    """Open an account or make a link, and show the link."""
    verdict = may_open_account(request.reader, person)
    if not verdict:
        raise verdict.refusal()
    form = page.form(
        request.POST or None, subject=person, reader=request.reader, initial={"version": person.record.version}
    )
    made: list[str] = []

    def act() -> str:
        hold_version(person, form)
        made.append(_do(page, person, request, form))
        return url_of(person.record)

    context = {"heading": page.label, "lead": page.lead, "record": person.record, "back_url": url_of(person.record)}
    response = run_form(request, form, act, context)
    if not made:
        return response
    return render(request, "people/sign_in_link.html", {"person": person, "link": request.build_absolute_uri(made[0])})


def _do(page: DeedPage, person: Person, request: HttpRequest, form: DeedForm) -> str:
    """Do the deed; the path of the link that follows from it."""
    if page.verb == "people.account.link_made":
        return actions.make_sign_in_link(person, actor=request.reader)
    account: Account = actions.open_account(person, actor=request.reader, **form.values())
    return path_for(account)
