"""Getting the sealed content out of a file again: a PDF that we set, a workbook that we wrote, or the JSON itself."""

import base64
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, WorksheetNotFound, XmlError, ZipError

from jiangfang.documents.rendering.workbook import SEAL_SHEET
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

_BROKEN = (CalamineError, PasswordError, WorksheetNotFound, XmlError, ZipError, zipfile.BadZipFile)
MOST = 64 * 1024 * 1024
# How an attached file begins in our PDFs, and how far its dictionary can reach to either side of the name of its type.
_TYPE, _REACH = b"/Type/EmbeddedFile", 400
_LENGTH = re.compile(rb"/Length (\d{1,10})\b")


def form_of(data: bytes) -> str:
    """Which of the three outputs a file is. Raises Invalid."""
    if data.startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "xlsx"
    if data.lstrip()[:1] == b"{":
        return "json"
    raise Invalid(
        N_("This is no document of this system."),
        help=N_("A PDF, a workbook (xlsx) or a JSON file that was handed out here can be checked."),
        code="no_document",
    )


def sealed_text(data: bytes) -> str:
    """The text that carries content and seal; empty where the file has none."""
    form = form_of(data)
    try:
        if form == "pdf":
            return next((one.decode() for one in attachments(data) if one.startswith(b'{"content":')), "")
        return data.decode() if form == "json" else _from_workbook(data)
    except UnicodeDecodeError:
        return ""


def attachments(data: bytes) -> Iterator[bytes]:
    """The files that a PDF of ours carries, in the order in which they lie in it."""
    place = data.find(_TYPE)
    while place >= 0:
        begin, end = data.rfind(b"obj", max(0, place - _REACH), place), data.find(b"stream", place, place + _REACH)
        length = _LENGTH.search(data, begin, end) if begin >= 0 and end >= 0 else None
        if length is not None:
            start = end + (8 if data[end + 6 : end + 8] == b"\r\n" else 7)
            body = data[start : start + int(length[1])]
            yield _inflated(body) if b"/FlateDecode" in data[begin:end] else body
        place = data.find(_TYPE, place + len(_TYPE))


def _inflated(body: bytes) -> bytes:
    machine = zlib.decompressobj()
    try:
        return machine.decompress(body, MOST)
    except zlib.error:
        return b""


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook as they are before they are packed: packing differs between machines, these do not."""
    with zipfile.ZipFile(io.BytesIO(data)) as box:
        if sum(part.file_size for part in box.infolist()) > MOST:
            return {}
        return {part.filename: box.read(part) for part in box.infolist()}


def _from_workbook(data: bytes) -> str:
    try:
        if sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist()) > MOST:
            return ""
        rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(SEAL_SHEET).to_python()
        packed = "".join(str(row[1]) for row in rows if row and row[0] == "sealed")
        return base64.b64decode(packed, validate=True).decode()
    except (*_BROKEN, ValueError, KeyError, IndexError):
        return ""
