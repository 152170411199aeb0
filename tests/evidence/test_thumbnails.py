"""The small picture beside a large one."""

import pytest
from PIL import Image

from jiangfang.evidence.thumbnails import thumbnail


@pytest.mark.parametrize(
    ("size", "small"),
    [((4000, 3000), (320, 240)), ((30, 6000), (2, 320)), ((6000, 1), (320, 1)), ((100, 80), (100, 80))],
)
def test_it_fits_into_its_square_and_is_never_blown_up(size, small):
    picture = Image.open(thumbnail(Image.new("RGB", size)))
    assert (picture.format, picture.size) == ("JPEG", small)


def test_what_is_transparent_stands_on_white():
    picture = Image.open(thumbnail(Image.new("RGBA", (20, 20), (0, 0, 0, 0))))
    assert min(picture.convert("L").getextrema()) > 250
