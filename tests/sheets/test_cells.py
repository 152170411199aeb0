"""Cells as people type them and as spreadsheet programs spoil them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as some

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.sheets import SheetColumn
from jiangfang.sheets.cells import FORMULA_SIGNS, Names, Reading, guarded, is_empty, unguarded, value_of
from jiangfang.sheets.headers import heading, unit_in

DAY = dt.date(2024, 5, 20)


def read(cell, kind="text", **more):
    unit, from_1904 = more.pop("unit", None), more.pop("from_1904", False)
    return value_of(cell, Reading(SheetColumn("x", "X", kind=kind, **more), unit, from_1904))


@pytest.mark.parametrize(
    ("cell", "from_1904"),
    [
        ("2024.5.20", False), ("2024年5月20日", False), ("20240520", False), ("2024-05-20 00:00:00", False),
        (["d", "2024-05-20"], False), (["d", "2024-05-20T08:30:00"], False), (["n", "20240520.0"], False),
        (["n", "45432.0"], False), (["n", "45432.75"], False), (["n", "43970.0"], True), ("45432", False),
    ],
)  # fmt: skip
def test_days_as_chinese_users_type_them(cell, from_1904):
    assert read(cell, "date", from_1904=from_1904) == DAY


@pytest.mark.parametrize("cell", ["2024.5", ["n", "2024.5"], ["n", "12.0"], "明天", "2024.2.30"])
def test_what_is_no_day_is_refused(cell):
    with pytest.raises(Invalid):
        read(cell, "date")


@pytest.mark.parametrize(
    ("cell", "unit", "fen"),
    [
        ("4.3亿元", None, 430_000_000_00), ("12.5万", None, 125_000_00), (["n", "12.5"], "wan", 125_000_00),
        (["n", "12.299999999999999"], "yuan", 12_30), (["n", "1250000.0"], "yuan", 1_250_000_00),
        ("¥1,250,000.00", None, 1_250_000_00), ("3", "yi", 300_000_000_00),
    ],
)  # fmt: skip
def test_money_takes_its_unit_from_the_cell_or_the_heading(cell, unit, fen):
    assert read(cell, "money", unit=unit) == fen


def test_money_without_any_unit_is_refused():
    with pytest.raises(Invalid) as told:
        read(["n", "1250.0"], "money")
    assert told.value.code == "ambiguous"


@pytest.mark.parametrize(
    ("title", "unit"), [("金额（万元）", "wan"), ("效益(亿元)", "yi"), ("损失/元", "yuan"), ("金额", None)]
)
def test_a_heading_may_give_the_unit(title, unit):
    assert unit_in(title) == unit


def test_numbers_that_were_codes_are_codes_again_or_refused():
    assert read(["n", "12345.0"], "code") == "12345"
    assert read(["n", "202011258000.3"], "code") == "202011258000.3"
    for spoiled in (["n", "1.2345678901234567e+17"], "1.2E+17", "3.70102E+17"):
        with pytest.raises(Invalid) as told:
            read(spoiled, "code")
        assert told.value.code == "lost_digits"


def test_a_choice_is_known_by_key_label_and_synonym():
    column = {"choices": [("safe", "Safe production")], "synonyms": {"安全": "safe"}}
    for said in ("safe", "SAFE production", " 安全 ", "ｓａｆｅ"):
        assert read(said, "choice", **column) == "safe"
    with pytest.raises(Invalid):
        read("danger", "choice", **column)


def test_several_people_stand_in_one_cell():
    assert read("孙代强、李工；小周\n王 主席", "people") == Names(("孙代强", "李工", "小周", "王 主席"))
    assert read("孙代强 60%、李工：40％", "shares") == Names(("孙代强", "李工"), (6000, 4000))
    assert read("孙代强(33.33%)、李工", "shares") == Names(("孙代强", "李工"), (3333, None))


@pytest.mark.parametrize("cell", ["", " ", "—", "/", "无", "#N/A", "　"])
def test_a_dash_says_nothing(cell):
    assert is_empty(cell)


@given(some.text())
def test_no_exported_text_starts_a_formula_and_each_is_read_back(text):
    cell = guarded(text)
    assert not cell.startswith(tuple(set(FORMULA_SIGNS) - {"'"}))
    assert unguarded(cell) == text


@pytest.mark.parametrize("label", ["申请号*", " 申请号 ", "申请号（专利号）", "申 请 号：", "申请号\n"])
def test_headings_are_compared_without_their_noise(label):
    assert heading(label) == heading("申请号")
