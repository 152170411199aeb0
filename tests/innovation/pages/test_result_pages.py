"""Pages of results, adoptions and methods: what they show to whom, and what their forms refuse without losing a word."""

import datetime as dt

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import Adoption, IPKind, Method, Result
from jiangfang.records.models import Audience
from tests.innovation import harvest, money
from tests.innovation.pages.visits import at, browser, deed, text_of
from tests.innovation.works import accepted as accepted_project
from tests.innovation.works import again, assert_all_agrees, draft

TYPED = {
    "title": "汽封间隙测量工具",
    "title_en": "Gland gap gauge",
    "type": "invention",
    "focus": "new_equipment",
    "summary": "一人即可测量全周间隙",
    "achieved_on": "2024-01-15",
    "person_1": "孙代强",
    "percent_1": "60",
    "part_1": "设计",
    "person_2": "李工",
    "percent_2": "40",
}


def page_of(person, noun, language="en"):
    return browser(person, language).get(at(noun.kind.key, noun.record.code))


def test_a_result_is_entered_with_its_contributors_in_one_form(cast):
    response = browser(cast.member).post(at("result_new"), TYPED)
    result = Result.objects.select_related("record").get()
    assert response["Location"] == at("result", result.record.code)
    rows = [(row.person, row.basis_points, row.part_played) for row in result.shares.all()]
    assert rows == [(cast.deputy, 6000, "设计"), (cast.member, 4000, "")]
    assert_all_agrees(cast)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"percent_2": ""}, "percent_2"),
        ({"percent_2": "4O"}, "percent_2"),
        ({"percent_2": "33.333"}, "percent_2"),
        ({"person_2": ""}, "person_2"),
        ({"person_2": "无名氏"}, "person_2"),
        ({"achieved_on": "2024-03-02"}, "achieved_on"),
        ({"title": ""}, "title"),
    ],
)
def test_a_refusal_stands_at_its_field_with_nothing_lost(cast, typed, field):
    response = browser(cast.member).post(at("result_new"), TYPED | typed)
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {field}
    assert TYPED["summary"] in text_of(response) and TYPED["part_1"] in text_of(response)
    assert not Result.objects.exists()


def test_whoever_works_elsewhere_is_told_before_typing(cast):
    for name in ("result_new", "method_new"):
        address = f"{at(name)}?organisation=studio"
        assert browser(cast.apprentice).get(address).status_code == 200
        assert browser(cast.stranger).get(address).status_code == 403


def test_shares_of_sixty_per_cent_are_refused_at_the_form_and_completed_in_the_draft(cast):
    result = harvest.drafted(cast, shares=[(cast.deputy, 6000, "设计")])
    client = browser(cast.deputy)
    refused = client.post(deed(result, "submitted"))
    assert refused.status_code == 422
    assert "60" in text_of(refused) and "40" in str(refused.context["form"].non_field_errors())
    completed = TYPED | {"audience": "2", "title": result.record.title, "title_en": ""}
    assert client.post(deed(result, "revised"), completed).status_code == 302
    assert [row.basis_points for row in result.shares.all()] == [6000, 4000]
    assert client.post(deed(result, "submitted")).status_code == 302
    assert again(result).record.state == "submitted"
    assert_all_agrees(cast)


def test_as_many_contributors_are_entered_as_lines_are_sent(cast):
    people = [cast.deputy, cast.member, cast.apprentice, cast.department]
    lines = {f"person_{place * 5}": person.record.code for place, person in enumerate(people, start=1)}
    percents = {f"percent_{place * 5}": "25" for place in range(1, 5)}
    sent = {name: value for name, value in TYPED.items() if not name.startswith(("person_", "percent_", "part_"))}
    assert browser(cast.deputy).post(at("result_new"), sent | lines | percents).status_code == 302
    shares = Result.objects.get().shares.all()
    assert [(row.person, row.basis_points) for row in shares] == [(person, 2500) for person in people]


def test_a_line_that_was_sent_comes_back_with_what_is_wrong_about_it(cast):
    response = browser(cast.deputy).post(at("result_new"), TYPED | {"person_17": "无名氏", "percent_17": "5"})
    assert response.status_code == 422 and response.context["form"].errors.keys() == {"person_17"}
    assert "无名氏" in text_of(response)


def test_wrong_sums_are_refused_where_shares_are_corrected(cast):
    result = harvest.submitted(cast)
    typed = {"person_1": "孙代强", "percent_1": "60", "reason": "李工未参加"}
    response = browser(cast.union).post(deed(result, "shares_corrected"), typed)
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"shares"}
    assert "40" in str(response.context["form"].errors["shares"])
    assert "李工未参加" in text_of(response)
    assert browser(cast.union).post(deed(result, "shares_corrected"), typed | {"percent_1": "100"}).status_code == 302
    assert [row.basis_points for row in result.shares.all()] == [10000]
    assert_all_agrees(cast)


def test_the_novelty_guard_speaks_at_the_form(cast):
    result = harvest.accepted(cast, patentable=True)
    client = browser(cast.union)
    address, public = deed(result, "opened"), {"audience": str(Audience.PUBLIC.value)}
    refused = client.post(address, public)
    assert refused.status_code == 403
    assert "new no more" in str(refused.context["form"].non_field_errors())
    assert client.post(deed(result, "novelty_waived"), {"reason": "已在行业会议公开"}).status_code == 302
    assert client.post(address, public).status_code == 302
    assert again(result).record.audience == Audience.PUBLIC
    assert "已在行业会议公开" in text_of(page_of(cast.member, result))
    assert_all_agrees(cast)


def test_each_deed_of_a_result_is_done_from_its_page(cast):
    result, writer, decider = harvest.drafted(cast), browser(cast.deputy), browser(cast.union)
    writer.post(deed(result, "marked_patentable"), {"patentable": "on"})
    writer.post(deed(result, "submitted"))
    decider.post(deed(result, "returned"), {"reason": "缺少试验数据"})
    assert (again(result).record.state, again(result).patentable) == ("draft", True)
    writer.post(deed(result, "submitted"))
    decider.post(deed(result, "accepted"))
    assert again(result).record.state == "accepted"
    decider.post(deed(result, "withdrawn"), {"reason": "与他厂成果重复"})
    assert again(result).record.state == "withdrawn"
    assert "与他厂成果重复" in text_of(page_of(cast.deputy, result))
    other = harvest.submitted(cast, title="另一件")
    decider.post(deed(other, "refused"), {"reason": "不是新的"})
    assert again(other).record.state == "refused"
    assert_all_agrees(cast)


def test_where_it_is_in_use_is_entered_on_the_result_and_confirmed_by_the_user(cast):
    result = harvest.accepted(cast)
    typed = {"user": str(cast.company.pk), "where": "2号机汽机房", "since": "2024-02-01", "effect": "省两天"}
    address = at("adoption_new", result.record.code)
    assert address in text_of(page_of(cast.member, result))
    early = browser(cast.member).post(address, typed | {"since": "2024-03-02"})
    assert early.status_code == 422 and early.context["form"].errors.keys() == {"since"}
    assert "省两天" in text_of(early)
    browser(cast.member).post(address, typed)
    adoption = Adoption.objects.select_related("record").get()
    browser(cast.member).post(deed(adoption, "revised"), typed | {"where": "1号机汽机房"})
    browser(cast.department).post(deed(adoption, "confirmed"), {"effect": ""})
    assert (again(adoption).record.state, again(adoption).where) == ("confirmed", "1号机汽机房")
    claim = f"{at('benefit_new')}?organisation=studio&amp;adoption={adoption.pk}"
    assert claim in text_of(page_of(cast.member, adoption))
    assert claim not in text_of(page_of(cast.department, adoption))
    browser(cast.member).post(deed(adoption, "ended"), {"until": "2024-02-28"})
    assert again(adoption).until == dt.date(2024, 2, 28)
    assert_all_agrees(cast)


def test_a_method_is_written_down_and_named_by_the_company(cast):
    typed = {"title": "汽封间隙测量法", "author": "孙代强", "steps": "一测二调三复核", "practised_since": "2023-03-01"}
    refused = browser(cast.member).post(at("method_new"), typed | {"practised_since": ""})
    assert refused.status_code == 422 and "一测二调三复核" in text_of(refused)
    browser(cast.member).post(at("method_new"), typed)
    method = Method.objects.select_related("record").get()
    browser(cast.member).post(deed(method, "revised"), typed | {"steps": "一测、二调、三复核"})
    browser(cast.member).post(deed(method, "submitted"))
    unnamed = browser(cast.union).post(deed(method, "named"), {"title": "汽封间隙测量操作法"})
    assert unnamed.status_code == 422 and unnamed.context["form"].errors.keys() == {"title"}
    browser(cast.union).post(deed(method, "named"), {"title": "孙代强汽封间隙测量操作法"})
    assert (again(method).record.state, again(method).steps) == ("named", "一测、二调、三复核")
    browser(cast.deputy).post(deed(method, "retired"), {"reason": "工艺已更新"})
    assert again(method).record.state == "retired"
    assert_all_agrees(cast)


def test_a_stranger_finds_nothing_where_a_colleague_finds_the_record(cast):
    for noun in (harvest.accepted(cast), harvest.entered(cast), harvest.named(cast)):
        address = at(noun.kind.key, noun.record.code)
        assert browser(cast.finance).get(address).status_code == 200
        assert browser(cast.stranger).get(address).status_code == 404
        assert browser(cast.stranger).post(deed(noun, "opened")).status_code == 404


def test_a_project_that_is_not_open_to_the_reader_is_not_named(cast):
    project = draft(cast, title="只给工作室看", audience=Audience.STUDIO)
    result = harvest.accepted(cast, project=project)
    for address in (at("result", result.record.code), at("result_family", result.record.code)):
        assert "只给工作室看" in text_of(browser(cast.member).get(address))
        assert "只给工作室看" not in text_of(browser(cast.finance).get(address))


def test_the_family_is_a_part_of_the_page_and_a_page_of_its_own(cast):
    benefit = money.verified(cast)
    result = benefit.result
    actions.link_ip_right(harvest.granted(cast), actor=cast.member, result=result)
    harvest.accepted(cast, title="第二代测量工具", previous=result)
    address, reader = at("result_family", result.record.code), browser(cast.member)
    part, whole = reader.get(address, headers={"HX-Request": "true"}), reader.get(address)
    assert "<html" not in text_of(part) and "<html" in text_of(whole)
    for told in (
        "第二代测量工具",
        "一种汽封间隙测量装置",
        "2号机汽机房",
        "1.1 million",
        at("benefit", benefit.record.code),
    ):
        assert told in text_of(part), told
    assert 'style="' not in text_of(part)
    assert address in text_of(reader.get(at("result", result.record.code)))


def test_many_rights_of_a_generation_are_one_box_that_leads_to_all_of_them(cast):
    result, reader = harvest.accepted(cast), browser(cast.member)
    for number in range(1, 6):
        harvest.filed(cast, number=harvest.number_of(2020, serial=number), title=f"第{number}号装置", result=result)
    address = at("result_family", result.record.code)
    page, whole = text_of(reader.get(address)), text_of(reader.get(f"{address}?all=1"))
    assert "2 more IP rights" in page and f"{address}?all=1" in page
    assert [f"第{number}号装置" in page for number in range(1, 6)] == [True, True, True, False, False]
    assert "more IP rights" not in whole and "第5号装置" in whole


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_are_read_in_both_languages(cast, language):
    result, reader = harvest.accepted(cast), browser(cast.union, language)
    method, adoption = harvest.named(cast), harvest.entered(cast, result)
    for address in (
        *(at(name) for name in ("results", "adoptions", "methods")),
        at("result", result.record.code),
        at("result_family", result.record.code),
        at("adoption", adoption.record.code),
        at("method", method.record.code),
        deed(result, "shares_corrected"),
        deed(result, "opened"),
    ):
        page = reader.get(address)
        assert page.status_code == 200
        assert {"zh-hans": "成果", "en": "esult"}[language] in text_of(page)


def test_the_lists_are_narrowed(cast):
    harvest.accepted(cast, title="测量工具")
    harvest.drafted(cast, title="装配方案", type="design", focus="new_process")
    reader = browser(cast.member)
    for query, found in (
        ("?state=accepted", {"测量工具"}),
        ("?focus=new_process", {"装配方案"}),
        ("?q=装配", {"装配方案"}),
        ("", {"测量工具", "装配方案"}),
    ):
        page = text_of(reader.get(at("results") + query))
        assert {title for title in ("测量工具", "装配方案") if f">{title}</a>" in page} == found, query


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_number_of_questions_for_one_row_and_three(cast, rows, django_assert_num_queries):
    project = accepted_project(cast)
    result = harvest.accepted(cast, project=project)
    for number in range(rows):
        adoption = harvest.confirmed(cast, result, where=f"{number}号机")
        method = harvest.named(cast, result=result, title=f"方法{number}")
        harvest.accepted(cast, title=f"第{number}件", previous=result, project=project)
        harvest.filed(cast, number=harvest.number_of(2020, serial=number + 1), result=result, type=IPKind.INVENTION)
    reader = browser(cast.deputy)
    for address, queries in (
        (at("results"), 4),
        (at("adoptions"), 4),
        (at("methods"), 4),
        (at("result", result.record.code), 11),
        (at("result_family", result.record.code), 10),
        (at("adoption", adoption.record.code), 8),
        (at("method", method.record.code), 7),
        (at("result_new"), 7),
    ):
        with django_assert_num_queries(queries):
            reader.get(address)
