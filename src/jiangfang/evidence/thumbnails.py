"""The small picture beside a large one; made once, from decoded pixels only, never from another kind of file."""

import io
from typing import IO

from PIL import Image

from jiangfang.evidence.pictures import shrunk

SIDE = 320
QUALITY = 80


def thumbnail(image: Image.Image) -> IO[bytes]:
    """A JPEG that fits into a square of 320 pixels; what is transparent stands on white."""
    small = shrunk(image, SIDE) if max(image.size) > SIDE else image
    if small.mode == "RGBA":
        paper = Image.new("RGB", small.size, "white")
        paper.paste(small, mask=small)
        small = paper
    out = io.BytesIO()
    small.save(out, "JPEG", quality=QUALITY)
    out.seek(0)
    return out
