"""How people sign in, read from the environment: passwords of our own always, the company's own sign-in where it is named.

Documented for operators in docs/operations/sign-in.md.
"""

import importlib
import importlib.util
import os
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from jiangfang.config.environment import need_encryption, read_flag
from jiangfang.config.messengers import places_of, read_messengers


@dataclass(frozen=True)
class SignIn:
    """What the settings take over: Django's and allauth's names are kept in ``more``."""

    backends: list[str] = field(default_factory=list)
    providers: dict[str, Any] = field(default_factory=dict)
    # Where a form of ours may lead to: the browser holds the sign-in button to it.
    form_targets: list[str] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)


def read_sign_in() -> SignIn:
    """Everything that the environment says about signing in. Raises ImproperlyConfigured for half a configuration."""
    providers, targets = _read_openid()
    messengers = read_messengers()
    directory = _read_directory()
    return SignIn(
        backends=["jiangfang.people.directory.DirectoryBackend"] if directory else [],
        providers=providers | messengers,
        form_targets=[*targets, *places_of(messengers)],
        more={**directory, **_read_mail(), **_read_house()},
    )


def _read_house() -> dict[str, Any]:
    return {
        "ALLAUTH_TRUSTED_PROXY_COUNT": _read_number("JIANGFANG_PROXIES", 0),
        "COMPANY_SIGN_OUT": read_flag("JIANGFANG_OIDC_SIGN_OUT", False),
    }


def _read_openid() -> tuple[dict[str, Any], list[str]]:
    issuer = _read("JIANGFANG_OIDC_ISSUER").rstrip("/")
    if not issuer:
        return {}, []
    need_encryption("JIANGFANG_OIDC_ISSUER", issuer, "https")
    app = {
        "provider_id": "company",
        "name": _read("JIANGFANG_OIDC_NAME") or urlsplit(issuer).hostname,
        "client_id": _need("JIANGFANG_OIDC_CLIENT_ID", "JIANGFANG_OIDC_ISSUER"),
        "secret": _need("JIANGFANG_OIDC_CLIENT_SECRET", "JIANGFANG_OIDC_ISSUER"),
        "settings": {"server_url": issuer, "username_claim": _read("JIANGFANG_OIDC_USERNAME") or "preferred_username"},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}, [
        "{0.scheme}://{0.netloc}".format(urlsplit(issuer))
    ]


def _read_directory() -> dict[str, Any]:
    uri = _read("JIANGFANG_LDAP_URI")
    if not uri:
        return {}
    if importlib.util.find_spec("django_auth_ldap") is None:
        raise ImproperlyConfigured("JIANGFANG_LDAP_URI needs the extra: pip install 'jiangfang[ldap]'.")
    start_tls = read_flag("JIANGFANG_LDAP_START_TLS", not uri.startswith("ldaps:"))
    if not start_tls:
        need_encryption("JIANGFANG_LDAP_URI", uri, "ldaps")
    return {
        "AUTH_LDAP_SERVER_URI": uri,
        "AUTH_LDAP_START_TLS": start_tls,
        "AUTH_LDAP_NO_NEW_USERS": True,
        # The directory is asked for the password and nothing else: names and rights are kept here.
        "AUTH_LDAP_USER_ATTR_MAP": {},
        "AUTH_LDAP_ALWAYS_UPDATE_USER": False,
        **_read_directory_place(),
    }


def _read_directory_place() -> dict[str, Any]:
    """Where a user name is found: by a pattern of its distinguished name, or by a search with an account of our own."""
    pattern, base = _read("JIANGFANG_LDAP_USER_DN"), _read("JIANGFANG_LDAP_SEARCH_BASE")
    if bool(pattern) == bool(base):
        raise ImproperlyConfigured("JIANGFANG_LDAP_URI needs JIANGFANG_LDAP_USER_DN or JIANGFANG_LDAP_SEARCH_BASE.")
    if pattern:
        if "%(user)s" not in pattern:
            raise ImproperlyConfigured("JIANGFANG_LDAP_USER_DN says where the user name stands: %(user)s.")
        return {"AUTH_LDAP_USER_DN_TEMPLATE": pattern}
    ldap = importlib.import_module("ldap")
    search = importlib.import_module("django_auth_ldap.config").LDAPSearch
    return {
        "AUTH_LDAP_BIND_DN": _read("JIANGFANG_LDAP_BIND_DN"),
        "AUTH_LDAP_BIND_PASSWORD": _read("JIANGFANG_LDAP_BIND_PASSWORD"),
        "AUTH_LDAP_USER_SEARCH": search(base, ldap.SCOPE_SUBTREE, _read("JIANGFANG_LDAP_FILTER") or "(uid=%(user)s)"),
    }


def _read_mail() -> dict[str, Any]:
    """A mail server, for links to those who forgot their password; without one nothing is ever sent."""
    host = _read("JIANGFANG_MAIL_HOST")
    if not host:
        return {"MAIL": False, "EMAIL_BACKEND": "django.core.mail.backends.dummy.EmailBackend"}
    return {
        "MAIL": True,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": host,
        "EMAIL_PORT": _read_number("JIANGFANG_MAIL_PORT", 587),
        "EMAIL_USE_TLS": read_flag("JIANGFANG_MAIL_TLS", True),
        "EMAIL_HOST_USER": _read("JIANGFANG_MAIL_USER"),
        "EMAIL_HOST_PASSWORD": _read("JIANGFANG_MAIL_PASSWORD"),
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": _need("JIANGFANG_MAIL_FROM", "JIANGFANG_MAIL_HOST"),
    }


def _read(name: str) -> str:
    return os.environ.get(name, "").strip()


def _need(name: str, because: str) -> str:
    if not _read(name):
        raise ImproperlyConfigured(f"{because} also needs {name}.")
    return _read(name)


def _read_number(name: str, default: int) -> int:
    text = _read(name) or str(default)
    if not (text.isascii() and text.isdigit()):
        raise ImproperlyConfigured(f"{name} is a number, not {text!r}.")
    return int(text)
