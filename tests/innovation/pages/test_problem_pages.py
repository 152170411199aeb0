"""Reporting a problem from the phone, and what its page shows to whom."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jiangfang.evidence.models import Evidence
from jiangfang.innovation import actions
from jiangfang.innovation.forms.photos import unpack
from jiangfang.innovation.models import Problem
from jiangfang.records.models import Audience
from tests.evidence.samples import jpeg
from tests.innovation.pages.visits import at, browser, deed, text_of
from tests.innovation.works import again, assert_all_agrees, draft, report

TYPED = {
    "title": "轴封漏汽",
    "equipment": "2号汽轮机",
    "description": "每班漏三次",
    "focus": "safe_production",
    "urgency": "high",
    "loss_fen": "12.5万元",
    "found_on": "2024-02-28",
}


def photo(name: str = "gap.jpg", turn: int = 0) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, jpeg(turn=turn), "image/jpeg")


def test_a_problem_with_photos_is_reported_in_one_form(cast):
    sent = {**TYPED, "camera": [photo()], "files": [photo("b.jpg", turn=6)]}
    response = browser(cast.apprentice).post(at("report"), sent)
    problem = Problem.objects.select_related("record").get()
    assert response["Location"] == at("problem", problem.record.code)
    assert (problem.loss_fen, problem.reporter, problem.organisation) == (12_500_000, cast.apprentice, cast.studio)
    assert [row.proves for row in Evidence.objects.filter(record=problem.record)] == ["轴封漏汽"] * 2
    assert_all_agrees(cast)


@pytest.mark.parametrize("content", [b"MZ\x90\x00 not a picture", b""])
def test_a_refused_file_costs_neither_the_report_nor_the_other_files(cast, content):
    bad = SimpleUploadedFile("virus.jpg", content, "image/jpeg")
    response = browser(cast.apprentice).post(at("report"), {**TYPED, "files": [photo(), bad]}, follow=True)
    problem = Problem.objects.get()
    assert Evidence.objects.filter(record_id=problem.pk).count() == 1
    assert "virus.jpg" in text_of(response)
    assert_all_agrees(cast)


def test_photos_are_kept_while_the_words_are_put_right(cast):
    client = browser(cast.apprentice)
    response = client.post(at("report"), {**TYPED, "title": "", "files": [photo()]})
    page = text_of(response)
    assert response.status_code == 422
    assert "每班漏三次" in page and "12.5万元" in page and "gap.jpg" in page
    kept = response.context["form"]["kept"].value()
    assert unpack(kept, cast.member) == [], "only the reader who sent the files gets them back"
    client.post(at("report"), {**TYPED, "kept": kept})
    problem = Problem.objects.get()
    assert [row.name for row in Evidence.objects.filter(record_id=problem.pk)] == ["gap.jpg"]


def test_a_file_beyond_the_limit_is_named_and_the_report_stays(cast, settings):
    settings.EVIDENCE_MAX_BYTES = 40_000
    small, large = photo("small.jpg"), SimpleUploadedFile("film.mp4", bytes(80_000), "video/mp4")
    response = browser(cast.apprentice).post(at("report"), {**TYPED, "files": [small, large]}, follow=True)
    assert Problem.objects.count() == 1
    assert "film.mp4" in text_of(response)
    assert [row.name for row in Evidence.objects.all()] == ["small.jpg"]


def test_a_tampered_list_of_kept_files_brings_nothing(cast):
    browser(cast.apprentice).post(at("report"), {**TYPED, "kept": "made:up:text"})
    assert Problem.objects.count() == 1
    assert not Evidence.objects.exists()


def test_whoever_works_elsewhere_is_told_before_typing(cast):
    address = f"{at('report')}?organisation=studio"
    assert browser(cast.apprentice).get(address).status_code == 200
    assert browser(cast.stranger).get(address).status_code == 403


def test_a_stranger_finds_nothing_where_a_colleague_finds_the_problem(cast):
    problem = report(cast)
    address = at("problem", problem.record.code)
    assert browser(cast.finance).get(address).status_code == 200
    assert browser(cast.stranger).get(address).status_code == 404
    assert browser(cast.stranger).post(deed(problem, "accepted")).status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_are_read_in_both_languages(cast, language):
    problem, reader = report(cast), browser(cast.deputy, language)
    for address in (at("problems"), at("report"), at("problem", problem.record.code), deed(problem, "merged")):
        assert reader.get(address).status_code == 200
    word = {"zh-hans": "受理", "en": "Take it on"}[language]
    assert word in text_of(reader.get(at("problem", problem.record.code)))


def test_the_list_is_narrowed_by_state_focus_and_words(cast):
    report(cast, title="轴封漏汽")
    actions.accept_problem(report(cast, title="给水泵振动", focus="new_process"), actor=cast.deputy)
    reader = browser(cast.member)
    for query, found in (
        ("", {"轴封漏汽", "给水泵振动"}),
        ("?state=accepted", {"给水泵振动"}),
        ("?focus=safe_production", {"轴封漏汽"}),
        ("?q=给水泵", {"给水泵振动"}),
        ("?q=锅炉", set()),
    ):
        page = text_of(reader.get(at("problems") + query))
        assert {title for title in ("轴封漏汽", "给水泵振动") if f">{title}</a>" in page} == found, query


def test_each_deed_of_a_problem_is_done_from_its_page(cast):
    leader, problem = browser(cast.deputy), report(cast)
    other = report(cast, title="同一台机组漏汽")
    leader.post(deed(other, "merged"), {"into": problem.record.code})
    leader.post(deed(problem, "revised"), {**TYPED, "title": "轴封大量漏汽", "audience": "2"})
    leader.post(deed(problem, "accepted"))
    leader.post(deed(problem, "solved"), {"answer": "更换汽封片", "solved_on": "2024-03-01"})
    browser(cast.apprentice).post(deed(problem, "reopened"), {"reason": "又漏了"})
    assert again(other).record.state == "merged"
    assert (again(problem).record.state, again(problem).record.title) == ("accepted", "轴封大量漏汽")
    leader.post(deed(problem, "declined"), {"reason": "机组已停运"})
    assert again(problem).record.state == "declined"
    # What it never passed is not drawn as done.
    page = text_of(leader.get(at("problem", problem.record.code)))
    assert "The studio says why it does not take it on." in page and "in a project" not in page
    assert "机组已停运" in text_of(leader.get(at("problem", problem.record.code)))
    assert_all_agrees(cast)


def test_a_refusal_stands_at_its_field_with_nothing_lost(cast):
    problem = actions.accept_problem(report(cast), actor=cast.deputy)
    response = browser(cast.deputy).post(
        deed(problem, "solved"), {"answer": "换了汽封片，间隙0.4毫米", "solved_on": "2024-02-01"}
    )
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"solved_on"}
    assert "换了汽封片，间隙0.4毫米" in text_of(response)
    assert again(problem).record.state == "accepted"


def test_two_people_at_once_are_told_and_can_go_on(cast):
    problem = report(cast)
    seen = {**TYPED, "audience": "2", "version": problem.record.version}
    browser(cast.apprentice).post(deed(problem, "revised"), {**seen, "title": "先到的标题"})
    response = browser(cast.deputy).post(deed(problem, "revised"), {**seen, "title": "后到的标题"})
    assert response.status_code == 409
    assert "后到的标题" in text_of(response)
    assert again(problem).record.title == "先到的标题"
    next_try = {**seen, "title": "后到的标题", "version": response.context["form"]["version"].value()}
    assert browser(cast.deputy).post(deed(problem, "revised"), next_try).status_code == 302


def test_a_project_is_started_from_the_problem_by_who_may(cast):
    problem = report(cast)
    address = f"{at('project_new')}?problem={problem.record.code}"
    assert address.replace("&", "&amp;") in text_of(browser(cast.deputy).get(at("problem", problem.record.code)))
    assert address not in text_of(browser(cast.apprentice).get(at("problem", problem.record.code)))


def test_a_project_that_is_not_open_to_the_reader_is_not_named(cast):
    problem = actions.accept_problem(report(cast), actor=cast.deputy)
    draft(cast, title="只给工作室看", problem=problem, audience=Audience.STUDIO)
    address = at("problem", problem.record.code)
    assert "只给工作室看" in text_of(browser(cast.member).get(address))
    assert "只给工作室看" not in text_of(browser(cast.finance).get(address))


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_number_of_questions_for_one_row_and_three(cast, rows, django_assert_num_queries):
    problem = report(cast)
    for number in range(rows):
        actions.merge_problem(report(cast, title=f"同样的难题{number}"), actor=cast.deputy, into=problem)
    reader = browser(cast.deputy)
    with django_assert_num_queries(4):
        reader.get(at("problems"))
    with django_assert_num_queries(8):
        reader.get(at("problem", problem.record.code))
