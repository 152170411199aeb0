"""``jiangfang serve``: one process that answers pages and runs the schedule, until it is told to stop."""

import argparse
import errno
import socket
from gettext import gettext as _

from django.conf import settings
from django.core.management import call_command
from django.urls import reverse

from jiangfang.cli.house import FINE, WRONG_USE, open_house, unapplied
from jiangfang.cli.terminal import complain, tell
from jiangfang.ledger.deed import SYSTEM

NAME = "serve"


def sentence() -> str:
    return _("Run the house: web pages, background work and schedule in one process.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=_("address to listen on (default: 127.0.0.1)"))
    parser.add_argument(
        "--port", type=port_number, default=8000, help=_("port to listen on, 0 for any free one (default: 8000)")
    )
    parser.add_argument(
        "--workers", type=int, default=1, help=_("processes; more than one wants PostgreSQL (default: 1)")
    )
    parser.add_argument("--threads", type=int, default=8, help=_("threads per process (default: 8)"))


def port_number(text: str) -> int:
    """A port as argparse reads it."""
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(_("a port is a number from 0 to 65535"))


def run(chosen: argparse.Namespace) -> int:
    open_house(chosen.language)
    from jiangfang.cli.server import Server  # noqa: PLC0415 -- needs the apps loaded

    if hindrance := _hindrance(chosen.host, chosen.port):
        complain(hindrance)
        return WRONG_USE
    if unapplied():
        tell(_("Setting up the database …"))
        call_command("migrate", interactive=False, verbosity=0)
    _warn_of_unknown_host(chosen.host)
    Server(chosen.host, chosen.port, workers=chosen.workers, threads=chosen.threads, way_in=_way_in()).run()
    return FINE


def _hindrance(host: str, port: int) -> str:
    """Why it can't listen there; empty where it can. Said before the database is touched."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return _("Port %(port)s on %(host)s is taken; choose another with --port.") % {"port": port, "host": host}
        return _("It cannot listen on %(host)s: %(why)s") % {"host": host, "why": error.strerror}
    return ""


def _way_in() -> str:
    """The path of the page on which an empty house is set up; empty where somebody can sign in. Each start makes a new one."""
    from jiangfang.people.actions import make_set_up_link  # noqa: PLC0415 -- needs the apps loaded
    from jiangfang.people.queries.setting_up import waits_for_first_officer  # noqa: PLC0415 -- needs the apps loaded

    return reverse("set_up", args=[make_set_up_link(actor=SYSTEM)]) if waits_for_first_officer() else ""


def _warn_of_unknown_host(host: str) -> None:
    """Browsers name the house by the host in the address; it answers to the names it was given only."""
    if host not in ("127.0.0.1", "localhost", "::1", *settings.ALLOWED_HOSTS) and "*" not in settings.ALLOWED_HOSTS:
        names = ", ".join(settings.ALLOWED_HOSTS)
        complain(
            _("It answers to these names only: %(names)s. Set JIANGFANG_HOSTS to the ones in use.") % {"names": names}
        )
