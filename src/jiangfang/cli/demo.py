"""``jiangfang demo``: a sample studio that is already at work, built by the real actions under a sample clock."""

import argparse
import os
import sys
from gettext import gettext as _

from jiangfang.cli.house import FINE, open_house
from jiangfang.cli.serve import port_number
from jiangfang.cli.terminal import tell, tell_table

NAME = "demo"


def sentence() -> str:
    return _("Build the sample world in this home, which must be empty or a demo, and serve it.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-serve", action="store_true", help=_("build only"))
    parser.add_argument("--host", default="127.0.0.1", help=_("address to listen on (default: 127.0.0.1)"))
    parser.add_argument("--port", type=port_number, default=8000, help=_("port to listen on (default: 8000)"))
    parser.add_argument("--fresh", action="store_true", help=_("throw the demo of this home away and build it anew"))


def run(chosen: argparse.Namespace) -> int:
    open_house(chosen.language)
    from jiangfang.cli import sample  # noqa: PLC0415 -- needs the apps loaded

    if chosen.fresh:
        sample.throw_away()
    summary = sample.build()
    tell(_("The sample world has %(records)s records and %(entries)s entries.") % vars(summary))
    tell(_("Sign in as one of these people by opening a link:"))
    tell_table([(name, where, f"http://{chosen.host}:{chosen.port}{path}") for name, where, path in summary.links])
    if not chosen.no_serve:
        _become_server(chosen)
    return FINE


def _become_server(chosen: argparse.Namespace) -> None:
    """A process of its own that starts in a home which is a demo by now: it reads the sample clock from its first line."""
    sys.stdout.flush()
    options = ["serve", "--host", chosen.host, "--port", str(chosen.port), "--language", chosen.language]
    os.execv(sys.executable, [sys.executable, "-m", "jiangfang.cli.main", *options])
