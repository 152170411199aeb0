"""A messy workbook, as studios keep them, becomes records; what was wrong comes back with comments; the whole is taken back."""

import datetime as dt
import io

import openpyxl
import pytest

from jiangfang.innovation.reckoning.ip_numbers import NumberKind, make_number


def ledger(start: int) -> bytes:
    """A title, two rows of headings, merged cells, days in four forms, a wrong number, a total."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["创新工作室知识产权台账（示例）"],
        ["序号", "专利信息", "", "", "", "权属"],
        ["", "专利类型", "申请号", "专利名称", "申请日", "专利权人"],
        [
            1,
            "发明",
            make_number(2021, NumberKind.INVENTION, start).text,
            f"示例装置甲{start}",
            dt.date(2021, 5, 20),
            "示例公司",
        ],
        [2, "实用新型", f"ZL{make_number(2022, NumberKind.UTILITY_MODEL, start).text}", "示例装置乙", "2022.3.8", None],
        [3, "软著", f"2023SR{start:07}", "示例软件", 45200, "示例公司"],
        [4, "发明", "202011258000.4", "号码写错", "2020年11月12日", "示例公司"],
        ["合计", 4],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:F1")
    sheet["F5"] = "示例公司"
    book.create_sheet("填表说明")["A1"] = "请按要求填写"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(("width", "language", "start"), [("phone", "zh", 9001), ("desktop", "en", 9002)])
def test_a_messy_workbook_becomes_records(visitor, width, language, start):
    deputy = visitor("孙立群", width, language).goes_to("/sheets/")
    deputy.goes_to("/sheets/ip_rights/")
    file = {"name": "台账.xlsx", "mimeType": "application/octet-stream", "buffer": ledger(start)}
    deputy.page.set_input_files('input[type="file"]', file)
    deputy.fills_in()
    deputy.looks()
    deputy.sees("号码写错")
    address = deputy.path
    with deputy.page.expect_download() as report:
        deputy.page.locator('a[href$="/report.xlsx"]').click()
    told = openpyxl.load_workbook(io.BytesIO(report.value.path().read_bytes())).active
    assert told["C7"].comment is not None

    deputy.page.locator('form[action$="/entry/"] button').click()
    deputy.page.locator('form[action$="/undoing/"]').wait_for()
    deputy.goes_to(f"{address}?show=new").sees(f"示例装置甲{start}")
    deputy.page.get_by_role("link", name=f"示例装置甲{start}").click()
    right = deputy.path
    deputy.sees(make_number(2021, NumberKind.INVENTION, start).text)

    deputy.goes_to(address)
    deputy.page.locator('form[action$="/undoing/"] button').click()
    deputy.page.locator("[data-confirm-yes]").click()
    deputy.page.locator("form[action$='/undoing/']").wait_for(state="detached")
    deputy.page.wait_for_function("() => !document.querySelector('[hx-get]')")
    deputy.goes_to(right).sees({"zh": "已删去", "en": "struck out"}[language])
