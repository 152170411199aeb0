"""The other nouns of innovation practice for programs: what begins them, and the deeds whose bodies are lists."""

import datetime as dt

from jiangfang.innovation.models import Benefit
from tests.innovation import harvest, money, works
from tests.program import Program


def test_a_project_takes_up_a_problem_and_runs(cast):
    problem, program = works.report(cast), Program(cast.deputy)
    made = program.post(
        "projects",
        {
            "problem": problem.record.code,
            "title": "降低漏汽量",
            "goal": "由5吨降到2吨",
            "leader": "孙代强",
            "team": [cast.member.record.code],
            "ends_on": "2024-12-31",
            "budget_fen": 30_000_000,
            "audience": "company",
        },
    )
    assert made.status_code == 201, made.data
    told = made.data
    assert (told["problem"]["code"], told["source"], told["budget_fen"]) == (problem.record.code, "problem", 30_000_000)
    assert [row["person"]["title"] for row in told["team"]] == ["李工"]
    address = f"projects/{told['code']}"
    planned = program.post(f"{address}/milestone_planned", {"title": "方案评审", "due_on": "2024-04-01"})
    milestone = planned.data["milestones"][0]["id"]
    program.post(f"{address}/submitted")
    assert Program(cast.union).post(f"{address}/approved").data["state"] == "running"
    reached = program.post(f"{address}/milestone_reached", {"milestone": milestone, "done_on": "2024-03-01"})
    assert reached.data["milestones"][0]["done_on"] == "2024-03-01", reached.data
    unknown = program.post(f"{address}/team_changed", {"team": ["PER-2222222"]})
    assert [one["field"] for one in unknown.data["errors"]] == ["team"]


def test_a_result_is_entered_with_its_contributors_and_put_in_use(cast):
    program = Program(cast.deputy)
    body = {
        "title": "间隙测量工具",
        "type": "invention",
        "focus": "new_equipment",
        "summary": "一人即可测量",
        "shares": [
            {"person": "孙代强", "percent": 60, "part": "设计"},
            {"person": cast.member.record.code, "percent": "40"},
        ],
    }
    made = program.post("results", body).data
    assert [(row["person"]["title"], row["basis_points"], row["part_played"]) for row in made["shares"]] == [
        ("孙代强", 6000, "设计"), ("李工", 4000, ""),
    ]  # fmt: skip
    address = f"results/{made['code']}"
    kept = program.post(f"{address}/revised", {"summary": "一人可测"}, If_Match="*").data
    assert [row["basis_points"] for row in kept["shares"]] == [6000, 4000]
    alone = program.post(f"{address}/revised", {"shares": [{"person": "孙代强", "percent": 100}]}, If_Match="*").data
    assert [row["basis_points"] for row in alone["shares"]] == [10_000]
    nobody = program.post(f"{address}/revised", {"shares": [{"person": "无名", "percent": 100}]}, If_Match="*")
    assert [one["field"] for one in nobody.data["errors"]] == ["shares.0.person"]
    program.post(f"{address}/submitted")
    Program(cast.union).post(f"{address}/accepted")
    used = program.post(f"{address}/adoptions", {"user": "huangtai", "where": "2号机", "since": "2024-02-01"})
    assert (used.status_code, used.data["result"]["code"]) == (201, made["code"])
    assert Program(cast.department).post(f"adoptions/{used.data['code']}/confirmed").data["state"] == "confirmed"


def test_a_benefit_is_claimed_calculated_by_symbols_and_verified(cast):
    adoption = money.adoption(cast)
    program = Program(cast.member)
    claim = {"adoption": adoption.record.code, "type": "energy", "amount_fen": "130万元"}
    made = program.post("benefits", claim)
    assert made.status_code == 201, made.data
    address = f"benefits/{made.data['code']}"
    body = {
        "formula": "coal_money",
        "inputs": {"B": {"value": "1200", "source": "统计表"}, "p": {"value": 1000, "source": "燃料部"}},
        "costs": [{"title": "改造", "amount_fen": "20万元", "years": 2, "source": "凭证"}],
    }
    unknown = program.post(f"{address}/calculated", {**body, "inputs": {**body["inputs"], "zz": {"value": 1}}})
    assert [one["field"] for one in unknown.data["errors"]] == ["inputs.zz"]
    missing = program.post(f"{address}/calculated", {**body, "inputs": {"B": {"value": 1200, "source": "统计表"}}})
    assert "inputs.p.value" in [one["field"] for one in missing.data["errors"]]
    assert program.post(f"{address}/calculated", {**body, "formula": "none"}).data["errors"][0]["field"] == "formula"
    done = program.post(f"{address}/calculated", body)
    assert (done.status_code, done.data["state"], done.data["amount_fen"]) == (200, "calculated", money.NET)
    assert [row["symbol"] for row in done.data["inputs"]] == ["B", "p"]
    assert Program(cast.department).post(f"{address}/confirmed").data["state"] == "confirmed"
    assert Program(cast.member).post(f"{address}/verified").status_code == 403
    assert Program(cast.finance).post(f"{address}/verified", {"amount_fen": "100万元"}).data["state"] == "verified"
    assert Benefit.objects.get().verified_fen == 100_000_000


def test_an_ip_right_is_entered_and_its_fees_fall_due(cast):
    program = Program(cast.member)
    body = {
        "type": "invention",
        "number": (number := harvest.number_of(2023)),
        "title": "测量装置",
        "owner": "黄台电厂",
        "filed_on": "2023-04-19",
        "inventors": [cast.deputy.record.code],
    }
    wrong = program.post("ip-rights", {**body, "number": number[:-1] + ("1" if number[-1] != "1" else "2")})
    assert (wrong.status_code, [one["field"] for one in wrong.data["errors"]]) == (422, ["number"])
    made = program.post("ip-rights", body).data
    assert [row["person"]["title"] for row in made["inventors"]] == ["孙代强"]
    granted = Program(cast.deputy).post(f"ip-rights/{made['code']}/granted", {"on": "2024-02-01"})
    assert granted.data["state"] == "in_force"
    due = program.get("ip-deadlines").data
    assert due
    assert due[0]["record"]["code"] == made["code"]


def test_an_activity_a_method_and_a_suggestion_begin(cast):
    program = Program(cast.member)
    held = program.post(
        "activities",
        {
            "title": "周例会",
            "type": "meeting",
            "held": "held",
            "content": "讨论",
            "attendees": [cast.deputy.record.code],
        },
    )
    assert held.data["state"] == "held", held.data
    assert [row["person"]["title"] for row in held.data["attendances"]] == ["孙代强"]
    method = program.post(
        "methods", {"title": "测量法", "author": "孙代强", "steps": "一测二调", "practised_since": "2023-03-01"}
    )
    assert (method.status_code, method.data["author"]["title"]) == (201, "孙代强")
    suggestion = program.post("suggestions", {"title": "改进间隙", "proposal": "改为0.4毫米"})
    assert (suggestion.status_code, suggestion.data["state"]) == (201, "made")


def test_the_tables_are_kept_by_their_officers_alone(cast):
    body = {
        "type": "invention", "from_year": 1, "to_year": 3, "fee_fen": 90_000, "valid_from": "2010-02-01", "source": "公告",
    }  # fmt: skip
    assert Program(cast.deputy).post("fees", body).status_code == 403
    days = {"source": "国办发明电", "rows": "2027-1-1 – 2027-1-3 元旦", "worked": "2027-1-9"}
    assert Program(cast.deputy).post("days-off", days).status_code == 403


def test_what_awaits_a_person_is_told_with_the_way_to_do_it(cast):
    problem = works.report(cast)
    (row,) = Program(cast.deputy).get("awaiting").data
    assert row["record"]["href"] == f"/api/v1/problems/{problem.record.code}"
    assert (row["since"], row["due"]) == (dt.date(2024, 3, 1).isoformat(), None)
    assert Program(cast.stranger).get("awaiting").data == []
