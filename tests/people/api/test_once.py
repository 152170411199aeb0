"""A request that is sent again does its deed once."""

import pytest

from jiangfang.innovation.models import Problem
from jiangfang.people.models import GivenAnswer
from tests.innovation import works
from tests.program import Program

BODY = {"title": "三号泵振动"}


def test_the_same_request_under_the_same_key_gets_the_same_answer(cast):
    program = Program(cast.member)
    first, second = (program.post("problems", BODY, Idempotency_Key="k-1") for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert (first.data, first["ETag"], first["Location"]) == (second.data, second["ETag"], second["Location"])
    assert ("Idempotency-Replayed" in first, second["Idempotency-Replayed"]) == (False, "true")
    assert Problem.objects.count() == 1
    assert program.post("problems", BODY, Idempotency_Key="k-2").data["code"] != first.data["code"]


def test_another_request_under_the_same_key_is_refused(cast):
    program = Program(cast.member)
    program.post("problems", BODY, Idempotency_Key="k-1")
    for path, body in (("problems", {"title": "四号泵振动"}), ("suggestions", {"title": "a", "proposal": "b"})):
        refused = program.post(path, body, Idempotency_Key="k-1")
        assert (refused.status_code, refused.data["code"]) == (422, "idempotency_key")


def test_a_deed_done_is_answered_again_though_it_could_not_be_done_again(cast):
    problem, program = works.report(cast), Program(cast.deputy)
    address = f"problems/{problem.record.code}/accepted"
    seen = program.get(f"problems/{problem.record.code}")["ETag"]
    answers = [program.post(address, Idempotency_Key="k", If_Match=seen) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert [one.data["version"] for one in answers] == [2, 2]


def test_a_refused_request_keeps_nothing_and_can_be_sent_again(cast):
    program = Program(cast.member)
    assert program.post("problems", {"title": ""}, Idempotency_Key="k").status_code == 422
    assert GivenAnswer.objects.count() == 0
    assert program.post("problems", BODY, Idempotency_Key="k").status_code == 201


def test_keys_of_two_people_do_not_meet(cast):
    one, other = (Program(person).post("problems", BODY, Idempotency_Key="k") for person in (cast.member, cast.deputy))
    assert one.data["code"] != other.data["code"]


def test_an_answer_is_kept_for_a_day(cast, sample_clock):
    program = Program(cast.member)
    first = program.post("problems", BODY, Idempotency_Key="k").data["code"]
    sample_clock.advance(hours=23, minutes=59)
    assert program.post("problems", BODY, Idempotency_Key="k").data["code"] == first
    sample_clock.advance(minutes=1)
    assert program.post("problems", BODY, Idempotency_Key="k").data["code"] != first
    assert GivenAnswer.objects.count() == 1


@pytest.mark.parametrize("key", ["", "a b", "x" * 256, "键"])
def test_a_key_is_a_word_of_letters_digits_and_signs(cast, key):
    program = Program(cast.member)
    assert program.post("problems", BODY, Idempotency_Key=key.encode().decode("latin-1")).status_code == 400
