"""Word, Excel and PowerPoint files: a ZIP of the right shape, without macros, that does not swell when it is opened.

Nothing is unpacked: the directory is read within bounds, and one member, [Content_Types].xml, is read up to a limit.
"""

import struct
import zipfile
import zlib
from typing import IO

from jiangfang.evidence.inspection.accepted import DOCX, PPTX, XLSX, MediaType, active, damaged, not_taken
from jiangfang.evidence.inspection.signatures import ARCHIVE, AS_PDF
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

MOST_MEMBERS = 5000
LARGEST_DIRECTORY = 2 * 1024 * 1024
LARGEST_TYPES = 1024 * 1024
LARGEST_WHOLE = 512 * 1024 * 1024
# A sheet of equal cells shrinks a hundredfold in honest files; a bomb does so a thousandfold.
STEEPEST, FROM_SIZE = 250, 4 * 1024 * 1024

OFFICE = N_("an Office document")
MACROS = N_("macros or controls")

_TYPES = "[Content_Types].xml"
_MAIN = {
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": (XLSX, "xl/workbook.xml"),
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": (DOCX, "word/document.xml"),
    b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml": (
        PPTX,
        "ppt/presentation.xml",
    ),
}
_MACRO_TYPES = (b"macroenabled", b"vbaproject", b"activex", b"macrosheet")
_MACRO_MEMBERS = ("vbaproject", "vbadata", "activex/", "macrosheets/")
_OTHERS = {
    "OFD.xml": (N_("an OFD document"), AS_PDF),
    "mimetype": (N_("an OpenDocument file"), AS_PDF),
    "META-INF/MANIFEST.MF": (N_("a program"), AS_PDF),
}
# What zipfile and its decompressors may stumble over in hostile bytes.
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError, OverflowError)


def check(file: IO[bytes]) -> MediaType:
    """Which Office document this is. Raises Invalid for any other archive, a damaged one, macros, or a bomb."""
    _check_directory(file)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            _check_members(members, file.seek(0, 2))
            return _type_of(archive, {member.filename: member for member in members})
    except _BROKEN as error:
        raise damaged(OFFICE) from error


def _check_directory(file: IO[bytes]) -> None:
    """The directory at the very end, small, of the plain kind: before zipfile reads it into memory."""
    size = file.seek(0, 2)
    file.seek(max(0, size - 42))
    tail = file.read(42)
    if len(tail) < 42 or tail[20:24] != b"PK\x05\x06" or tail[:4] == b"PK\x06\x07":
        raise damaged(OFFICE)
    disk, first_disk, here, members, length, start, comment = struct.unpack("<HHHHIIH", tail[24:])
    if disk or first_disk or comment or here != members or start + length + 22 != size:
        raise damaged(OFFICE)
    if members > MOST_MEMBERS or length > LARGEST_DIRECTORY:
        raise bomb()


def _check_members(members: list[zipfile.ZipInfo], size: int) -> None:
    """No member twice, none odd, none that swells, and together no more packed bytes than the file has."""
    names = {member.filename.lower() for member in members}
    if len(names) != len(members) or any(_is_odd(member) for member in members):
        raise damaged(OFFICE)
    if sum(member.file_size for member in members) > LARGEST_WHOLE:
        raise bomb()
    if sum(member.compress_size for member in members) > size or any(map(_swells, members)):
        raise bomb()


def _is_odd(member: zipfile.ZipInfo) -> bool:
    """Encrypted, or packed in a way that no Office program uses."""
    return bool(member.flag_bits & 0x1) or member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def _swells(member: zipfile.ZipInfo) -> bool:
    return member.file_size > FROM_SIZE and member.file_size > STEEPEST * max(1, member.compress_size)


def _type_of(archive: zipfile.ZipFile, members: dict[str, zipfile.ZipInfo]) -> MediaType:
    if _TYPES not in members:
        raise not_taken(*next((known for name, known in _OTHERS.items() if name in members), ARCHIVE))
    with archive.open(members[_TYPES]) as stream:
        types = stream.read(LARGEST_TYPES + 1)
    if len(types) > LARGEST_TYPES or b"<!DOCTYPE" in types or b"&#" in types:
        raise damaged(OFFICE)
    if any(word in types.lower() for word in _MACRO_TYPES) or any(
        word in name.lower() for name in members for word in _MACRO_MEMBERS
    ):
        raise active(MACROS)
    found = [media for content_type, (media, main) in _MAIN.items() if content_type in types and main in members]
    if len(found) != 1 or "_rels/.rels" not in members:
        raise not_taken(N_("an Office document of another kind"), AS_PDF)
    return found[0]


def bomb() -> Invalid:
    """The refusal of a file that would fill memory or disk of whoever opens it."""
    return Invalid(
        N_("“%(name)s” would swell to many times its size when opened."),
        help=N_("Save it anew in your Office program; if it is still refused, hand in a PDF."),
        code="bomb",
    )
