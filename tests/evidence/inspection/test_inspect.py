"""The content decides: what is taken, and what is refused under whatever name."""

import io

import pytest

from jiangfang.evidence.inspection import inspect
from jiangfang.evidence.inspection.accepted import (
    CSV,
    DOCX,
    GIF,
    JPEG,
    MOV,
    MP4,
    PDF,
    PNG,
    PPTX,
    TEXT,
    WEBM,
    WEBP,
    XLSX,
)
from jiangfang.kernel.errors import Invalid
from tests.evidence import samples

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"\n\n  <!DOCTYPE html><html><script>alert(1)</script></html>"


def seen(data: bytes, name: str = "") -> str:
    """What the refusal says was seen."""
    with pytest.raises(Invalid) as refusal:
        inspect(io.BytesIO(data), name)
    assert refusal.value.help
    return str(refusal.value.params.get("seen") or refusal.value.code)


@pytest.mark.parametrize(
    ("data", "media"),
    [
        (samples.jpeg(), JPEG),
        (samples.png(), PNG),
        (samples.animation("GIF"), GIF),
        (samples.animation("WEBP"), WEBP),
        (samples.pdf(), PDF),
        (samples.office(), XLSX),
        (samples.office("wordprocessingml.document", "word/document.xml"), DOCX),
        (samples.office("presentationml.presentation", "ppt/presentation.xml"), PPTX),
        (samples.film(), MP4),
        (samples.film(b"qt  "), MOV),
        (samples.webm(), WEBM),
        ("间隙 0.35 毫米\r\n".encode(), TEXT),
        ("间隙 0.35 毫米\r\n".encode("gb18030"), TEXT),
        ("\ufeff说明：a < b，x<y 时停机".encode(), TEXT),
    ],
    ids=samples.label,
)
def test_the_type_comes_from_the_content_whatever_the_name(data, media):
    assert inspect(io.BytesIO(data), "page.html") == media


def test_only_the_name_tells_a_table_from_other_text():
    table = "机组,间隙\n3,0.35\n".encode("gb18030")
    assert inspect(io.BytesIO(table), "读数.CSV") == CSV
    assert inspect(io.BytesIO(table), "读数.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (HTML, "web page"),
        (SVG, "web page"),
        (b"<b>bold</b>", "web page"),
        (b"notes first\n" * 200_000 + b"<ScRiPt>alert(1)", "web page"),
        (b"x" * (1024 * 1024 - 4) + b"<script>", "web page"),
        ("<html>".encode("utf-16"), "not known"),
        (b"<?php system($_GET[0]); ?>", "web page"),
        (b"#!/bin/sh\nrm -rf /\n", "script"),
        (b"{\\rtf1 text}", "old text program"),
        (b"%!PS-Adobe-3.0", "old text program"),
        (b"MZ\x90\x00\x03" + bytes(200), "program"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old Office"),
        (b"Rar!\x1a\x07\x01\x00", "archive"),
        (b"\x1f\x8b\x08\x00" + bytes(20), "archive"),
        (b"II*\x00" + bytes(20), "TIFF"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt " + bytes(20), "sound"),
        (b"RIFF\x00\x00\x00\x00AVI LIST" + bytes(20), "video"),
        (b"\x00\x01\x02\x03", "not known"),
        (samples.webm(b"\x42\x82\x88matroska"), "video"),
    ],
    ids=samples.label,
)
def test_what_is_not_taken_is_refused_by_what_it_is(data, what):
    assert what in seen(data, "photo.jpg")
