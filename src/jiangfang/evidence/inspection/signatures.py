"""First bytes: which check a file has to pass, and what to call one that is not taken."""

from collections.abc import Callable

from jiangfang.evidence.inspection.accepted import TAKEN
from jiangfang.kernel.text import N_

HEAD = 4096

AS_JPEG = N_("Set the camera to “most compatible” (JPEG), or take the photo from this page.")
AS_PDF = N_("Save it as PDF and hand that in.")
AS_NEW_OFFICE = N_("Save it as docx, xlsx or pptx, or as PDF.")
ONE_BY_ONE = N_("Unpack it and hand in the files one by one, so that each can say what it proves.")

# What it is called, and what would help.
Known = tuple[str, str]

PROGRAM = (N_("a program"), TAKEN)
ARCHIVE = (N_("an archive of other files"), ONE_BY_ONE)
SOUND = (N_("a sound recording"), TAKEN)
OTHER_VIDEO = (N_("a video of another format"), N_("Save it as MP4 and hand that in."))
HEIC = (N_("a photo in Apple's own format (HEIC)"), AS_JPEG)
OLD_OFFICE = (N_("a document of an old Office program (doc, xls, ppt)"), AS_NEW_OFFICE)
UNKNOWN = (N_("a file of a kind that is not known here"), TAKEN)

_PREFIXES: tuple[tuple[bytes, Known], ...] = (
    (b"MZ", PROGRAM),
    (b"\x7fELF", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"\xfe\xed\xfa", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xce\xfa\xed\xfe", PROGRAM),
    (b"\x00asm", PROGRAM),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"PK", ARCHIVE),
    (b"\xd0\xcf\x11\xe0", OLD_OFFICE),
    (b"II*\x00", (N_("a TIFF or raw picture"), AS_JPEG)),
    (b"MM\x00*", (N_("a TIFF or raw picture"), AS_JPEG)),
    (b"ID3", SOUND),
    (b"OggS", SOUND),
    (b"fLaC", SOUND),
    (b"FLV", OTHER_VIDEO),
    (b"\x30\x26\xb2\x75", OTHER_VIDEO),
    (b"\x1a\x45\xdf\xa3", OTHER_VIDEO),
)


def name_for(head: bytes) -> Known:
    """What to call a file that is not taken."""
    if head[:4] == b"RIFF":
        return OTHER_VIDEO if head[8:11] == b"AVI" else SOUND
    return next((known for prefix, known in _PREFIXES if head.startswith(prefix)), UNKNOWN)


# Which of the checks applies; the order does not matter, no two share their first bytes.
_CHECKS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("jpeg", lambda head: head.startswith(b"\xff\xd8\xff")),
    ("png", lambda head: head.startswith(b"\x89PNG\r\n\x1a\n")),
    ("gif", lambda head: head.startswith((b"GIF87a", b"GIF89a"))),
    ("webp", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP"),
    ("pdf", lambda head: head.startswith(b"%PDF-")),
    ("zip", lambda head: head.startswith(b"PK\x03\x04")),
    ("film", lambda head: head[4:8] == b"ftyp"),
    ("webm", lambda head: head.startswith(b"\x1a\x45\xdf\xa3")),
)


def check_for(head: bytes) -> str:
    """The name of the check that a file beginning with ``head`` has to pass; ``text`` where none of the others applies."""
    return next((name for name, applies in _CHECKS if applies(head)), "text")
