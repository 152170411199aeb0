"""Whatever goes wrong is a problem document, in the asked language."""

import pytest
from django.test import Client

from tests.program import API, Program, read

PROBLEM = "application/problem+json"


@pytest.mark.parametrize(
    ("language", "title", "detail"),
    [
        ("en", "Refused", "Only the leader, the deputy or the union officer may do this."),
        ("zh-CN", "不允许", "只有领衔人、副领衔人或工会干部可以办理。"),
    ],
)
def test_the_reason_comes_in_the_asked_language(cast, language, title, detail):
    problem = Program(cast.member).post("problems", {"title": "三号泵振动"}).data["code"]
    told = Program(cast.apprentice, language=language).post(f"problems/{problem}/accepted")
    assert (told.status_code, told["Content-Type"], told["Content-Language"][:2]) == (403, PROBLEM, language[:2])
    assert (told.data["title"], told.data["detail"]) == (title, detail)
    assert told.data["type"] == "urn:jiangfang:refusal:holds_lead"
    chosen = Program(cast.apprentice, language="de").post(f"problems/{problem}/accepted?lang={language.lower()[:2]}")
    assert chosen.status_code == 422 if language != "en" else chosen.data["detail"] == detail


def test_values_are_refused_field_by_field_in_the_shape_and_in_the_form(cast):
    program = Program(cast.member)
    shape = program.post("problems", {"title": 5, "urgency": "very", "unknown": 1})
    assert (shape.status_code, shape.data["code"]) == (422, "values")
    assert {one["field"]: one["detail"] for one in shape.data["errors"]} == {
        "title": "This is a text.",
        "urgency": "One of these: 'low', 'normal' or 'high'.",
        "unknown": "There is no such field here.",
    }
    form = program.post("problems", {"title": "三号泵振动", "found_on": "2031-01-01", "loss_fen": "a lot"})
    assert [one["field"] for one in form.data["errors"]] == ["loss_fen", "found_on"]
    assert form.data["errors"][1]["detail"] == "This day has not come yet."
    assert program.post("problems", {}).data["errors"] == [{"field": "title", "detail": "This is needed."}]


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_told_which_there_are(cast, method):
    program = Program(cast.member)
    response = read(getattr(program.client, method)(API + "problems", headers=program.headers))
    assert (response.status_code, response["Content-Type"]) == (405, PROBLEM)
    assert set(response["Allow"].split(", ")) == {"GET", "POST"}


def test_headers_alone_can_be_asked_for(cast):
    program = Program(cast.member)
    response = program.client.head(API + "me", headers=program.headers)
    assert (response.status_code, response.content) == (200, b"")


@pytest.mark.parametrize(
    "address", ["", "nothing", "problems/PRB-7Q2KX4M", "problems/x/accepted/more", "problems/a%0Ab", "problems/a%0A"]
)
def test_what_is_not_there_and_what_is_not_yours_have_one_answer(cast, address):
    response = Program(cast.member).get(address)
    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)


@pytest.mark.parametrize(
    ("body", "media", "status"),
    [
        ("{", "application/json", 400),
        ('{"title": "a\\u0000b"}', "application/json", 400),
        ('{"title": "\\ud800"}', "application/json", 400),
        ('{"title": NaN}', "application/json", 400),
        ("[" * 100_000, "application/json", 400),
        ("title=a", "application/x-www-form-urlencoded", 415),
        ("title: a", "text/yaml", 415),
        ('"' + "a" * 2_200_000 + '"', "application/json", 413),
        ("[]", "application/json", 422),
        ("null", "application/json", 422),
        ("", "application/json", 422),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(cast, body, media, status):
    program = Program(cast.member)
    response = read(program.client.post(API + "problems", body, content_type=media, headers=program.headers))
    assert (response.status_code, response["Content-Type"]) == (status, PROBLEM), response.data
    assert response.data["detail"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"state": "gone"}, "state"),
        ({"sort": "best"}, "sort"),
        ({"limit": "0"}, "limit"),
        ({"limit": "many"}, "limit"),
        ({"after": "x"}, "after"),
        ({"urgencey": "high"}, "query"),
        ({"fields": "code,secret"}, "fields"),
    ],
)
def test_a_misspelt_choice_is_refused_instead_of_finding_too_much(cast, query, field):
    response = Program(cast.member).get("problems", query)
    assert response.status_code == 422
    assert [one["field"] for one in response.data["errors"]] == [field]


def test_a_parameter_that_no_text_has_is_refused(cast):
    program = Program(cast.member)
    assert program.get("problems", {"q": "a\x00b"}).status_code == 400
    assert program.get("problems/a%00b").status_code == 400


def test_a_mistake_of_ours_is_a_problem_document_too_and_is_noted(cast, monkeypatch, logged_errors):
    def broken(*_args, **_kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("jiangfang.people.api.reading.show", broken)
    Program(cast.member).post("problems", {"title": "三号泵振动"})
    program = Program(cast.member)
    client = Client(raise_request_exception=False)
    response = read(client.get(API + "problems", headers=program.headers))
    assert (response.status_code, response["Content-Type"], response.data["code"]) == (500, PROBLEM, "broken")
    assert "ZeroDivision" not in response.content.decode()
