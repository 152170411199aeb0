"""Workbooks (.xlsx), in the child process: what the file is made of is looked at before anything parses its cells."""

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from jiangfang.sheets.reading.limits import LARGEST_UNPACKED, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, Unreadable

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]{0,600}>")
_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")
_HIDDEN = re.compile(rb"""\bhidden=["'](?:1|true)["']""")
_CHUNK, _OVERLAP = 1024 * 1024, 700
_SMALL = 4 * 1024 * 1024
_HEAD = 4096
# Beyond this size hidden rows are not looked for.
_SEARCHED = 80 * 1024 * 1024


def sheets_of(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    """Each visible worksheet with its lines, its hidden rows and the epoch of its day numbers. Raises Unreadable."""
    try:
        with zipfile.ZipFile(stream) as archive:
            look_over(archive)
            from_1904, parts = directory(archive)
            stream.seek(0)
            book = CalamineWorkbook.from_filelike(stream)
            if len(set(book.sheet_names)) < len(book.sheet_names):
                raise Unreadable("same_name")  # a sheet is asked for by its name, and the other one would never be seen
            visible = [
                index for index, sheet in enumerate(book.sheets_metadata) if sheet.visible == SheetVisibleEnum.Visible
            ]
            if len(visible) > MOST_SHEETS:
                raise Unreadable("too_many_sheets")
            for index in visible:
                sheet = book.get_sheet_by_index(index)
                if sheet.total_height > MOST_ROWS * 2:
                    raise Unreadable("too_long")
                if sheet.total_width > MOST_COLUMNS:
                    raise Unreadable("too_wide")
                part = parts[index] if index < len(parts) else ""
                yield {
                    "name": sheet.name,
                    "from_1904": from_1904,
                    "hidden": hidden_rows(archive, part),
                    "lines": filled(sheet),
                }
    except (CalamineError, zipfile.BadZipFile, zlib.error, ElementTree.ParseError, EOFError, KeyError) as error:
        raise Unreadable("damaged") from error
    except (ValueError, OSError, RuntimeError, NotImplementedError) as error:
        raise Unreadable("damaged") from error


def look_over(archive: zipfile.ZipFile) -> None:
    """Refuse what swells, reaches into other files, or declares entities. Raises Unreadable."""
    members = archive.infolist()
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise Unreadable("too_large")
    for member in members:
        name = member.filename.lower()
        if "externallinks/" in name:
            raise Unreadable("external")
        if name.endswith((".xml", ".rels")):
            with archive.open(member) as part:
                head = part.read(_HEAD)
            if any(word in head.replace(b"\0", b"").upper() for word in (b"<!DOCTYPE", b"<!ENTITY")):
                raise Unreadable("entities")


def directory(archive: zipfile.ZipFile) -> tuple[bool, list[str]]:
    """Whether day numbers begin in 1904, and the part that each sheet is kept in, in order."""
    book = _parsed(archive, "xl/workbook.xml")
    links = {link.get("Id"): link.get("Target", "") for link in _parsed(archive, "xl/_rels/workbook.xml.rels")}
    parts, from_1904 = [], False
    for element in book.iter():
        name = element.tag.rpartition("}")[2]
        if name == "workbookPr":
            from_1904 = element.get("date1904", "0") in ("1", "true")
        elif name == "sheet":
            key = next((value for attribute, value in element.items() if attribute.endswith("}id")), "")
            parts.append(posixpath.normpath(posixpath.join("/xl", links.get(key, ""))).lstrip("/"))
    return from_1904, parts


def _parsed(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    with archive.open(name) as part:
        text = part.read(_SMALL + 1)
    if len(text) > _SMALL:
        raise Unreadable("too_large")
    return ElementTree.fromstring(text)


def hidden_rows(archive: zipfile.ZipFile, part: str) -> list[int]:
    """The numbers of the rows that the workbook does not show."""
    if part not in archive.namelist() or archive.getinfo(part).file_size > _SEARCHED:
        return []
    found: set[int] = set()
    with archive.open(part) as stream:
        kept = b""
        while chunk := stream.read(_CHUNK):
            window = kept + chunk
            for row in _ROW.findall(window):
                number = _NUMBER.search(row)
                if number and _HIDDEN.search(row):
                    found.add(int(number[1]))
            kept = window[-_OVERLAP:]
    return sorted(found)[:MOST_ROWS]


def filled(sheet: Any) -> Iterator[tuple[int, list[Any]]]:
    """The rows from 1, with what was merged downwards repeated in each row that it covers."""
    rows = sheet.to_python(skip_empty_area=False)
    for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                if left < len(row):
                    row[left] = rows[top][left]
    return ((number, row) for number, row in enumerate(rows, start=1))
