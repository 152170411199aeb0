"""The document for programs: its content and seal as canonical JSON."""

from jiangfang.documents.sealing import Sealed


def json_of(sealed: Sealed) -> bytes:
    return sealed.text.encode()
