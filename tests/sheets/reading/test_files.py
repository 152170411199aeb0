"""Files from outside: what a spreadsheet program makes is read, whatever else comes is refused soon and in little memory."""

import io
import subprocess
import sys
import time
import zipfile

import pytest

from jiangfang.kernel.errors import Invalid
from jiangfang.sheets.reading import files
from jiangfang.sheets.reading.files import read_grids
from jiangfang.sheets.reading.limits import MOST_COLUMNS, MOST_ROWS
from tests.sheets.books import csv, workbook

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rebuilt(stream, **changes):
    """The workbook with parts replaced (bytes), or changed by a function of their text."""
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *changes}:
            change = changes.get(name)
            data = change(old.read(name).decode()).encode() if callable(change) else change
            new.writestr(name, old.read(name) if data is None else data)
    out.seek(0)
    return out


def sheet_of(rows):
    return f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def refused(stream):
    """Why a file is refused, and that this does not take long."""
    started = time.monotonic()
    with pytest.raises(Invalid) as told:
        read_grids(stream)
    assert time.monotonic() - started < 10
    assert told.value.field == "file"
    assert told.value.help
    return told.value.code


def test_cells_keep_what_they_were():
    def shape(book):
        sheet = book.active
        sheet["A2"].number_format = "0"
        sheet.merge_cells("B2:B3")
        sheet.row_dimensions[3].hidden = True
        book.create_sheet("旁白").sheet_state = "hidden"

    (grid,) = read_grids(workbook(["号", "名"], [12345, "同上"], [True, None], ["", ""], shape=shape))
    assert grid.rows == [(1, ["号", "名"]), (2, [["n", "12345.0"], "同上"]), (3, [["b", "1"], "同上"])]
    assert grid.hidden == {3}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_is_read_in_either_encoding_and_with_any_separator(encoding, separator):
    text = f'名称{separator}日期\r\n"轴封{separator}漏汽"{separator}2024.5.20\r\n\r\n'
    (grid,) = read_grids(csv(text, encoding))
    assert grid.rows == [(1, ["名称", "日期"]), (2, [f"轴封{separator}漏汽", "2024.5.20"])]


def test_two_sheets_of_one_name_are_refused():
    book = workbook(["一"], shape=lambda book: book.create_sheet("二").append(["2"]))
    assert [grid.rows for grid in read_grids(book)] == [[(1, ["一"])], [(1, ["2"])]]
    assert refused(rebuilt(book, **{"xl/workbook.xml": lambda text: text.replace("二", "Sheet")})) == "same_name"


def test_a_formula_is_the_value_it_had():
    book = workbook(["数"], ["x"])
    cells = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>HYPERLINK("http://x")</f><v>看</v></c></row>'
    )
    (grid,) = read_grids(rebuilt(book, **{SHEET: sheet_of(cells)}))
    assert grid.rows == [(1, [["n", "2.0"], "看"])]


def test_the_longest_cell_a_spreadsheet_holds_is_read():
    (grid,) = read_grids(workbook(["长"], ["字" * 32_767]))
    assert len(grid.rows[1][1][0]) == 32_767
    assert refused(csv("长,短\n" + "字" * 32_768 + ",1\n")) == "long_cell"


def test_as_many_rows_and_columns_as_there_can_be_are_refused():
    rows = "<row><c><v>1</v></c></row>" * 1_048_576
    assert refused(rebuilt(workbook(["a"]), **{SHEET: sheet_of(rows)})) == "too_long"
    wide = workbook(["列"] * 16_384)
    assert refused(wide) == "too_wide"
    far = workbook(["a"], shape=lambda book: book.active.cell(1_048_576, 16_384, "z"))
    assert refused(far) == "too_large"


def test_the_limits_are_just_above_what_is_taken():
    assert len(read_grids(csv("a,b\n" * MOST_ROWS))[0].rows) == MOST_ROWS
    assert refused(csv("a,b\n" * (MOST_ROWS + 1))) == "too_long"
    assert refused(csv(",".join("a" * (MOST_COLUMNS + 1)) + "\n")) == "too_wide"


def test_what_reaches_out_or_blows_up_is_refused():
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><sst>&b;</sst>'
    book = workbook(["a"])
    assert refused(rebuilt(book, **{"xl/sharedStrings.xml": bomb.encode()})) == "entities"
    assert refused(rebuilt(book, **{"xl/sharedStrings.xml": bomb.encode("utf-16")})) == "entities"
    assert refused(rebuilt(book, **{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})) == "external"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old"), (b"", "empty"), (b" \n", "empty"),
        (b"a,b\n1,\0\n", "nul"), (b"a,b\n" * 2000 + b"\0", "nul"), (b"%PDF-1.7 x", "other"), (b"<html>", "other"),
        (b"PK\x03\x04 and nothing more", "damaged"), (b"a,b\n\xff\xff\xff\n", "encoding"),
    ],
)  # fmt: skip
def test_what_is_no_sheet_is_refused(data, code):
    assert refused(io.BytesIO(data)) == code


def test_a_truncated_workbook_is_refused():
    data = workbook(*[["名称", n] for n in range(50)]).read()
    assert refused(io.BytesIO(data[: len(data) // 2])) == "damaged"
    assert refused(io.BytesIO(data[:-30])) == "damaged"


def test_whoever_reads_gets_no_more_memory_than_that():
    """The system itself refuses it, whatever the file makes the reader ask for."""
    code = "from jiangfang.sheets.reading import child, limits; child.limit(); bytearray(limits.MOST_MEMORY)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, "MemoryError" in done.stderr) == (1, True)


def test_what_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(files, "MOST_SECONDS", 0.001)
    assert refused(workbook(["a"])) == "slow"
