"""From unknown bytes to a kept file."""

import io

import pytest
from PIL import Image

from jiangfang.evidence.intake import take_in, take_in_all
from jiangfang.evidence.storage import store
from jiangfang.kernel.errors import Invalid, InvalidMany
from tests.evidence import samples

pytestmark = pytest.mark.usefixtures("sample_clock")


def taken(data: bytes, name: str = "x"):
    return take_in(io.BytesIO(data), name)


def stored_files(home):
    return [path for path in home.rglob("*") if path.is_file()]


def test_a_photo_is_kept_clean_with_its_small_picture(home):
    kept = taken(samples.jpeg(), "../IMG_1.html")
    assert (kept.name, kept.media_type, kept.width, kept.height) == ("IMG_1.jpg", "image/jpeg", 640, 480)
    assert kept.captured_at.isoformat() == "2024-02-20T01:30:15+00:00"
    with store().open(kept.sha256) as file:
        assert samples.GPS_TEXT not in file.read()
    with store().open(kept.thumbnail) as file:
        assert Image.open(file).size == (320, 240)
    assert len(stored_files(home)) == 2


def test_nothing_of_the_file_as_it_came_is_left_on_the_disk(home):
    taken(samples.jpeg())
    assert not [path for path in stored_files(home) if samples.GPS_TEXT in path.read_bytes()]


def test_the_same_file_twice_is_stored_once(home):
    first, second = taken(samples.jpeg(), "a.jpg"), taken(samples.jpeg(), "b.jpg")
    assert (first.sha256, first.thumbnail) == (second.sha256, second.thumbnail)
    assert len(stored_files(home)) == 2


def test_a_document_is_kept_byte_for_byte_and_a_film_without_its_place():
    document = taken(samples.pdf(), "report")
    with store().open(document.sha256) as file:
        assert file.read() == samples.pdf()
    assert (document.name, document.thumbnail) == ("report.pdf", "")
    film = taken(samples.film(), "clip.exe")
    with store().open(film.sha256) as file:
        assert b"+36.6700" not in file.read()
    assert (film.name, film.captured_at.isoformat()) == ("clip.mp4", "2024-02-22T09:30:15+00:00")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"<svg onload=alert(1)>", "not_taken"),
        (samples.jpeg()[:4000], "damaged"),
        (samples.office(more={"xl/vbaProject.bin": b"x"}), "active"),
        (samples.huge_png_header(), "too_many_pixels"),
    ],
    ids=samples.label,
)
def test_what_is_refused_is_named_and_leaves_nothing(home, data, code):
    with pytest.raises(Invalid) as refusal:
        taken(data, "dir/照\u202e片.jpg")
    assert (refusal.value.code, refusal.value.field) == (code, "files")
    assert "“dir/照片.jpg”" in str(refusal.value)
    assert stored_files(home) == []


def test_a_file_beyond_the_limit_is_refused(settings):
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024
    taken(b"a" * settings.EVIDENCE_MAX_BYTES)
    with pytest.raises(Invalid) as refusal:
        taken(b"a" * (settings.EVIDENCE_MAX_BYTES + 1), "log.txt")
    assert str(refusal.value).startswith("“log.txt” is larger than 1 MB.")


def test_of_several_files_each_refused_one_is_named():
    files = [(io.BytesIO(data), name) for data, name in ((b"<html>", "a"), (samples.pdf(), "b"), (b"", "c"))]
    with pytest.raises(InvalidMany) as refusal:
        take_in_all(files)
    assert [error.params["name"] for error in refusal.value.errors.values()] == ["a", "c"]
    with pytest.raises(Invalid) as nothing:
        take_in_all([])
    assert nothing.value.field == "files"
