"""Pictures keep their pixels and lose everything else."""

import datetime as dt
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from jiangfang.evidence.inspection.accepted import GIF, JPEG, PNG, WEBP
from jiangfang.evidence.pictures import LONGEST_SIDE, Picture, developed, parse_exif_time, written
from jiangfang.kernel.clock import SampleClock, use_clock
from jiangfang.kernel.errors import Invalid
from tests.evidence import samples

SMALL = samples.jpeg(64, 48)
pytestmark = pytest.mark.usefixtures("sample_clock")


def develop(data: bytes, media=JPEG) -> Picture:
    with developed(io.BytesIO(data), media) as picture:
        return picture


def refusal(data: bytes, media=JPEG) -> str:
    with pytest.raises(Invalid) as refused:
        develop(data, media)
    return refused.value.code


def test_the_position_is_really_gone_and_so_is_everything_beside_the_pixels():
    before = samples.jpeg() + samples.archive({"x.js": b"alert(1)"}) + b"<script>"
    assert Image.open(io.BytesIO(before)).getexif().get_ifd(0x8825)[2] == (36, 40, 12)
    after = written(develop(before)).getvalue()
    picture = Image.open(io.BytesIO(after))
    assert not picture.getexif()
    assert not {"exif", "comment", "icc_profile", "xmp"} & picture.info.keys()
    for trace in (samples.GPS_TEXT, b"Exif", b"Phone maker", b"<script>", b"PK\x03\x04", b"2024:02:20"):
        assert trace in before
        assert trace not in after
    difference = ImageChops.difference(picture.convert("L"), Image.open(io.BytesIO(before)).convert("L"))
    assert difference.getextrema()[1] < 16


def test_notes_and_profiles_of_other_formats_are_gone_too():
    notes = Image.Exif()
    notes[0x010F] = "Phone maker"
    notes.get_ifd(0x8825)[18] = samples.GPS_TEXT.decode()
    for form, media in (("PNG", PNG), ("WEBP", WEBP)):
        out = io.BytesIO()
        Image.new("RGB", (30, 20), "teal").save(out, form, exif=notes, icc_profile=b"profile-mark")
        assert samples.GPS_TEXT in out.getvalue()
        after = written(develop(out.getvalue(), media)).getvalue()
        assert samples.GPS_TEXT not in after
        assert not {"exif", "icc_profile"} & Image.open(io.BytesIO(after)).info.keys()


def test_the_time_is_kept_and_a_photo_taken_upright_stands_upright():
    picture = develop(samples.jpeg(width=64, height=48, turn=6, offset="+09:00"))
    assert picture.captured_at == dt.datetime(2024, 2, 20, 0, 30, 15, tzinfo=dt.UTC)
    assert picture.image.size == (48, 64)
    # The gradient ran from dark above to light below; turned by a quarter it runs from right to left.
    assert picture.image.convert("L").getpixel((2, 30)) > picture.image.convert("L").getpixel((45, 30))


@pytest.mark.parametrize(
    "taken", ["1970:01:01 00:00:00", "2024:03:03 12:00:00", "0000:00:00 00:00:00", "yesterday", ""]
)
def test_a_time_that_can_not_be_is_no_time(taken):
    assert develop(samples.jpeg(taken=taken)).captured_at is None


def test_a_camera_without_an_offset_is_in_china():
    assert parse_exif_time("2024:02:20 09:30:15\x00").isoformat() == "2024-02-20T01:30:15+00:00"
    assert parse_exif_time("2024:02:20 09:30:15", "nonsense") is None
    assert parse_exif_time(b"2024:02:20 09:30:15") is None


def test_a_tomorrow_is_forgiven_to_cameras_far_east():
    with use_clock(SampleClock(dt.datetime(2024, 2, 19, 12, tzinfo=dt.UTC))):
        assert develop(samples.jpeg()).captured_at is not None


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_photo_is_refused(share):
    whole = samples.jpeg()
    assert refusal(whole[: int(len(whole) * share)]) == "damaged"


def test_a_picture_that_is_mostly_header_is_refused_before_it_is_decoded():
    assert refusal(samples.huge_png_header(), PNG) == "too_many_pixels"
    assert refusal(samples.huge_png_header(60_000, 60_000), PNG) == "too_many_pixels"
    assert refusal(samples.huge_png_header(100, 100), PNG) == "damaged"


@pytest.mark.parametrize(("form", "media"), [("GIF", GIF), ("WEBP", WEBP), ("PNG", PNG)])
def test_what_moves_is_refused(form, media):
    assert refusal(samples.animation(form), media) == "animated"


def test_a_file_of_another_format_than_its_first_bytes_said_is_not_decoded():
    assert refusal(samples.png(), JPEG) == "damaged"
    assert refusal(b"\xff\xd8\xff" + b"<html><script>" * 50) == "damaged"


@pytest.mark.parametrize(
    ("mode", "kept"),
    [("1", "L"), ("L", "L"), ("LA", "RGBA"), ("P", "RGB"), ("RGB", "RGB"), ("RGBA", "RGBA"), ("I;16", "L")],
)
def test_every_kind_of_picture_ends_as_grey_colour_or_transparent(mode, kept):
    picture = develop(samples.png(mode=mode), PNG)
    assert (picture.image.mode, picture.media_type) == (kept, PNG)


def test_a_palette_with_a_hole_stays_transparent_and_a_web_photo_becomes_a_jpeg():
    assert develop(samples.png(mode="P", transparency=0), PNG).image.mode == "RGBA"
    for mode, media in (("RGB", JPEG), ("RGBA", PNG)):
        out = io.BytesIO()
        Image.new(mode, (30, 20)).save(out, "WEBP")
        assert develop(out.getvalue(), WEBP).media_type == media
    out = io.BytesIO()
    Image.new("CMYK", (30, 20)).save(out, "JPEG")
    assert develop(out.getvalue()).image.mode == "RGB"


def test_only_a_very_large_picture_is_made_smaller():
    assert develop(samples.png(LONGEST_SIDE, 10, "L"), PNG).image.size == (LONGEST_SIDE, 10)
    assert develop(samples.png(2 * LONGEST_SIDE, 100, "L"), PNG).image.size == (LONGEST_SIDE, 50)


def test_the_same_photo_is_written_the_same_way_each_time():
    assert written(develop(samples.jpeg())).getvalue() == written(develop(samples.jpeg())).getvalue()


@given(st.binary(max_size=300))
def test_rubbish_behind_a_photo_s_first_bytes_is_refused_and_never_crashes(rubbish):
    assert refusal(b"\xff\xd8\xff\xe1" + rubbish) == "damaged"


@given(st.integers(min_value=20, max_value=700), st.integers(min_value=0, max_value=255))
def test_a_byte_changed_in_the_notes_never_crashes(place, value):
    data = bytearray(SMALL)
    data[place] = value
    with suppress(Invalid):
        assert samples.GPS_TEXT not in written(develop(bytes(data))).getvalue()
