"""Pages of IP rights: the number is checked at its field, deadlines and fees stand on the page."""

import datetime as dt

import pytest
from django.urls import reverse

from jiangfang.innovation import actions
from jiangfang.innovation.models import IPKind, IPRight
from jiangfang.records.models import Audience
from tests.innovation import harvest
from tests.innovation.pages.visits import at, browser, deed, text_of
from tests.innovation.works import again, assert_all_agrees

TYPED = {
    "type": "invention",
    "number": harvest.NUMBER,
    "title": "一种汽封间隙测量装置",
    "owner": "黄台电厂",
    "filed_on": "2020-11-12",
}


def page_of(person, noun, language="en"):
    return browser(person, language).get(at(noun.kind.key, noun.record.code))


def test_an_application_is_entered_by_its_number(cast):
    result = harvest.accepted(cast)
    typed = TYPED | {"inventors": [str(cast.deputy.pk), str(cast.member.pk)], "result": str(result.pk)}
    response = browser(cast.member).post(at("ip_right_new"), typed)
    right = IPRight.objects.select_related("record").get()
    assert response["Location"] == at("ip_right", right.record.code)
    assert (right.number, right.result_id) == (harvest.NUMBER, result.pk)
    assert {row.person for row in right.inventors.all()} == {cast.deputy, cast.member}
    assert_all_agrees(cast)


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        ({"number": "202011258000.4"}, "number", "3"),
        ({"number": "PCT/CN2023/012345"}, "number", "ZL"),
        ({"filed_on": "2019-12-31"}, "filed_on", "2020"),
        ({"filed_on": "2024-03-02"}, "filed_on", ""),
        ({"owner": ""}, "owner", ""),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_with_nothing_lost(cast, typed, field, told):
    response = browser(cast.member).post(at("ip_right_new"), TYPED | typed)
    assert response.status_code == 422
    errors = response.context["form"].errors
    assert errors.keys() == {field} and told in str(errors[field])
    assert TYPED["title"] in text_of(response)
    assert not IPRight.objects.exists()


def test_a_wrong_check_character_is_told_with_the_expected_one(cast):
    response = browser(cast.member, "en").post(at("ip_right_new"), TYPED | {"number": "202011258000.X"})
    (said,) = response.context["form"].errors["number"]
    assert "3" in said.replace("202011258000.X", "")
    assert "202011258000.X" in text_of(response)


def test_a_number_that_stands_already_is_told_at_its_field(cast):
    harvest.filed(cast)
    response = browser(cast.member).post(at("ip_right_new"), TYPED)
    assert response.status_code in (409, 422)
    assert TYPED["title"] in text_of(response)
    assert IPRight.objects.count() == 1


def test_each_deed_of_a_right_is_done_from_its_page(cast):
    result, right = harvest.accepted(cast), harvest.filed(cast)
    leader = browser(cast.deputy)
    for name, typed in (
        ("event_recorded", {"type": "published", "on": "2021-05-14"}),
        ("granted", {"on": "2022-06-01"}),
        ("linked", {"result": str(result.pk)}),
        ("fee_paid", {"patent_year": "4", "on": "2023-11-01", "amount_fen": "1200元"}),
        ("licensed", {"on": "2023-12-01", "licensee": "港口公司", "amount_fen": ""}),
        ("assigned", {"on": "2023-12-02", "owner": "黄台发电有限公司"}),
        ("corrected", {**TYPED, "title": "汽封间隙测量装置", "reason": "名称更正"}),
        ("opened", {"audience": str(Audience.PUBLIC.value)}),
        ("lapsed", {"on": "2024-01-10"}),
        ("restored", {"on": "2024-02-10", "patent_year": "", "amount_fen": ""}),
    ):
        assert leader.post(deed(right, name), typed).status_code == 302, name
    now = again(right)
    assert (now.record.state, now.owner, now.result_id) == ("in_force", "黄台发电有限公司", result.pk)
    assert (now.record.title, now.record.audience) == ("汽封间隙测量装置", Audience.PUBLIC)
    assert "1,200" in text_of(page_of(cast.deputy, right))
    assert_all_agrees(cast)


def test_an_event_is_corrected_and_one_that_never_happened_struck_out(cast):
    right = harvest.granted(cast)
    fee = actions.pay_fee(right, actor=cast.member, patent_year=3, on=dt.date(2022, 11, 1), amount_fen=900_00)
    notice = actions.record_event(right, actor=cast.member, type="notice", on=dt.date(2023, 12, 1))
    granted = right.events.get(type="granted")
    page = text_of(page_of(cast.deputy, right))
    assert f"{deed(right, 'event_corrected')}?event={fee.pk}" in page
    assert f"{deed(right, 'event_struck')}?event={notice.pk}" in page
    assert f"{deed(right, 'event_struck')}?event={granted.pk}" not in page
    assert deed(right, "event_corrected") not in text_of(page_of(cast.member, right))
    form = browser(cast.deputy).get(deed(right, "event_corrected"), {"event": str(fee.pk)}).context["form"]
    assert (form.initial["patent_year"], form.initial["amount_fen"]) == (3, "900元")
    typed = {"event": str(fee.pk), "on": "2022-11-02", "patent_year": "4", "amount_fen": "1200元", "note": ""}
    assert browser(cast.member).post(deed(right, "event_corrected"), {**typed, "reason": "年度录错"}).status_code == 403
    assert "reason" in browser(cast.deputy).post(deed(right, "event_corrected"), typed).context["form"].errors
    assert browser(cast.deputy).post(deed(right, "event_corrected"), {**typed, "reason": "年度录错"}).status_code == 302
    fee.refresh_from_db()
    assert (fee.on, fee.patent_year, fee.amount_fen) == (dt.date(2022, 11, 2), 4, 1200_00)
    early = browser(cast.deputy).post(
        deed(right, "event_corrected"), {**typed, "on": "2019-01-01", "reason": "早于申请日"}
    )
    assert early.status_code == 422 and "on" in early.context["form"].errors
    struck = {"event": str(notice.pk), "reason": "录到了别的专利上"}
    assert browser(cast.deputy).post(deed(right, "event_struck"), struck).status_code == 302
    assert not right.events.filter(type="notice").exists()
    kept = browser(cast.deputy).post(deed(right, "event_struck"), {"event": str(granted.pk), "reason": "从未发生"})
    assert kept.status_code == 422 and right.events.filter(type="granted").exists()
    assert_all_agrees(cast)


def test_a_granted_patent_shows_its_number_as_on_the_certificate(cast):
    right = harvest.filed(cast)
    assert f"ZL{harvest.NUMBER}" not in text_of(page_of(cast.deputy, right))
    actions.grant_ip_right(right, actor=cast.deputy, on=dt.date(2022, 6, 1))
    assert f"ZL{harvest.NUMBER}" in text_of(page_of(cast.deputy, right))


def test_history_says_for_which_year_a_fee_was_paid(cast):
    rights = [harvest.granted(cast, number=harvest.number_of(2020, serial=number)) for number in (1, 2)]
    days = [(3, dt.date(2022, 11, 1), 900_00), (2, dt.date(2022, 7, 1), 900_00)]
    actions.pay_fees(rights, actor=cast.member, payments=days)
    actions.pay_fee(rights[0], actor=cast.member, patent_year=4, on=dt.date(2023, 11, 1), amount_fen=1200_00)
    first, second = (text_of(page_of(cast.deputy, right)) for right in rights)
    assert "recorded a yearly fee. (patent year 3)" in first and "recorded a yearly fee. (patent year 4)" in first
    assert "recorded a yearly fee. (patent year 2)" in second and "(patent year 3)" not in second


def test_an_application_that_comes_to_nothing_ends(cast):
    for number, name in ((1, "refused"), (2, "withdrawn")):
        right = harvest.filed(cast, number=harvest.number_of(2020, serial=number))
        assert browser(cast.member).post(deed(right, name), {"on": "2021-05-01"}).status_code == 403
        assert browser(cast.deputy).post(deed(right, name), {"on": "2021-05-01"}).status_code == 302
        assert again(right).record.state == "ended"
        assert "Deadlines</h2>" not in text_of(page_of(cast.deputy, right))


def test_a_pct_application_is_never_granted_and_its_page_says_so(cast):
    right = harvest.filed(cast, type=IPKind.PCT, number="PCT/CN2023/012345", filed_on=dt.date(2023, 3, 3))
    page = text_of(page_of(cast.deputy, right))
    assert "is not a patent" in page
    assert browser(cast.deputy).post(deed(right, "granted"), {"on": "2024-02-01"}).status_code == 403
    entered = {"on": "2024-02-01", "office": "EPO"}
    assert browser(cast.deputy).post(deed(right, "national_phase_entered"), entered).status_code == 302


def test_a_stranger_finds_nothing_where_a_colleague_finds_the_right(cast):
    right = harvest.filed(cast)
    assert page_of(cast.finance, right).status_code == 200
    assert page_of(cast.stranger, right).status_code == 404
    assert browser(cast.stranger).post(deed(right, "granted")).status_code == 404


def test_a_result_that_is_not_open_to_the_reader_is_not_named(cast):
    result = harvest.accepted(cast, title="只给工作室看", audience=Audience.STUDIO)
    right = harvest.filed(cast, result=result)
    assert "只给工作室看" in text_of(page_of(cast.member, right))
    assert "只给工作室看" not in text_of(page_of(cast.finance, right))


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_are_read_in_both_languages(cast, language):
    right, reader = harvest.granted(cast), browser(cast.deputy, language)
    for address in (
        at("ip_rights"),
        at("ip_deadlines"),
        at("ip_right_new"),
        at("ip_right", right.record.code),
        deed(right, "fee_paid"),
    ):
        page = reader.get(address)
        assert page.status_code == 200
        assert {"zh-hans": "知识产权", "en": "IP "}[language] in text_of(page)


def test_what_falls_due_stands_in_the_list_of_deadlines(cast):
    right = harvest.granted(cast, on=dt.date(2024, 2, 1))
    address = at("ip_right", right.record.code)
    assert address in text_of(browser(cast.member).get(at("ip_deadlines")))
    assert address not in text_of(browser(cast.stranger).get(at("ip_deadlines")))
    for slug, reader, told in (
        ("studio", cast.finance, True),
        ("studio", cast.stranger, False),
        ("harbour", cast.member, False),
    ):
        page = text_of(browser(reader).get(f"{at('ip_deadlines')}?organisation={slug}"))
        assert (address in page) is told
    assert at("ip_deadlines") in text_of(browser(cast.member).get(at("ip_rights")))


def test_the_page_of_an_organisation_leads_to_its_deadlines(cast):
    page = text_of(browser(cast.member).get(reverse("organisation", args=["studio"])))
    assert f"{at('ip_deadlines')}?organisation=studio" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_number_of_questions_for_one_row_and_three(cast, rows, django_assert_num_queries):
    people = [cast.deputy, cast.member, cast.apprentice][:rows]
    result = harvest.accepted(cast)
    for number in range(rows):
        right = harvest.granted(
            cast, number=harvest.number_of(2020, serial=number + 1), inventors=people, result=result
        )
        actions.pay_fee(right, actor=cast.member, patent_year=4 + number, on=dt.date(2023, 11, 1), amount_fen=120000)
    reader = browser(cast.deputy)
    for address, queries in (
        (at("ip_rights"), 4),
        (at("ip_deadlines"), 7),
        (at("ip_right", right.record.code), 11),
    ):
        with django_assert_num_queries(queries):
            reader.get(address)
