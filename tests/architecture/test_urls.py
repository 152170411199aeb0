"""Deny by default: whoever is not signed in sees the sign-in page, except where this list says otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from tests.architecture.source import refuse

MIDDLEWARE = "django.contrib.auth.middleware.LoginRequiredMiddleware"
# The public's own corner, and the ways in and out of the house.
OPEN_BRANCHES = ("open/", "account/")
OPEN_NAMES: dict[str, str] = {
    "figures": "whoever reads a public page may walk its numbers back, as far as the records are public",
    "figure": "the same, for one number",
    "api": "programs come with a token; without one the interface tells them so, in their own format",
    "api_root": "the same, at its first address",
    "set_language": "the sign-in page is read in either language",
}


@dataclass(frozen=True)
class Address:
    route: str
    name: str
    view: Any

    @property
    def is_open(self) -> bool:
        return not getattr(self.view, "login_required", True)

    @property
    def may_be_open(self) -> bool:
        return self.route.startswith(OPEN_BRANCHES) or self.name in OPEN_NAMES


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLPattern):
            yield Address(route, entry.name or "", entry.callback)
        else:
            yield from addresses(entry, route)


def all_addresses() -> list[Address]:
    found = list(addresses(get_resolver()))
    assert found, "No addresses: these tests would have nothing to look at."
    return found


def test_the_door_is_closed_by_default():
    assert MIDDLEWARE in settings.MIDDLEWARE, "LoginRequiredMiddleware is what closes every page that says nothing."
    assert settings.MIDDLEWARE.index(MIDDLEWARE) > settings.MIDDLEWARE.index(
        "django.contrib.auth.middleware.AuthenticationMiddleware"
    )


def test_only_listed_pages_are_open():
    refuse(
        (
            f"{address.route} ({address.name})"
            for address in all_addresses()
            if address.is_open and not address.may_be_open
        ),
        "This page is open to everyone: take off @login_not_required, move it to the public's corner,"
        " or name it with its reason in OPEN_NAMES of tests/architecture/test_urls.py.",
    )


def test_the_list_names_no_page_that_is_gone_or_closed():
    open_names = {address.name for address in all_addresses() if address.is_open}
    refuse(OPEN_NAMES.keys() - open_names, "This page is gone or closed: take it off OPEN_NAMES.")


def is_ours(view: Any) -> bool:
    return view.__module__.startswith("jiangfang.")


def test_every_address_has_a_name():
    refuse(
        (address.route for address in all_addresses() if not address.name and is_ours(address.view)),
        "Name the address, so that templates and tests can ask for it.",
    )
