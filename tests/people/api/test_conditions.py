"""From which version a deed starts, and what a reader has already."""

from tests.innovation import works
from tests.program import Program


def test_the_etag_names_the_version_and_spares_a_reader_who_has_it(cast):
    program, problem = Program(cast.deputy), works.report(cast)
    address = f"problems/{problem.record.code}"
    one = program.get(address)
    assert one["ETag"].startswith('"1.')
    again = program.get(address, If_None_Match=one["ETag"])
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", one["ETag"])
    assert program.get(address, {"fields": "title"})["ETag"] != one["ETag"]
    program.post(f"{address}/accepted")
    assert program.get(address, If_None_Match=one["ETag"]).status_code == 200


def test_a_deed_starts_from_the_version_that_was_read_or_is_refused(cast):
    program, problem = Program(cast.deputy), works.report(cast)
    address = f"problems/{problem.record.code}"
    seen = program.get(address)["ETag"]
    assert program.post(f"{address}/revised", {"equipment": "2号机"}, If_Match=seen).status_code == 200
    late = program.post(f"{address}/accepted", If_Match=seen)
    assert (late.status_code, late.data["code"]) == (412, "version")
    assert "now at version 2" in late.data["detail"]
    assert program.get(address).data["state"] == "reported"
    assert program.post(f"{address}/accepted", If_Match='"1.x", "2.y"').status_code == 200


def test_what_writes_over_a_record_must_say_from_which_version(cast):
    program, problem = Program(cast.deputy), works.report(cast)
    address = f"problems/{problem.record.code}/revised"
    asked = program.post(address, {"equipment": "2号机"})
    assert (asked.status_code, asked.data["code"]) == (428, "if_match")
    weak = program.post(address, {"equipment": "2号机"}, If_Match='W/"1.x"')
    assert weak.status_code == 412
    assert program.post(address, {"equipment": "2号机"}, If_Match="*").data["equipment"] == "2号机"


def test_a_revision_changes_what_it_names_and_empties_what_is_null(cast):
    program = Program(cast.deputy)
    problem = works.report(cast, loss_fen=100_00, description="每天两次")
    address = f"problems/{problem.record.code}"
    revised = program.post(f"{address}/revised", {"loss_fen": None, "audience": "federation"}, If_Match="*").data
    assert (revised["loss_fen"], revised["audience"], revised["description"]) == (None, "federation", "每天两次")
    assert revised["title"] == problem.record.title


def test_a_deed_in_the_wrong_state_is_a_conflict(cast):
    program, problem = Program(cast.deputy), works.report(cast)
    address = f"problems/{problem.record.code}/accepted"
    assert program.post(address).status_code == 200
    second = program.post(address)
    assert (second.status_code, second.data["code"]) == (409, "state")
