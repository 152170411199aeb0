"""PDF: whole from its first byte to its end mark, and without programs in it.

The search for programs sees what stands in the open and is no virus scanner; what protects readers is that a PDF is only
ever handed out for saving, never shown inside our pages.
"""

import re
from typing import IO

from jiangfang.evidence.inspection.accepted import PDF, MediaType, active, damaged
from jiangfang.kernel.text import N_

CHUNK = 1024 * 1024
TAIL = 2048
_HEADER = re.compile(rb"%PDF-[12]\.\d")
_END = re.compile(rb"startxref\s+\d+\s+%%EOF[\s\x00]*\Z")
_PROGRAM = re.compile(rb"/(?:JavaScript|Launch|RichMedia)(?=[\s/<>\[\]()%])")
_LONGEST = len(b"/JavaScript ")


def check(file: IO[bytes]) -> MediaType:
    """Raise Invalid for a PDF that is cut off, has other data behind its end, or carries programs."""
    size = file.seek(0, 2)
    file.seek(max(0, size - TAIL))
    tail = file.read(TAIL)
    file.seek(0)
    if not _HEADER.match(file.read(8)) or not _END.search(tail):
        raise damaged(N_("a PDF"))
    if _carries_program(file):
        raise active(N_("programs or embedded media"))
    return PDF


def _carries_program(file: IO[bytes]) -> bool:
    file.seek(0)
    kept = b""
    while chunk := file.read(CHUNK):
        window = kept + chunk
        if _PROGRAM.search(window):
            return True
        kept = window[-_LONGEST:]
    return False
