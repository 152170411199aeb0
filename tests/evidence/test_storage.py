"""Files under their hash: whole or not at all."""

import hashlib
import io
import os
import stat
import subprocess
import sys
import textwrap

import pytest

from jiangfang.evidence.folder import CHUNK
from jiangfang.evidence.storage import measure, spooled, store
from jiangfang.kernel.errors import Invalid
from tests.silence import ROOT

DATA = "轴封间隙 0.35 mm".encode()
HASH = hashlib.sha256(DATA).hexdigest()


class Endless:
    """A stream that never ends; counts what was read from it."""

    def __init__(self):
        self.read_so_far = 0

    def read(self, size):
        self.read_so_far += size
        return bytes(size)


class Breaking(io.BytesIO):
    """A connection that breaks after its first piece."""

    def read(self, size=-1):
        if self.tell():
            raise ConnectionResetError
        return super().read(4)


def names(home):
    return sorted(str(path.relative_to(home)) for path in home.rglob("*") if path.is_file())


def test_a_file_lies_under_its_hash_in_two_levels_of_folders(home):
    stored = store().put(io.BytesIO(DATA))
    assert (stored.sha256, stored.size) == (HASH, len(DATA))
    assert names(home) == [f"evidence/{HASH[:2]}/{HASH[2:4]}/{HASH}"]
    with store().open(HASH) as file:
        assert file.read() == DATA
    assert store().has(HASH)
    assert not store().has("0" * 64)


def test_the_same_file_twice_is_one_file(home):
    assert store().put(io.BytesIO(DATA)) == store().put(io.BytesIO(DATA))
    assert len(names(home)) == 1


def test_handing_a_file_in_again_heals_one_that_has_rotted(home):
    store().put(io.BytesIO(DATA))
    store().path(HASH).write_bytes(b"rotten")
    store().put(io.BytesIO(DATA))
    assert measure(HASH, store()).sha256 == HASH


def test_others_on_the_machine_can_read_nothing(home):
    before = os.umask(0)
    try:
        store().put(io.BytesIO(DATA))
    finally:
        os.umask(before)
    path = store().path(HASH)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    folders = [path.parent, path.parent.parent, path.parent.parent.parent, home / "evidence" / "incoming"]
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


@pytest.mark.parametrize("name", ["../../keys/secret", HASH.upper(), HASH + "\n", HASH[:-1], "", "incoming"])
def test_nothing_but_a_hash_is_ever_a_path(name):
    with pytest.raises(ValueError, match="SHA-256"):
        store().open(name)


def test_a_connection_that_breaks_leaves_nothing(home):
    with pytest.raises(ConnectionResetError):
        store().put(Breaking(DATA))
    assert names(home) == []


def test_a_process_that_is_killed_leaves_no_half_file_under_a_hash(home):
    script = f"""
        import io, os, signal, sys
        from pathlib import Path
        from jiangfang.evidence.folder import FolderStore

        class Killer(io.BytesIO):
            def read(self, size=-1):
                if self.tell():
                    os.kill(os.getpid(), signal.SIGKILL)
                return super().read(4)

        FolderStore(Path({str(home / "evidence")!r})).put(Killer({DATA!r}))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], env={**os.environ, "PYTHONPATH": str(ROOT / "src")}
    )
    assert done.returncode == -9
    left = names(home)
    assert len(left) == 1
    assert left[0].startswith("evidence/incoming/")
    assert [found.name.partition("/")[0] for found in store().files()] == ["incoming"]


def test_a_stream_that_is_too_large_is_left_at_the_limit():
    endless = Endless()
    with pytest.raises(Invalid) as refusal, spooled(endless, 3 * CHUNK):
        pass
    assert refusal.value.code == "too_large"
    assert refusal.value.params["megabytes"] == 3
    assert endless.read_so_far == 4 * CHUNK


def test_a_file_of_exactly_the_limit_is_taken_and_an_empty_one_is_not(home):
    with spooled(io.BytesIO(DATA), len(DATA)) as file:
        assert file.read() == DATA
    with pytest.raises(Invalid) as refusal, spooled(io.BytesIO(), 10):
        pass
    assert refusal.value.code == "empty"
    assert names(home) == []
