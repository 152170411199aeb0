"""Change one byte, and verify names it."""

import io
import os

import pytest

from jiangfang.evidence.models import Blob
from jiangfang.evidence.storage import store
from jiangfang.evidence.verification import findings, orphans


def found():
    return [(finding.where, finding.what) for finding in findings()]


def flip(path):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_sound_store_has_nothing_to_say(photo):
    assert found() == []


def test_one_flipped_bit_is_named_and_so_is_one_in_the_small_picture(photo):
    flip(store().path(photo.blob_id))
    flip(store().path(photo.blob.thumbnail))
    altered = "The file was altered: its bytes do not agree with its hash."
    assert found() == [
        (f"evidence.blob {photo.blob_id}", altered),
        (f"evidence.blob {photo.blob_id} (thumbnail)", altered),
    ]


def test_a_missing_file_is_named(photo):
    store().path(photo.blob_id).unlink()
    assert found() == [(f"evidence.blob {photo.blob_id}", "The file is missing.")]


def test_a_wrong_size_and_a_hash_that_is_none_are_named(photo):
    Blob.objects.filter(pk=photo.blob_id).update(size=1, thumbnail="../../keys/secret")
    assert [what for _where, what in found()] == [
        "The file does not have the size that was noted.",
        "The file is missing.",
    ]


@pytest.mark.usefixtures("db", "sample_clock")
def test_a_file_that_nobody_names_is_told_after_a_day(home):
    stored = store().put(io.BytesIO(b"from a deed that failed"))
    (home / "evidence" / "incoming" / "half").write_bytes(b"from a crash")
    assert list(orphans()) == []
    for path in (home / "evidence").rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    assert {orphan.name for orphan in orphans()} == {stored.sha256, "incoming/half"}
    assert len(found()) == 2


def test_what_is_named_is_no_orphan_however_old(photo, home):
    for path in (home / "evidence").rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    assert list(orphans()) == []
