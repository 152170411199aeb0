"""Pages of yearly fees and days off: read by all, kept by the officer at the top."""

import pytest
from django.urls import reverse

from jiangfang.innovation import actions
from jiangfang.innovation.models import FeeRow, Holiday
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.people.roles import Role
from tests.cast import seat
from tests.innovation.pages.visits import browser, text_of

FEE = {
    "type": "invention",
    "from_year": "4",
    "to_year": "6",
    "fee_fen": "1500元",
    "valid_from": "2027-01-01",
    "source": "公告第999号",
}
DAYS = {
    "source": "国办发明电〔2026〕9号",
    "rows": "2027-1-1 – 2027-1-3 元旦\n2027年2月5日至2027年2月11日 春节\n\n2027.4.5 清明节",
    "worked": "2027-2-14\n2027-2-20",
}
LISTS = ("fee_rows", "holidays")


def at(name, *args):
    return reverse(f"innovation:{name}", args=args)


@pytest.fixture
def keeper(cast):
    return seat(cast.nation, cast.nation, "全总干部", Role.FEDERATION_OFFICER)


def test_the_keeper_enters_a_fee_and_others_only_read_it(cast, keeper):
    for person in (cast.member, cast.officer):
        assert browser(person).post(at("fee_row_new"), FEE).status_code == 403
        assert at("fee_row_new") not in text_of(browser(person).get(at("fee_rows")))
    assert at("fee_row_new") in text_of(browser(keeper).get(at("fee_rows")))
    assert browser(keeper).post(at("fee_row_new"), FEE).status_code == 302
    row = FeeRow.objects.get()
    for person in (cast.member, cast.stranger):
        page = text_of(browser(person).get(at("fee_row", row.record.code)))
        assert "1,500" in page and "公告第999号" in page
    deed = at("fee_row_deed", row.record.code, "ended")
    assert browser(cast.officer).post(deed, {"until": "2027-12-31", "reason": "新公告"}).status_code == 403
    wrong = browser(keeper).post(deed, {"until": "2026-12-31", "reason": "新公告"})
    assert wrong.status_code == 422 and "until" in wrong.context["form"].errors
    assert browser(keeper).post(deed, {"until": "2027-12-31", "reason": "新公告"}).status_code == 302
    assert FeeRow.objects.get().record.state == "ended"


def test_a_fee_that_overlaps_is_refused_at_its_field_with_nothing_lost(cast, keeper):
    actions.load_example_tables(cast.nation, actor=SYSTEM)
    response = browser(keeper).post(at("fee_row_new"), FEE | {"to_year": "5"})
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"valid_from"}
    assert "公告第999号" in text_of(response)


def test_the_days_of_a_notice_are_entered_at_once_however_they_are_written(cast, keeper):
    assert browser(cast.union).post(at("holiday_new"), DAYS).status_code == 403
    assert browser(keeper).post(at("holiday_new"), DAYS).status_code == 302
    days = [(str(row.first_day), str(row.last_day), row.works) for row in Holiday.objects.order_by("first_day")]
    assert days == [
        ("2027-01-01", "2027-01-03", False),
        ("2027-02-05", "2027-02-11", False),
        ("2027-02-14", "2027-02-14", True),
        ("2027-02-20", "2027-02-20", True),
        ("2027-04-05", "2027-04-05", False),
    ]
    again = browser(keeper).post(at("holiday_new"), DAYS)
    assert again.status_code == 422 and "rows" in again.context["form"].errors
    row = Holiday.objects.select_related("record").get(first_day="2027-02-14")
    struck = browser(keeper).post(at("holiday_deed", row.record.code, "struck"), {"reason": "通知更正"})
    assert struck.status_code == 302


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"rows": "元旦"}, "rows"),
        ({"rows": "2027-2-30 – 2027-3-1 元旦"}, "rows"),
        ({"rows": "2027-1-3 – 2027-1-1 元旦"}, "rows"),
        ({"rows": "", "worked": ""}, "rows"),
        ({"worked": "星期六"}, "worked"),
    ],
)
def test_lines_that_cannot_be_read_are_named(cast, keeper, typed, field):
    response = browser(keeper).post(at("holiday_new"), DAYS | typed)
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {field}
    assert DAYS["source"] in text_of(response)
    assert not Holiday.objects.exists()


def test_the_keeper_loads_the_examples_of_a_new_house(cast, keeper):
    assert browser(cast.officer).post(at("tables_examples")).status_code == 403
    assert browser(keeper).post(at("tables_examples")).status_code == 302
    assert FeeRow.objects.exists() and Holiday.objects.exists()


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_tables_are_read_in_both_languages(cast, keeper, language):
    actions.load_example_tables(cast.nation, actor=SYSTEM)
    reader = browser(keeper, language)
    fee, day = FeeRow.objects.select_related("record").first(), Holiday.objects.select_related("record").first()
    for address in (
        *(at(name) for name in LISTS),
        at("fee_row", fee.record.code),
        at("holiday", day.record.code),
        at("fee_row_deed", fee.record.code, "ended"),
        *(at(name) for name in ("fee_row_new", "holiday_new", "tables_examples")),
    ):
        page = text_of(reader.get(address))
        assert ("专利" in page or "放假" in page) if language == "zh-hans" else "元旦" not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_lists_and_pages_ask_the_same_number_of_questions(cast, keeper, rows, django_assert_num_queries):
    for year in range(rows):
        browser(keeper).post(at("fee_row_new"), FEE | {"from_year": str(4 + year), "to_year": str(4 + year)})
        browser(keeper).post(at("holiday_new"), {"source": "通知", "rows": f"202{7 + year}-1-1 元旦"})
    reader = browser(cast.deputy)
    fee, day = FeeRow.objects.select_related("record").first(), Holiday.objects.select_related("record").first()
    for address, queries in (
        (at("fee_rows"), 5),
        (at("holidays"), 5),
        (at("fee_row", fee.record.code), 10),
        (at("holiday", day.record.code), 10),
    ):
        with django_assert_num_queries(queries):
            reader.get(address)
