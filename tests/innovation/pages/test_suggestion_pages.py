"""Making a suggestion, answering it, and who reads it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jiangfang.evidence.models import Evidence
from jiangfang.innovation import actions
from jiangfang.innovation.models import Suggestion
from tests.evidence.samples import jpeg
from tests.innovation.pages.visits import at, browser, deed, text_of
from tests.innovation.works import again, assert_all_agrees, draft, suggest

TYPED = {
    "title": "改进轴封间隙",
    "proposal": "间隙由0.6毫米改为0.4毫米",
    "present": "间隙0.6毫米",
    "focus": "new_process",
    "made_on": "2024-02-28",
}


def test_a_suggestion_is_made_with_a_photo(cast):
    sent = {**TYPED, "files": [SimpleUploadedFile("now.jpg", jpeg(), "image/jpeg")]}
    response = browser(cast.apprentice).post(at("suggestion_new"), sent)
    suggestion = Suggestion.objects.select_related("record").get()
    assert response["Location"] == at("suggestion", suggestion.record.code)
    assert suggestion.suggester == cast.apprentice
    assert Evidence.objects.filter(record_id=suggestion.pk).count() == 1
    assert_all_agrees(cast)


def test_what_is_missing_is_said_at_its_field_and_the_rest_stays(cast):
    response = browser(cast.apprentice).post(at("suggestion_new"), {**TYPED, "proposal": ""})
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {"proposal"}
    assert "间隙0.6毫米" in text_of(response)


def test_each_deed_of_a_suggestion_is_done_from_its_page(cast):
    leader, suggestion, other = browser(cast.deputy), suggest(cast), suggest(cast, title="加装照明")
    leader.post(deed(suggestion, "revised"), {**TYPED, "title": "收紧轴封间隙", "audience": "2"})
    leader.post(deed(suggestion, "accepted"), {"answer": "大修时实施"})
    leader.post(deed(suggestion, "carried_out"), {"answer": "已实施", "carried_out_on": "2024-03-01"})
    leader.post(deed(other, "declined"), {"reason": "已有照明"})
    assert (again(suggestion).record.state, again(suggestion).record.title) == ("carried_out", "收紧轴封间隙")
    assert again(other).record.state == "declined"
    assert "已有照明" in text_of(browser(cast.apprentice).get(at("suggestion", other.record.code)))
    assert_all_agrees(cast)


def test_an_apprentice_reads_why_the_answer_is_not_theirs(cast):
    suggestion = suggest(cast)
    address = deed(suggestion, "accepted")
    assert browser(cast.apprentice).get(address).status_code == 403
    assert browser(cast.deputy).get(address).status_code == 200


def test_a_stranger_finds_nothing(cast):
    address = at("suggestion", suggest(cast).record.code)
    assert browser(cast.member).get(address).status_code == 200
    assert browser(cast.stranger).get(address).status_code == 404


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_pages_are_read_in_both_languages(cast, language):
    suggestion, reader = suggest(cast), browser(cast.deputy, language)
    for address in (at("suggestions"), at("suggestion_new"), deed(suggestion, "declined")):
        assert reader.get(address).status_code == 200
    page = text_of(reader.get(at("suggestion", suggestion.record.code)))
    assert {"zh-hans": "立项攻关", "en": "Start a project"}[language] in page


def test_an_empty_list_says_what_to_do(cast):
    page = text_of(browser(cast.member).get(at("suggestions")))
    assert "Make a suggestion" in page and "the studio answers" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_ask_the_same_number_of_questions_for_one_row_and_three(cast, rows, django_assert_num_queries):
    suggestion = actions.accept_suggestion(suggest(cast), actor=cast.deputy)
    draft(cast, title="课题", suggestion=suggestion)
    for number in range(rows - 1):
        suggest(cast, title=f"建议{number}")
    reader = browser(cast.deputy)
    with django_assert_num_queries(4):
        reader.get(at("suggestions"))
    with django_assert_num_queries(7):
        reader.get(at("suggestion", suggestion.record.code))
