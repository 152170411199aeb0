"""What stands in the three files: the PDF as it is read, the workbook as it is reckoned with, nothing that could run."""

import datetime as dt
import io

import openpyxl
import pypdfium2
import pytest

from jiangfang.documents.rendering import render
from jiangfang.documents.rendering.pages import page_model
from jiangfang.documents.sealing import seal
from jiangfang.kernel import blocks, canonical
from jiangfang.records.models import Audience
from tests.documents.drawn import FACTS, content_of, outputs_of
from tests.innovation import harvest, money

pytestmark = pytest.mark.django_db
HOSTILE = '#strong[x] $a$ \\ "q" `raw` <lab> @ref #import "/etc/passwd" *b* _i_ =1+1'


def pages_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def with_blocks(content, *more):
    """The content with other blocks in the place of its own."""
    told = [blocks.plain(blocks.Heading("一")), *(blocks.plain(block) for block in more)]
    return canonical.plain({**content, "blocks": told})


@pytest.fixture
def content(cast):
    money.verified(cast)
    return content_of(cast.studio)


def test_the_pdf_has_cover_outline_pages_and_signatures(content):
    pages = pages_of(outputs_of(content)["pdf"])
    assert "成果汇编" in pages[0] and "DOS-TEST222" in pages[0] and content["address"] in pages[0]
    assert "目录" in pages[1] and "签章页" in pages[1]
    assert f"第 2 页，共 {len(pages)} 页" in pages[1]
    assert "财务部门" in pages[-1]
    assert "110 万元" in "".join(pages) or "110万元" in "".join(pages)


def test_the_file_says_what_it_is_and_carries_its_content(content):
    pdf = outputs_of(content)["pdf"]
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert document.get_metadata_dict()["Title"] == "成果汇编 · 创新工作室"
        assert document.count_attachments() == 1
        assert [entry.get_title() for entry in document.get_toc()][:2] == ["工作室概况", "成员及任职"]
        width, height = document[0].get_size()
        assert (round(width), round(height)) == (595, 842)
        assert document.is_tagged()
    finally:
        document.close()
    assert b"pdfaid" in pdf and b"pdfuaid" in pdf


def test_nothing_of_the_content_is_read_as_markup(content):
    row = blocks.Row((HOSTILE, HOSTILE), "X")
    told = with_blocks(
        content,
        blocks.Paragraph(HOSTILE),
        blocks.Table(HOSTILE, (blocks.Column(HOSTILE, wide=True), blocks.Column("b")), (row,)),
        blocks.Facts((blocks.Fact(HOSTILE, HOSTILE),)),
    )
    pdf, workbook = (render(seal(told), ending) for ending in ("pdf", "xlsx"))
    assert "#strong[x]" in "".join(pages_of(pdf)) and "#import" in "".join(pages_of(pdf))
    book = openpyxl.load_workbook(io.BytesIO(workbook))
    assert {cell.data_type for sheet in book for line in sheet.iter_rows() for cell in line} <= {"s", "n", "d"}
    assert HOSTILE in {cell.value for sheet in book for line in sheet.iter_rows() for cell in line}


def test_texts_that_begin_like_formulas_stay_texts(content):
    told = with_blocks(
        content, *(blocks.Paragraph(text) for text in ("=1+1", "+1", "-1", "@x", "{=1}", "http://x.example"))
    )
    book = openpyxl.load_workbook(io.BytesIO(render(seal(told), "xlsx")))
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert "=1+1" in {cell.value for cell in cells}
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_the_workbook_holds_money_and_days_as_values(content):
    book = openpyxl.load_workbook(io.BytesIO(outputs_of(content)["xlsx"]))
    row = list(book["经济效益"].iter_rows(values_only=True))[1]
    assert row[2] == dt.datetime(2023, 3, 1)
    assert row[-1] == money.NET / 100
    assert book["经济效益"].cell(2, 7).number_format.endswith('" 元"')
    assert book.properties.created == dt.datetime(2024, 3, 1, 1, 0)


def test_lists_of_one_name_and_long_names_get_sheets_of_their_own(content):
    one = blocks.Table("一/二[三]" * 12, (blocks.Column("a"),), (blocks.Row(("x",)),))
    book = openpyxl.load_workbook(io.BytesIO(render(seal(with_blocks(content, one, one)), "xlsx")))
    assert len(set(book.sheetnames)) == 4
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_the_fact_sheet_is_one_page_in_both_languages(cast):
    harvest.accepted(cast)
    for language in ("zh-hans", "en"):
        content = content_of(cast.studio, FACTS, audience=Audience.PUBLIC, language=language)
        pages = pages_of(render(seal(content), "pdf"))
        assert len(pages) == 1
        assert "Verified benefit" in pages[0] and "合计只含财务已核定金额" in pages[0]


def test_a_file_that_proves_several_things_is_printed_once(content):
    line = {
        "code": "RES-X",
        "record": "r",
        "name": "a.png",
        "proves": "p",
        "kind": "k",
        "size": 5,
        "media_type": "image/png",
        "handed_in_on": "2024-01-01",
    }
    rows = [{**line, "sha256": sha256} for sha256 in ("a" * 64, "b" * 64, "a" * 64)]
    told = {**content, "blocks": [{"block": "evidencelist", "title": "", "annexed": True, "note": "", "rows": rows}]}
    model = page_model(seal(told), {"a" * 64: b"x"})
    assert [(row["file"][:1], row["printed_at"]) for row in model["blocks"][0]["rows"]] == [("a", 1), ("", 0), ("", 1)]
