"""Problems for programs: the same rules, the same deeds."""

from jiangfang.innovation import actions
from tests.program import Program


def reported(cast, title="三号泵振动", **more):
    return actions.report_problem(cast.studio, actor=cast.member, title=title, focus="safe_production", **more)


def test_a_program_reports_a_problem_reads_it_and_finds_it_in_the_list(cast):
    program = Program(cast.member)
    made = program.post("problems", {"title": "三号泵振动", "loss_fen": "12.5万元", "urgency": "high"})
    assert made.status_code == 201, made.data
    assert made["Location"] == made.data["href"] == f"/api/v1/problems/{made.data['code']}"
    assert made.data["organisation"]["slug"] == "studio"
    assert (made.data["loss_fen"], made.data["found_on"], made.data["urgency"]) == (12_500_000, "2024-03-01", "high")
    assert made.data["reporter"]["code"] == cast.member.record.code
    one = program.get(f"problems/{made.data['code']}")
    assert (one.status_code, one.data, one["ETag"]) == (200, made.data, made["ETag"])
    listed = program.get("problems", {"q": "振动"})
    assert [row["code"] for row in listed.data["items"]] == [made.data["code"]]


def test_a_deed_is_done_by_who_may_and_refused_with_the_reason_to_who_may_not(cast):
    problem = reported(cast)
    address = f"problems/{problem.record.code}/accepted"
    refused = Program(cast.apprentice).post(address)
    assert refused.status_code == 403
    assert refused["Content-Type"] == "application/problem+json"
    assert refused.data["detail"] == "Only the leader, the deputy or the union officer may do this."
    done = Program(cast.deputy).post(address)
    assert (done.status_code, done.data["state"], done.data["version"]) == (200, "accepted", 2)
