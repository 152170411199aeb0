"""Silence is a test: an undefined template variable, an unexpected error in the log and a call outside all fail."""

import ipaddress
import logging
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent


class UndefinedVariable(str):
    """Stands in for ``string_if_invalid``: Django fills it with the name of a variable that a template does not have.

    Templates of installed packages may count on Django's leniency; ours may not.
    """

    __slots__ = ()

    def __mod__(self, name: Any) -> str:
        return self._fail(name)

    def __html__(self) -> str:
        return self._fail("something that could not be read")

    def _fail(self, name: Any) -> str:
        origin = _template_being_rendered()
        if origin and not _is_ours(origin):
            return ""
        pytest.fail(f"The template {origin or '(a string)'} prints {name}, which its view did not give.")


def _template_being_rendered() -> str:
    """The file of the innermost template node on the stack; Django does not hand it to ``string_if_invalid``."""
    from django.template.base import UNKNOWN_SOURCE, Node

    frame = sys._getframe(2)
    while frame:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None):
            return "" if node.origin.name == UNKNOWN_SOURCE else node.origin.name
        frame = frame.f_back
    return ""


def _is_ours(path: str) -> bool:
    return Path(path).is_relative_to(ROOT) and "site-packages" not in path


class OutsideCall(RuntimeError):
    """A test reached for the network."""


def close_sockets() -> None:
    """Let tests reach this machine only. Programs they start are on their own, and so is libpq (a local socket)."""
    for name in ("connect", "connect_ex"):
        setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    real_lookup = socket.getaddrinfo

    def getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
        _refuse_outside(host)
        return real_lookup(host, *args, **kwargs)

    socket.getaddrinfo = getaddrinfo


def _guarded(connect: Any) -> Any:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_outside(address[0])
        return connect(self, address)

    return guarded


def _refuse_outside(host: Any) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost"):
        return
    try:
        inside = ipaddress.ip_address(name).is_loopback
    except ValueError:
        inside = False
    if not inside:
        raise OutsideCall(f"A test tried to reach {name}. Tests talk to this machine only.")


class Errors(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.records: list[logging.LogRecord] = []
        self.expected = False

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@contextmanager
def watching_the_log() -> Iterator[Errors]:
    """Fail at the end where an error was logged that nobody expected."""
    errors = Errors()
    logging.getLogger().addHandler(errors)
    try:
        yield errors
    finally:
        logging.getLogger().removeHandler(errors)
    if errors.records and not errors.expected:
        said = "\n".join(f"{record.name}: {record.getMessage()}" for record in errors.records)
        pytest.fail(f"Logged as an error, and the test did not expect it:\n{said}")


@pytest.fixture(autouse=True)
def no_unexpected_errors() -> Iterator[Errors]:
    """An error in the log is a failure, unless the test asked for ``logged_errors``."""
    with watching_the_log() as errors:
        yield errors


@pytest.fixture
def logged_errors(no_unexpected_errors: Errors) -> list[logging.LogRecord]:
    """What the test logged as an error. Ask for it to say that errors are expected, and look at them."""
    no_unexpected_errors.expected = True
    return no_unexpected_errors.records
