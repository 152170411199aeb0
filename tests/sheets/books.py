"""Files as people bring them: workbooks with what people do to them, and CSV."""

import io
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl

from jiangfang.kernel.sheets import sheets
from jiangfang.sheets.bringing import bring
from jiangfang.sheets.models import Import

IP_HEADINGS = ("专利类型", "申请号", "专利名称", "专利权人", "申请日", "发明人")


def workbook(*rows: Sequence[Any], shape: Callable[[Any], None] | None = None) -> io.BytesIO:
    """A workbook with one sheet of these rows; ``shape`` does to it what people do."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(list(row))
    if shape:
        shape(book)
    stream = io.BytesIO()
    book.save(stream)
    stream.seek(0)
    return stream


def csv(text: str, encoding: str = "utf-8") -> io.BytesIO:
    return io.BytesIO(text.encode(encoding))


def brought(cast: Any, key: str, stream: io.BytesIO, **more: Any) -> Import:
    """The file as the member brings it into the studio."""
    said = {"actor": cast.member, "organisation": cast.studio, "name": "台账.xlsx", **more}
    return bring(sheets[key], said.pop("organisation"), stream, said.pop("name"), **said)


def lines(found: Import) -> list[tuple[int, str]]:
    """Number and verdict of each row."""
    return list(found.rows.values_list("number", "verdict"))


def problems(found: Import, number: int) -> dict[str, str]:
    """What is wrong with a row: column → message."""
    return {key: one["code"] or one["message"] for key, one in found.rows.get(number=number).problems.items()}
