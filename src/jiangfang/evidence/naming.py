"""File names from outside, made harmless: no path, no hidden characters, an ending that says what is really inside."""

import re
import unicodedata
from pathlib import PurePosixPath

LONGEST_STEM = 80
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}")
# Names that Windows takes for devices, whatever follows the dot.
_DEVICES = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def clean_name(raw: str, extensions: tuple[str, ...]) -> str:
    """A name under which anyone can save the file: ``raw`` without its path, with one of ``extensions``."""
    name = visible_text(raw.replace("\\", "/").rpartition("/")[2])
    suffix = PurePosixPath(name).suffix
    stem = name.removesuffix(suffix) if _SUFFIX.fullmatch(suffix) else name
    stem = _FORBIDDEN.sub("_", stem)[:LONGEST_STEM].strip(". ")
    if not stem or _DEVICES.match(stem):
        stem = f"file_{stem}".rstrip("_")
    return stem + (suffix.lower() if suffix.lower() in extensions else extensions[0])


def visible_text(raw: str) -> str:
    """``raw`` on one line, without control characters and without marks that turn the direction of reading."""
    text = unicodedata.normalize("NFC", raw)
    seen = (" " if char.isspace() else char for char in text)
    return " ".join("".join(char for char in seen if unicodedata.category(char)[0] != "C").split())
