"""Videos."""

import datetime as dt
import io

import pytest

from jiangfang.evidence.inspection import video
from jiangfang.evidence.inspection.boxes import boxes
from jiangfang.kernel.errors import Invalid
from tests.evidence import samples

PLACES = (b"+36.6700+116.9967/", b"location")


def refusal(data: bytes) -> Invalid:
    with pytest.raises(Invalid) as refused:
        video.check_film(io.BytesIO(data))
    return refused.value


def test_the_place_is_gone_and_the_film_is_still_whole():
    data = samples.film(beside=samples.box(b"uuid", b"x" * 16 + b"<exif:GPSLatitude>"))
    file = io.BytesIO(data)
    taken = video.clean_film(file)
    clean = file.getvalue()
    assert all(place in data and place not in clean for place in (*PLACES, b"GPSLatitude"))
    assert taken == dt.datetime(2024, 2, 22, 9, 30, 15, tzinfo=dt.UTC)
    assert (len(clean), clean[-18:]) == (len(data), b"pictures in motion")
    assert video.check_film(io.BytesIO(clean)).name == "video/mp4"
    top = [box.kind for box in boxes(io.BytesIO(clean), 0, len(clean))]
    assert top == [b"ftyp", b"moov", b"free", b"mdat"]


@pytest.mark.parametrize("seconds", [0, 2**32 - 1])
def test_a_camera_without_a_clock_gives_no_time_or_one_that_is_judged_later(seconds):
    taken = video.clean_film(io.BytesIO(samples.film(began=seconds)))
    assert taken is None or taken.year > 2030


@pytest.mark.parametrize(
    ("data", "seen"),
    [
        (samples.film(b"heic"), "HEIC"),
        (samples.film(b"avif"), "HEIC"),
        (samples.film(handler=b"soun"), "sound"),
        (samples.film(sample=b"gpmd"), "positions"),
    ],
    ids=samples.label,
)
def test_what_is_no_film_or_tells_where_it_was_is_refused(data, seen):
    assert seen in refusal(data).params["seen"]


@pytest.mark.parametrize(
    "data",
    [
        samples.film()[:-5],
        samples.film() + b"<html>",
        samples.box(b"ftyp", b"isom", bytes(4)),
        samples.film().replace(b"stsd", b"\xff\xff\xff\xff")[:-1],
        samples.box(b"ftyp", b"isom", bytes(4)) + b"\x00\x00\x00\x04moov",
        samples.box(b"ftyp", b"isom", bytes(4)) + samples.box(b"free") * 25_000,
    ],
    ids=samples.label,
)
def test_boxes_that_do_not_fill_the_file_are_damaged(data):
    assert refusal(data).code == "damaged"


def test_a_large_box_and_one_to_the_end_are_read_as_the_format_says():
    film = samples.film()
    start = film.rindex(b"mdat") - 4
    payload = film[start + 8 :]
    large = film[:start] + b"\x00\x00\x00\x01mdat" + (16 + len(payload)).to_bytes(8) + payload
    to_the_end = film[:start] + b"\x00\x00\x00\x00mdat" + payload
    assert {video.check_film(io.BytesIO(data)).name for data in (large, to_the_end)} == {"video/mp4"}


def test_a_webm_header_without_a_segment_is_damaged():
    with pytest.raises(Invalid) as refused:
        video.check_webm(io.BytesIO(samples.webm()[:-10]))
    assert refused.value.code == "damaged"
