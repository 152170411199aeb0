"""Setting sealed content as PDF, workbook and JSON: the same content gives the same bytes, here and anywhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from jiangfang.documents.rendering.data import json_of
from jiangfang.documents.rendering.pdf import pdf_of
from jiangfang.documents.rendering.workbook import workbook_of
from jiangfang.documents.sealing import Sealed

__all__ = ["OUTPUTS", "Output", "json_of", "pdf_of", "render", "workbook_of"]


@dataclass(frozen=True)
class Output:
    """One of the three forms: the ending of its file and what it is."""

    ending: str
    media_type: str


OUTPUTS = {
    "pdf": Output("pdf", "application/pdf"),
    "xlsx": Output("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "json": Output("json", "application/json"),
}


def render(sealed: Sealed, output: str, annex: Mapping[str, bytes] | None = None) -> bytes:
    """The bytes of one output; ``annex`` maps the SHA-256 of evidence that goes along to its bytes."""
    if output == "pdf":
        return pdf_of(sealed, annex or {})
    return workbook_of(sealed) if output == "xlsx" else json_of(sealed)
