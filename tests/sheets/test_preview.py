"""What each row of a messy file would do, before anything is entered."""

import datetime as dt

import pytest

from jiangfang.kernel.sheets import sheets
from jiangfang.sheets.headers import Mapping
from jiangfang.sheets.models import Import
from jiangfang.sheets.problems import told
from tests.innovation import harvest, works
from tests.innovation.harvest import number_of
from tests.sheets.books import IP_HEADINGS, brought, csv, lines, problems, workbook


def test_a_real_life_workbook_is_understood(cast):
    """A title, two rows of headings, merged cells, hidden rows, repeated headings, totals, trailing blanks."""

    def shape(book):
        sheet = book.active
        for area in ("A1:F1", "B2:D2", "E4:E5"):
            sheet.merge_cells(area)
        sheet.row_dimensions[5].hidden = True
        book.create_sheet("填表说明")["A1"] = "请按要求填写"

    found = brought(
        cast,
        "ip_rights",
        workbook(
            ["创新工作室知识产权台账"],
            ["序号", "专利信息", "", "", "权属", ""],
            ["", "专利类型 ", "申请号*", "专利名称", "专利权人（全称）", "申请日期"],
            [1, "发明", number_of(2021), "装置一", "黄台电厂", dt.date(2021, 5, 20)],
            [2, "实用新型", "ZL" + number_of(2022, harvest.NumberKind.UTILITY_MODEL), "装置二", None, "2022.3.8"],
            ["", "专利类型", "申请号", "专利名称", "专利权人", "申请日期"],
            [3, "软著", "2023SR1234567", "软件", "黄台电厂", 45200],
            ["合计", 3],
            ["", "", " ", "", "", ""],
            shape=shape,
        ),
    )
    assert lines(found) == [(4, "new"), (5, "new"), (7, "new")]
    assert (found.skipped, found.state) == (2, Import.State.PREVIEWED)
    second, third = found.rows.get(number=5), found.rows.get(number=7)
    assert (second.hidden, second.values["owner"], second.values["filed_on"]) == (True, "黄台电厂", "2022-03-08")
    assert third.values["filed_on"] == "2023-10-01"


def test_what_is_wrong_is_said_at_row_and_column(cast):
    good = number_of(2021)
    found = brought(
        cast,
        "ip_rights",
        workbook(
            IP_HEADINGS,
            ["商标", number_of(2020), "甲", "黄台电厂", "2020.5.1", ""],
            ["发明", "202011258000.4", "乙", "黄台电厂", "2020.5.1", "外人"],
            ["发明", 1.2e17, "丙", "黄台电厂", "2020.5.1", ""],
            ["发明", good, "", "黄台电厂", "明天", ""],
            ["发明", good, "丁", "黄台电厂", "2021.5.1", ""],
            ["发明", good, "戊", "黄台电厂", "2021.5.1", ""],
            ["发明", number_of(2022), "己", "黄台电厂", "2024.3.2", ""],
        ),
    )
    assert [verdict for _number, verdict in lines(found)] == [
        "wrong",
        "wrong",
        "wrong",
        "wrong",
        "wrong",
        "wrong",
        "wrong",
    ]
    assert problems(found, 2) == {"type": "choice"}
    assert problems(found, 3) == {"number": "check", "inventors": "unknown"}
    assert problems(found, 4) == {"number": "lost_digits"}
    assert set(problems(found, 5)) == {"title", "filed_on"}
    assert problems(found, 6) == {"": "double"}
    assert problems(found, 7) == {"": "double"}
    assert set(problems(found, 8)) == {"filed_on"}
    for row in found.rows.all():
        for key, problem in row.problems.items():
            assert told(problem, sheets["ip_rights"], key).what


def test_a_record_that_is_there_is_changed_or_left_alone(cast):
    harvest.filed(cast)
    row = ["发明专利", f"CN{harvest.NUMBER}", "一种汽封间隙测量装置", "黄台电厂", "2020.11.12", "孙代强、李工"]
    assert lines(brought(cast, "ip_rights", workbook(IP_HEADINGS, row))) == [(2, "unchanged")]
    row[3], row[5] = "华能黄台电厂", ""
    found = brought(cast, "ip_rights", workbook(IP_HEADINGS, row))
    changed = found.rows.get()
    assert (changed.verdict, changed.old, changed.values) == (
        "changed",
        {"owner": "黄台电厂"},
        {"owner": "华能黄台电厂"},
    )


def test_numbers_of_others_are_refused_without_showing_them(cast):
    harvest.filed(cast, organisation=cast.harbour_studio, actor=cast.stranger, inventors=[])
    row = ["发明", harvest.NUMBER, "装置", "黄台电厂", "2020.11.12", ""]
    found = brought(cast, "ip_rights", workbook(IP_HEADINGS, row))
    assert problems(found, 2) == {"number": "taken"}
    assert "测量" not in str(found.rows.get().problems)


def test_columns_that_nobody_recognises_wait_for_a_hand(cast):
    found = brought(cast, "problems", csv("啥坏了,归类,第三列\n轴封漏汽,安全,2024.2.1\n"))
    assert (found.state, found.problem["code"]) == (Import.State.READ, "missing_columns")
    assert Mapping.of(found.mapping).columns == {}


def test_who_others_are_is_said_once_per_name(cast, django_assert_max_num_queries):
    rows = [["轴封漏汽", "安全生产", f"2024.2.{day}", "李工"] for day in range(1, 21)]
    table = workbook(["问题", "攻关方向", "发现日期", "提出人"], *rows)
    with django_assert_max_num_queries(45):
        found = brought(cast, "problems", table, actor=cast.deputy)
    assert {verdict for _number, verdict in lines(found)} == {"new"}


@pytest.mark.parametrize(("who", "verdict"), [("member", "wrong"), ("deputy", "new")])
def test_only_those_who_lead_enter_what_others_reported(cast, who, verdict):
    works.report(cast)
    table = workbook(["问题", "攻关方向", "提出人"], ["给水泵振动", "安全", "小周"])
    assert lines(brought(cast, "problems", table, actor=getattr(cast, who))) == [(2, verdict)]
