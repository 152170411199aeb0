"""The web server in this very process: gunicorn, threads, and a ticker in each worker."""

from gettext import gettext as _
from typing import Any

from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

from jiangfang.cli.terminal import tell
from jiangfang.jobs.ticker import Ticker


class Server(BaseApplication):
    """Loaded once, forked into workers; ends cleanly on SIGTERM and Ctrl-C, after the requests that are under way.

    ``way_in`` is the path of the page on which an empty house is set up: told with the address, once it answers.
    """

    def __init__(self, host: str, port: int, *, workers: int = 1, threads: int = 8, way_in: str = "") -> None:
        self.way_in = way_in
        self.address = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.workers, self.threads = workers, threads
        super().__init__()

    def load_config(self) -> None:
        options: dict[str, Any] = {
            "bind": self.address,
            "workers": self.workers,
            "worker_class": "gthread",
            "threads": self.threads,
            "preload_app": True,
            "loglevel": "warning",
            "timeout": 120,
            "graceful_timeout": 20,
            "control_socket_disable": True,
            "when_ready": self._tell_address,
            "post_worker_init": start_ticker,
            "worker_exit": stop_ticker,
        }
        for name, value in options.items():
            if name in self.cfg.settings:  # the control socket came with a later version
                self.cfg.set(name, value)

    def _tell_address(self, arbiter: Any) -> None:
        host, port = arbiter.LISTENERS[0].sock.getsockname()[:2]
        name = f"[{host}]" if ":" in host else host
        tell(_("Jiangfang answers at http://%(name)s:%(port)s/ (Ctrl-C ends it)") % {"name": name, "port": port})
        if self.way_in:
            # A wildcard is no address that a browser could open.
            name = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(name, name)
            tell(_("This house is empty. Its first officer sets it up here, once:"))
            tell(f"  http://{name}:{port}{self.way_in}")
            tell(_("From another machine: the same path after the address of this one."))

    def load(self) -> Any:
        application = get_wsgi_application()
        # Each worker opens connections of its own; one that was forked would be shared.
        connections.close_all()
        return application


def start_ticker(worker: Any) -> None:
    """Every worker looks after the schedule: whichever notices first takes a slot, and one that dies is not missed."""
    worker.ticker = Ticker()
    worker.ticker.start()


def stop_ticker(server: Any, worker: Any) -> None:
    """Let a task that is running end."""
    ticker = getattr(worker, "ticker", None)
    if ticker is not None:
        ticker.stop()
