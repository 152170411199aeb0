"""Plain text and CSV: UTF-8 or GB18030, without anything a browser or a shell would carry out."""

import codecs
import re
from collections.abc import Iterator
from typing import IO

from jiangfang.evidence.inspection.accepted import CSV, TEXT, MediaType, not_taken
from jiangfang.evidence.inspection.signatures import AS_PDF, HEAD, name_for
from jiangfang.kernel.text import N_

CHUNK = 1024 * 1024
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
# What makes a page, a drawing or a server program of a text, wherever in it that stands.
_MARKUP = re.compile(r"<(?:!doctype|\?xml|\?php|html|script|svg|iframe)\b")
_OVERLAP = 16

WEB_PAGE = N_("a web page or a drawing made of text (HTML, SVG, XML)")
SCRIPT = N_("a script")


def check(file: IO[bytes], name: str) -> MediaType:
    """Raise Invalid for what is no text, and for text that is a page, a drawing or a script."""
    file.seek(0)
    head = file.read(HEAD)
    for encoding in ("utf-8-sig", "gb18030"):
        if _is_text(file, encoding):
            _check_harmless(file, encoding)
            return CSV if name.lower().endswith(".csv") else TEXT
    raise not_taken(*name_for(head))


def _pieces(file: IO[bytes], encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield decoder.decode(chunk)
    yield decoder.decode(b"", final=True)


def _is_text(file: IO[bytes], encoding: str) -> bool:
    try:
        return not any(_CONTROL.search(piece) for piece in _pieces(file, encoding))
    except UnicodeDecodeError:
        return False


def _check_harmless(file: IO[bytes], encoding: str) -> None:
    kept, first = "", True
    for piece in _pieces(file, encoding):
        window = kept + piece.lower()
        start = window.lstrip()
        if first and start.startswith("#!"):
            raise not_taken(SCRIPT)
        if first and start.startswith(("{\\rtf", "%!ps")):
            raise not_taken(N_("a document of an old text program (RTF, PostScript)"), AS_PDF)
        if (first and start.startswith("<")) or _MARKUP.search(window):
            raise not_taken(WEB_PAGE)
        kept, first = window[-_OVERLAP:], first and not start
