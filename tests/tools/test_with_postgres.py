"""A PostgreSQL for the length of one command."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tools import with_postgres

SCRIPT = with_postgres.__file__
ASK = """
import os, dj_database_url, psycopg
place = dj_database_url.parse(os.environ["DATABASE_URL"])
with psycopg.connect(host=place["HOST"], user=place["USER"], dbname=place["NAME"]) as connection:
    collation, = connection.execute("SELECT datcollate FROM pg_database WHERE datname = current_database()").fetchone()
print(place["HOST"], collation, flush=True)
"""


def start(code: str, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, SCRIPT, "--", sys.executable, "-c", ASK + code]
    environment = {**os.environ, "TMPDIR": str(folder)}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True)


@pytest.fixture
def folder():
    """A short name that other users may pass through: pytest's own folders are neither."""
    with tempfile.TemporaryDirectory(prefix="jf-", ignore_cleanup_errors=True) as name:
        path = Path(name)
        path.chmod(0o755)
        yield path


def test_the_command_meets_a_server_and_its_exit_code_comes_back(folder):
    process = start("raise SystemExit(7)", folder)
    said, _ = process.communicate(timeout=90)
    assert process.returncode == 7
    assert said.split()[1] == "C.UTF-8"
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_is_gone_when_the_command_is_broken_off(folder, number):
    process = start("import time; time.sleep(60)", folder)
    place = Path(process.stdout.readline().split()[0])
    postmaster = int((place / "data" / "postmaster.pid").read_text().splitlines()[0])
    os.killpg(process.pid, number)
    process.communicate(timeout=90)
    assert process.returncode != 0
    assert list(folder.iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(postmaster, 0)


def test_it_says_how_it_is_used():
    done = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True)
    assert done.returncode == 1
    assert "Usage" in done.stderr
