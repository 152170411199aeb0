"""What is taken as evidence, and how a file that is not is refused: what was seen, and what would be taken."""

from dataclasses import dataclass

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_


@dataclass(frozen=True)
class MediaType:
    """A kind of file, with the endings under which it is handed out (the first is ours)."""

    name: str
    extensions: tuple[str, ...]


JPEG = MediaType("image/jpeg", (".jpg", ".jpeg"))
PNG = MediaType("image/png", (".png",))
WEBP = MediaType("image/webp", (".webp",))
GIF = MediaType("image/gif", (".gif",))
PDF = MediaType("application/pdf", (".pdf",))
XLSX = MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",))
DOCX = MediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document", (".docx",))
PPTX = MediaType("application/vnd.openxmlformats-officedocument.presentationml.presentation", (".pptx",))
MP4 = MediaType("video/mp4", (".mp4", ".m4v"))
MOV = MediaType("video/quicktime", (".mov",))
WEBM = MediaType("video/webm", (".webm",))
TEXT = MediaType("text/plain", (".txt",))
CSV = MediaType("text/csv", (".csv",))

PICTURES = (JPEG, PNG, WEBP, GIF)
FILMS = (MP4, MOV)
VIDEOS = (*FILMS, WEBM)
ACCEPTED = {media.name: media for media in (*PICTURES, PDF, DOCX, XLSX, PPTX, *VIDEOS, TEXT, CSV)}

# For the browser's file dialog only: what a file is, its content says.
ACCEPT = ",".join(extension for media in ACCEPTED.values() for extension in media.extensions)

TAKEN = N_(
    "Taken are pictures (JPEG, PNG, WebP, GIF), PDF, Word, Excel and PowerPoint files without macros (docx, xlsx, pptx),"
    " videos (MP4, MOV, WebM), plain text and CSV."
)


def not_taken(seen: str, help: str = TAKEN) -> Invalid:
    """The refusal of a file whose content is ``seen`` (a marked text)."""
    return Invalid(
        N_("“%(name)s” is %(seen)s, whatever its name says. That is not taken as evidence."),
        help=help,
        code="not_taken",
        seen=seen,
    )


def damaged(what: str) -> Invalid:
    """The refusal of a file that begins like ``what`` (a marked text) and does not hold together."""
    return Invalid(
        N_("“%(name)s” begins like %(what)s and is damaged or cut off."),
        help=N_("Open it on your device to see whether it is whole, save it anew, and hand that in."),
        code="damaged",
        what=what,
    )


def active(what: str) -> Invalid:
    """The refusal of a document that carries a program (``what``, a marked text)."""
    return Invalid(
        N_("“%(name)s” carries %(what)s. Evidence is looked at; it must not run."),
        help=N_("Save it without them, or print it to PDF, and hand that in."),
        code="active",
        what=what,
    )
