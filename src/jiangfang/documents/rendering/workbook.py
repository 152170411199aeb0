"""The document as a workbook: numbers and days as values that can be reckoned with, nothing that could run."""

import base64
import datetime as dt
import io
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from jiangfang.documents.rendering.writing import file_size, instant
from jiangfang.documents.sealing import Sealed

SEAL_SHEET = "Seal"
# Excel holds 32,767 characters in a cell.
CHUNK = 30_000
LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def workbook_of(sealed: Sealed) -> bytes:
    """One sheet to read from top to bottom, one for each list, and the seal."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, _OPTIONS) as book:
        _Writer(book, sealed).write()
    return out.getvalue()


class _Writer:
    """The sheets while they are written; every text is written as text, whatever it begins with."""

    def __init__(self, book: xlsxwriter.Workbook, sealed: Sealed) -> None:
        self.book, self.sealed, self.content = book, sealed, sealed.content
        zh = self.content["language"].startswith("zh")
        font = {"font_name": "Noto Sans SC", "font_size": 10.5, "valign": "top"}
        self.formats: dict[str, Format] = {
            name: book.add_format({**font, **more})
            for name, more in {
                "text": {"text_wrap": True},
                "ratio": {"align": "right"},
                "plain": {},
                "title": {"font_size": 20},
                "heading1": {"font_size": 15, "bottom": 2, "bottom_color": "#B0301C"},
                "heading2": {"font_size": 12},
                "heading3": {"font_size": 11, "font_color": "#4D4740"},
                "head": {"font_color": "#6A635A", "bottom": 1, "bottom_color": "#8A8276", "text_wrap": True},
                "faint": {"font_color": "#6A635A", "text_wrap": True},
                "number": {"num_format": "#,##0"},
                "money": {"num_format": '#,##0.00" 元"' if zh else '#,##0.00" yuan"'},
                "date": {"num_format": 'yyyy"年"m"月"d"日"' if zh else "d mmm yyyy", "align": "left"},
            }.items()
        }
        self.names: set[str] = {SEAL_SHEET.lower()}
        self.row = 0
        created = instant(self.content["as_of"]).replace(tzinfo=None)
        book.set_properties({**self._properties(), "created": created})

    def _properties(self) -> dict[str, str]:
        content = self.content
        return {
            "title": f"{content['title']} · {content['subtitle']}",
            "author": content["subtitle"],
            "subject": content["label"],
            "keywords": content["number"],
            "comments": content["address"],
        }

    def write(self) -> None:
        front = self._sheet(self.content["title"])
        front.set_column(0, 0, 34)
        front.set_column(1, 5, 22)
        self._front(front)
        for block in self.content["blocks"]:
            self._block(front, block)
        self._seal()

    def _front(self, sheet: Worksheet) -> None:
        words, content = self.content["words"], self.content
        self._line(sheet, [content["title"]], ["title"])
        self._line(sheet, [content["subtitle"]], ["heading2"])
        told = ((words["number"], content["number"]), (words["for_whom"], content["for"]), ("", content["address"]))
        for label, value in told:
            self._line(sheet, [label, value], ["faint", "plain"])
        self._line(sheet, [words["as_of"], content["on"]], ["faint", "date"])
        if content["sample"]:
            self._line(sheet, [content["sample"]], ["heading3"])

    def _block(self, sheet: Worksheet, block: Mapping[str, Any]) -> None:
        kind = block["block"]
        if kind == "heading":
            self.row += 1
            self._line(sheet, [block["text"]], [f"heading{block['level']}"])
        elif kind == "paragraph":
            self._line(sheet, [block["text"]], ["plain" if block["tone"] != "note" else "faint"])
        elif kind == "facts":
            for row in block["rows"]:
                self._line(sheet, [row["label"], row["value"]], ["faint", row["kind"]])
        elif kind == "figuretable":
            self._figures(sheet, block)
        elif kind == "picture":
            self._picture(sheet, block)
        elif kind == "table":
            self._table(block)
        elif kind == "evidencelist":
            self._evidence(block)

    def _figures(self, sheet: Worksheet, block: Mapping[str, Any]) -> None:
        figure, value, rung, on = block["heads"] or self.content["words"]["figures"]
        heads = [figure, value, "", rung, on]
        rows = [[row["label"], row["value"], row["unit"], row["rung"], row["on"]] for row in block["rows"]]
        self._title(sheet, block["title"])
        self._line(sheet, heads, ["head"] * 5)
        for row, told in zip(rows, block["rows"], strict=True):
            if told["kind"] == "ratio":
                row[1] = told["text"]
            self._line(sheet, row, ["faint" if told["beside"] else "text", told["kind"], "faint", "faint", "date"])
        if block["note"]:
            self._line(sheet, [block["note"]], ["faint"])

    def _table(self, block: Mapping[str, Any]) -> None:
        kinds = [column["kind"] for column in block["columns"]]
        sheet = self._sheet(block["title"])
        for place, column in enumerate(block["columns"]):
            sheet.set_column(place, place, 44 if column["wide"] else 20)
        self._rows(
            sheet, [column["label"] for column in block["columns"]], [row["cells"] for row in block["rows"]], kinds
        )

    def _evidence(self, block: Mapping[str, Any]) -> None:
        words, sheet = self.content["words"], self._sheet(block["title"])
        heads = [words["place"], words["record"], "", words["proves"], "", "", words["as_of"], "SHA-256"]
        kinds = ["number", "code", "text", "text", "text", "text", "date", "code"]
        rows = [
            [place, *(row[name] for name in ("code", "record", "proves", "name"))]
            + [file_size(row["size"]), row["handed_in_on"], row["sha256"]]
            for place, row in enumerate(block["rows"], start=1)
        ]
        for place, width in enumerate((6, 14, 36, 36, 28, 10, 16, 70)):
            sheet.set_column(place, place, width)
        self._rows(sheet, heads, rows, kinds)

    def _rows(
        self, sheet: Worksheet, heads: Sequence[str], rows: Sequence[Sequence[Any]], kinds: Sequence[str]
    ) -> None:
        kept, self.row = self.row, 0
        self._line(sheet, heads, ["head"] * len(heads))
        for row in rows:
            self._line(sheet, row, kinds)
        sheet.freeze_panes(1, 0)
        self.row = kept

    def _picture(self, sheet: Worksheet, block: Mapping[str, Any]) -> None:
        """A picture is its facts here."""
        self._title(sheet, block["title"])
        for cells, kind in ((block["headers"], "head"), *((row, "text") for row in block["rows"])):
            self._line(sheet, cells, [kind] * len(cells))

    def _title(self, sheet: Worksheet, title: str) -> None:
        if title:
            self.row += 1
            self._line(sheet, [title], ["heading2"])

    def _line(self, sheet: Worksheet, values: Sequence[Any], kinds: Sequence[str]) -> None:
        for place, (value, kind) in enumerate(zip(values, kinds, strict=True)):
            self._cell(sheet, place, value, kind)
        self.row += 1

    def _cell(self, sheet: Worksheet, place: int, value: Any, kind: str) -> None:
        style = self.formats.get(kind, self.formats["text"])
        if value is None or value == "":
            sheet.write_blank(self.row, place, None, style)
        elif kind == "date":
            sheet.write_datetime(self.row, place, dt.datetime.fromisoformat(value), style)
        elif kind == "money":
            sheet.write_number(self.row, place, Decimal(value) / 100, style)
        elif isinstance(value, int):
            sheet.write_number(self.row, place, value, self.formats["number"])
        else:
            sheet.write_string(self.row, place, value, style)

    def _sheet(self, title: str) -> Worksheet:
        """A sheet under a name that Excel takes, once."""
        base = " ".join(title.translate(_FORBIDDEN).split())[:LONGEST_NAME] or "—"
        name, number = base, 2
        while name.lower() in self.names:
            name, number = f"{base[: LONGEST_NAME - 4]} ({number})", number + 1
        self.names.add(name.lower())
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&8{self.content['number']}&R&8&P / &N")
        return sheet

    def _seal(self) -> None:
        """What ``verify`` reads: content and seal, in pieces that fit in a cell."""
        sheet = self.book.add_worksheet(SEAL_SHEET)
        sheet.set_column(0, 0, 20)
        self.row = 0
        for label, value in (("number", self.content["number"]), ("hash", self.sealed.hash)):
            self._line(sheet, [label, value], ["faint", "plain"])
        for name in ("signature", "public_key"):
            self._line(sheet, [name, getattr(self.sealed, name)], ["faint", "plain"])
        packed = base64.b64encode(self.sealed.text.encode()).decode()
        for start in range(0, len(packed), CHUNK):
            self._line(sheet, ["sealed", packed[start : start + CHUNK]], ["faint", "plain"])
