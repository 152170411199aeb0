"""The document on paper: one template, set by typst from plain values. Nothing of the content is ever read as markup.

Fonts come from a declared package and never from the machine, the time is the document's own: the same content gives the
same bytes. The file is PDF/A-3a and PDF/UA-1 and carries the sealed content as an attachment.
"""

import functools
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from jiangfang.documents.rendering.pages import annex_name, page_model
from jiangfang.documents.rendering.writing import instant
from jiangfang.documents.sealing import Sealed

TEMPLATE = Path(__file__).with_name("document.typ")
STANDARDS = ["a-3a", "ua-1"]


def pdf_of(sealed: Sealed, annex: Mapping[str, bytes]) -> bytes:
    """Set the document. ``annex`` holds the bytes of the evidence that goes along, by SHA-256."""
    with tempfile.TemporaryDirectory() as folder:
        _lay_out(sealed, annex, Path(folder))
        return typst.compile(
            TEMPLATE.read_bytes(),
            root=folder,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"page": json.dumps(page_model(sealed, annex), ensure_ascii=False), "sealed": sealed.text},
            pdf_standards=STANDARDS,
            timestamp=int(instant(sealed.content["as_of"]).timestamp()),
        )


@functools.cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(pylopdf_fonts_zh_cn.sans_path().parent)])


def _lay_out(sealed: Sealed, annex: Mapping[str, bytes], folder: Path) -> None:
    """The files of the annex beside the template, under names that are ours."""
    for block in sealed.content["blocks"]:
        for row in block["rows"] if block["block"] == "evidencelist" else ():
            if row["sha256"] in annex:
                (folder / annex_name(row)).write_bytes(annex[row["sha256"]])
