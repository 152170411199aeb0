"""``jiangfang serve``: a real process that sets itself up, answers, and ends when told."""

import os
import signal
import socket
import subprocess
import urllib.request

import pytest

from tests.cli.test_main import PROGRAM


@pytest.fixture
def serving(tmp_path):
    """A server in a new home on a free port: the process and its address."""
    environment = {**os.environ, "JIANGFANG_HOME": str(tmp_path / "home"), "LC_ALL": "en_US.UTF-8"}
    environment.pop("DATABASE_URL", None)
    with subprocess.Popen(
        [PROGRAM, "serve", "--port", "0"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout.readline() == "Setting up the database …\n"
            line = process.stdout.readline()
            assert line.startswith("Jiangfang answers at http://127.0.0.1:"), process.stderr.read()
            yield process, line.split()[3]
        finally:
            process.kill()


def test_it_sets_itself_up_answers_and_ends_when_told(serving):
    process, address = serving
    with urllib.request.urlopen(f"{address}account/login/", timeout=60) as response:
        assert response.status == 200
        assert "<html" in response.read().decode()
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0
    assert process.stderr.read() == ""


def test_an_empty_house_prints_the_way_in_once_and_the_page_is_there(serving):
    process, address = serving
    assert process.stdout.readline() == "This house is empty. Its first officer sets it up here, once:\n"
    link = process.stdout.readline().strip()
    assert link.startswith(f"{address}account/set-up/")
    with urllib.request.urlopen(link, timeout=60) as response:
        assert 'name="password"' in response.read().decode()
    with urllib.request.urlopen(address, timeout=60) as response:
        assert "jiangfang serve" in response.read().decode()


def test_a_port_that_is_taken_is_told_before_anything_is_touched(jiangfang):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, out, err = jiangfang("serve", "--port", str(port), "--language", "en")
    assert (status, out, err) == (2, "", f"Port {port} on 127.0.0.1 is taken; choose another with --port.\n")


@pytest.mark.parametrize("port", ["99999", "-1", "http"])
def test_a_port_that_cannot_be_is_refused(jiangfang, port):
    status, out, err = jiangfang("serve", f"--port={port}", "--language", "en")
    assert (status, out) == (2, "")
    assert "a port is a number from 0 to 65535" in err


def test_an_address_that_is_not_ours_is_told(jiangfang):
    status, _out, err = jiangfang("serve", "--host", "192.0.2.1", "--port", "0", "--language", "en")
    assert status == 2
    assert err.startswith("It cannot listen on 192.0.2.1: ")
