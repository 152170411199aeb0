"""Sending a message to an address that somebody typed in, without being led anywhere else.

The name is resolved once, every address that it has is checked, and the connection is made to the checked one. Nothing is
followed, little is read, and the whole takes a few seconds at most.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from django.conf import settings

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

TIMEOUT = 10.0
MOST_READ = 1024
Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True)
class Answer:
    """What came back: the status (0 where nothing did) and what went wrong ("" where nothing did)."""

    status: int
    error: str = ""

    @property
    def is_good(self) -> bool:
        return 200 <= self.status < 300


def checked_url(url: str) -> SplitResult:
    """The parts of an address that messages may be sent to. Raises Invalid."""
    try:
        parts = urlsplit(url.strip())
        parts.port  # noqa: B018 -- raises ValueError for what is no port
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or not url.isascii():
        raise Invalid(N_("This is no address that begins with https:// or http://."), field="url", code="address")
    if parts.username or parts.password:
        raise Invalid(N_("An address with a password in it is not taken."), field="url", code="address")
    return parts


def checked_host(parts: SplitResult) -> list[str]:
    """The network addresses behind a name, all of which may be spoken to. Raises Invalid where one may not."""
    check_literal(parts)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Invalid(N_("There is no machine under this name."), field="url", code="unknown_host") from None
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    if not addresses or not all(may_reach(ipaddress.ip_address(one.partition("%")[0])) for one in addresses):
        raise _inside()
    return addresses


def check_literal(parts: SplitResult) -> None:
    """Refuse a number that messages must not go to, without asking anybody. Raises Invalid."""
    try:
        address = ipaddress.ip_address(parts.hostname or "")
    except ValueError:
        return
    if not may_reach(address):
        raise _inside()


def _inside() -> Invalid:
    return Invalid(
        N_("This address lies inside the network, where webhooks are not sent."),
        help=N_("Whoever runs the house can allow its network by the setting JIANGFANG_WEBHOOK_NETWORKS."),
        field="url",
        code="inside",
    )


def may_reach(address: Address) -> bool:
    """Whether messages may go there: to the open internet, and to the networks that the operator allows."""
    plain = getattr(address, "ipv4_mapped", None) or address
    if any(plain in ipaddress.ip_network(network) for network in settings.WEBHOOK_NETWORKS):
        return True
    return plain.is_global and not plain.is_multicast and _embedded(plain) is None


def _embedded(address: Address) -> Address | None:
    """The IPv4 address that an IPv6 address of a transition scheme carries inside it."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    translated = address in ipaddress.ip_network("64:ff9b::/96")
    return address.sixtofour or (address.teredo or [None])[0] or (address if translated else None)


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """Send a message; whatever goes wrong is an answer too."""
    try:
        parts = checked_url(url)
        connection = _connection(parts, checked_host(parts)[0])
    except Invalid as error:
        return Answer(0, str(error))
    # Each read has its own time limit; the whole has one as well, however slowly the other side drips.
    watch = threading.Timer(TIMEOUT, _cut, [connection])
    watch.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, {"Content-Type": "application/json", **headers})
        response = connection.getresponse()
        response.read(MOST_READ)
        if watch.finished.is_set():
            return Answer(0, "TimeoutError: the answer did not come to an end")
        return Answer(response.status, "" if 200 <= response.status < 300 else f"{response.status} {response.reason}")
    except (OSError, http.client.HTTPException) as error:
        return Answer(0, f"{type(error).__name__}: {error}"[:300])
    finally:
        watch.cancel()
        connection.close()


def _cut(connection: http.client.HTTPConnection) -> None:
    if connection.sock is not None:
        connection.sock.shutdown(socket.SHUT_RDWR)


def _connection(parts: SplitResult, address: str) -> http.client.HTTPConnection:
    if parts.scheme == "https":
        return _Encrypted(parts.hostname or "", parts.port, address)
    return _Plain(parts.hostname or "", parts.port, address)


class _Plain(http.client.HTTPConnection):
    """A connection to an address that was checked, for the name that was asked."""

    def __init__(self, host: str, port: int | None, address: str) -> None:
        super().__init__(host, port, timeout=TIMEOUT)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _Encrypted(_Plain):
    """The same with a certificate that is checked against the name."""

    default_port = http.client.HTTPS_PORT

    def connect(self) -> None:
        super().connect()
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
