"""Typed readers of the environment that refuse nonsense instead of guessing."""

import ipaddress
import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from jiangfang.kernel import ids

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def read_flag(name: str, default: bool) -> bool:
    """``1``/``true``/``yes`` or ``0``/``false``/``no``; anything else is refused."""
    value = os.environ.get(name, "").strip().lower()
    if value == "":
        return default
    if value in {"1", "true", "yes"}:
        return True
    if value in {"0", "false", "no"}:
        return False
    raise ImproperlyConfigured(f"{name} is a flag: 1 or 0, not {value!r}.")


def read_list(name: str, default: str) -> list[str]:
    """A comma-separated list."""
    return [item.strip() for item in os.environ.get(name, default).split(",") if item.strip()]


def read_number(name: str, default: int) -> int:
    """A whole number from one on; anything else is refused."""
    text = os.environ.get(name, "").strip() or str(default)
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise ImproperlyConfigured(f"{name} is a number from 1 on, not {text!r}.")
    return int(text)


def read_networks(name: str) -> list[str]:
    """Networks such as ``10.0.0.0/8``, separated by commas; anything else is refused."""
    networks = read_list(name, "")
    for one in networks:
        try:
            ipaddress.ip_network(one)
        except ValueError as error:
            raise ImproperlyConfigured(f"{name} holds networks such as 10.0.0.0/8: {error}.") from error
    return networks


def read_address(name: str, hosts: list[str], encrypted: bool) -> str:
    """The address at which people reach the house; unless given, made of the first name under which it answers."""
    given = os.environ.get(name, "").strip().rstrip("/")
    if given and not given.startswith(("https://", "http://")):
        raise ImproperlyConfigured(f"{name} begins with https:// or http://, unlike {given!r}.")
    names = [host for host in hosts if host not in ("*", "127.0.0.1", "localhost", "[::1]")]
    scheme = "https" if encrypted else "http"
    return given or (f"{scheme}://{names[0].lstrip('.')}" if names else "http://127.0.0.1:8000")


def read_home() -> Path:
    """The one folder: database, evidence, keys. Made on first use, closed to other users of the machine."""
    home = Path(os.environ.get("JIANGFANG_HOME", "var")).expanduser().absolute()
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


def read_secret(home: Path) -> str:
    """The secret of sessions and signed links: from the environment, else drawn once and kept in the home's keys."""
    if given := os.environ.get("JIANGFANG_SECRET_KEY"):
        return given
    path = home / "keys" / "secret"
    if not path.exists():
        path.parent.mkdir(mode=0o700, exist_ok=True)
        handle = os.open(path.with_suffix(f".{os.getpid()}"), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as stream:
            stream.write(ids.token(48))
        os.replace(path.with_suffix(f".{os.getpid()}"), path)
    return path.read_text()


def need_encryption(name: str, url: str, scheme: str) -> None:
    """Passwords and tokens travel encrypted, except to this very machine (tests, a proxy beside us)."""
    parts = urlsplit(url)
    if parts.scheme != scheme and parts.hostname not in LOOPBACK:
        raise ImproperlyConfigured(f"{name} must be {scheme}://, so that no password travels in the clear.")
