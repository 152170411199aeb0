"""A company's own sign-in as a program of its own: a small OpenID Connect provider with a login page, on this machine.

Run as a script by the tests (``running``), with its folder and the house's address: it prints its issuer once it listens.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urljoin

import requests

PASSWORD = "company horse"
CLIENT, SECRET = "jiangfang", "between the two of us"
# User name, e-mail, and whether the company has checked that the address is theirs.
PEOPLE = [
    ("LiGong", "li@plant.example", True),
    ("nobody", "nobody@plant.example", True),
    ("mallory", "qian@plant.example", False),
]
HOUSE = "http://localhost"
BACK = f"{HOUSE}/account/oidc/company/login/callback/"


@dataclass(frozen=True)
class Provider:
    """The provider that runs."""

    issuer: str

    def visitor(self) -> "Visitor":
        return Visitor(self.issuer)


class Visitor:
    """A browser at the company: it signs in there when it is asked to, and stays signed in."""

    def __init__(self, issuer: str) -> None:
        self.issuer, self.session, self.pages = issuer, requests.Session(), 0
        self.session.trust_env = False

    def authorize(self, url: str, username: str) -> str:
        """Follow the address to which the house sent the browser; where the company sends it back to."""
        answer = self.session.get(url, allow_redirects=False, timeout=10)
        while answer.headers.get("Location", "").startswith(("/", self.issuer)):
            url = urljoin(self.issuer, answer.headers["Location"])
            answer = self.session.get(url, allow_redirects=False, timeout=10)
            if answer.status_code == 200:
                answer = self.sign_in(url, answer.text, username)
        return answer.headers["Location"]

    def sign_in(self, url: str, page: str, username: str) -> requests.Response:
        self.pages += 1
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        form = {**hidden, "login": username, "password": PASSWORD, "next": unquote(url.split("next=")[1])}
        return self.session.post(url, form, headers={"Referer": url}, allow_redirects=False, timeout=10)

    def confirm(self, url: str) -> str:
        """Say yes on the page at this address, which asks whether to sign out; where it leads."""
        page = self.session.get(url, timeout=10).text
        hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
        form = {name: unescape(value) for name, value in hidden.items()} | {"action": "logout"}
        answer = self.session.post(
            url.partition("?")[0], form, headers={"Referer": url}, allow_redirects=False, timeout=10
        )
        return answer.headers["Location"]


@contextmanager
def running(folder: Path) -> Iterator[Provider]:
    """The provider as a process of its own, while the block lasts."""
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": str(root), "PYTHONWARNINGS": "ignore"}
    command = [sys.executable, "-m", "tests.people.company_provider", str(folder)]
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            issuer = process.stdout.readline().strip()
            assert issuer.startswith("http://127.0.0.1:"), "The provider did not start; what it said stands above."
            yield Provider(issuer)
        finally:
            process.terminate()


def _configure(folder: Path) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    key = rsa.generate_private_key(65537, 2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    middleware = ["sessions.middleware.SessionMiddleware", "auth.middleware.AuthenticationMiddleware"]
    settings.configure(
        SECRET_KEY="the company's own",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=sys.modules[__name__],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "company.sqlite3"}},
        INSTALLED_APPS=[
            *(f"django.contrib.{name}" for name in ("auth", "contenttypes", "sessions", "messages")),
            *("allauth", "allauth.account", "allauth.idp.oidc"),
        ],
        MIDDLEWARE=[
            *(f"django.contrib.{name}" for name in (*middleware, "messages.middleware.MessageMiddleware")),
            "django.middleware.csrf.CsrfViewMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        ACCOUNT_EMAIL_VERIFICATION="none",
        IDP_OIDC_PRIVATE_KEY=key.decode(),
        IDP_OIDC_RP_INITIATED_LOGOUT_ASKS_FOR_OP_LOGOUT=False,
        USE_TZ=True,
    )


def _settle() -> None:
    """The tables, the people, and the house as a client that must prove itself."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    for name, email, verified in PEOPLE:
        user = User.objects.create_user(name, email, PASSWORD)
        EmailAddress.objects.create(user=user, email=email, verified=verified, primary=True)
    client = Client(id=CLIENT, name="Jiangfang", scopes="openid\nprofile\nemail", redirect_uris=BACK, skip_consent=True)
    client.set_post_logout_redirect_uris([f"{HOUSE}/account/login/"])
    client.set_secret(SECRET)
    client.save()


def main(folder: Path) -> None:
    """Serve until told to end."""
    import django

    _configure(folder)
    django.setup()
    _settle()
    from socketserver import ThreadingMixIn
    from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path

    urlpatterns.extend(
        [path("accounts/", include("allauth.account.urls")), path("", include("allauth.idp.urls", namespace="idp"))]
    )
    server_class = type("Server", (ThreadingMixIn, WSGIServer), {"daemon_threads": True})
    quiet = type("Quiet", (WSGIRequestHandler,), {"log_message": lambda *words: None})
    with make_server("127.0.0.1", 0, get_wsgi_application(), server_class, quiet) as server:
        sys.stdout.write(f"http://127.0.0.1:{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever()


urlpatterns: list = []

if __name__ == "__main__":
    main(Path(sys.argv[1]))
