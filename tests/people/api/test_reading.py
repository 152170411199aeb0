"""Lists in pages, single members, references as far as open, history, offers."""

import pytest

from jiangfang.records.models import Audience
from tests.innovation import harvest, works
from tests.program import Program


def test_a_list_is_walked_by_its_links_in_either_order(cast):
    program = Program(cast.deputy)
    made = [works.report(cast, title=f"漏汽{number}").record.code for number in range(5)]
    first = program.get("problems", {"limit": "2", "q": "漏汽"})
    assert [row["code"] for row in first.data["items"]] == made[:2:-1]
    assert first["Link"].startswith("<http://testserver/api/v1/problems?limit=2&q=")
    assert first["Link"].endswith('>; rel="next"')
    second = program.get(first.data["next"].removeprefix("/api/v1/"))
    third = program.get(second.data["next"].removeprefix("/api/v1/"))
    assert [row["code"] for row in (*second.data["items"], *third.data["items"])] == made[2::-1]
    assert (third.data["next"], 'rel="prev"' in third["Link"]) == (None, True)
    oldest = program.get("problems", {"sort": "old", "limit": "1"})
    assert oldest.data["items"][0]["code"] == made[0]


def test_a_list_is_narrowed_by_state_choice_and_organisation(cast):
    program = Program(cast.deputy)
    here = works.report(cast, urgency="high")
    for query, found in (
        ({"urgency": "high"}, True),
        ({"urgency": "low"}, False),
        ({"state": "reported", "organisation": "huangtai"}, True),
        ({"organisation": "harbour"}, False),
    ):
        codes = [row["code"] for row in program.get("problems", query).data["items"]]
        assert (here.record.code in codes) is found, query
    assert program.get("problems", {"organisation": "nowhere"}).status_code == 404


def test_only_the_asked_members_are_told(cast):
    program, problem = Program(cast.deputy), works.report(cast)
    assert program.get("problems", {"fields": "title,state"}).data["items"] == [
        {"code": problem.record.code, "title": problem.record.title, "state": "reported"}
    ]
    one = program.get(f"problems/{problem.record.code}", {"fields": "reporter"}).data
    assert one == {
        "code": problem.record.code,
        "reporter": {
            "kind": "person",
            "code": cast.apprentice.record.code,
            "title": "小周",
            "href": f"/api/v1/persons/{cast.apprentice.record.code}",
        },
    }


def test_a_record_comes_with_its_rows_and_what_is_not_open_says_only_that_it_is_there(cast):
    result = harvest.accepted(cast, project=works.running(cast))
    told = Program(cast.deputy).get(f"results/{result.record.code}").data
    assert [(row["person"]["title"], row["basis_points"]) for row in told["shares"]] == [
        ("孙代强", 6000),
        ("李工", 4000),
    ]
    assert told["project"]["title"] == "降低轴封漏汽量"
    result.record.audience = Audience.PUBLIC
    result.record.save()
    seen = Program(cast.stranger).get(f"results/{result.record.code}").data
    assert seen["project"] == {"kind": None, "code": None, "title": None, "href": None}
    assert seen["shares"][0]["person"]["title"] == "孙代强"


@pytest.mark.parametrize("who", ["stranger", "officer"])
def test_a_stranger_sees_nothing_that_is_not_theirs(cast, who):
    problem = works.report(cast)
    program = Program(getattr(cast, who))
    assert program.get("problems").data["items"] == []
    for path in ("", "/offers", "/history"):
        assert program.get(f"problems/{problem.record.code}{path}").status_code == 404
    assert program.post(f"problems/{problem.record.code}/accepted").status_code == 404


def test_offers_say_what_may_be_done_and_why_the_rest_may_not(cast):
    problem = works.report(cast)
    offered = Program(cast.apprentice).get(f"problems/{problem.record.code}/offers").data
    by_deed = {one["deed"]: one for one in offered}
    assert by_deed["accepted"]["open"] is False
    assert by_deed["accepted"]["why"] == "Only the leader, the deputy or the union officer may do this."
    assert by_deed["accepted"]["href"] == f"/api/v1/problems/{problem.record.code}/accepted"
    assert by_deed["revised"]["open"] is True
    assert "solved" not in by_deed


def test_history_tells_every_deed_with_its_place_in_the_chain(cast):
    problem, program = works.report(cast), Program(cast.deputy)
    program.post(f"problems/{problem.record.code}/declined", {"reason": "不属于本工作室"})
    last, first = program.get(f"problems/{problem.record.code}/history").data
    assert (last["verb"], last["actor"], last["note"]) == ("innovation.problem.declined", "孙代强", "不属于本工作室")
    assert (first["version"], last["version"], len(last["hash"])) == (1, 2, len(first["hash"]))


def test_a_list_costs_the_same_queries_whatever_its_length(cast, django_assert_num_queries):
    program = Program(cast.deputy)
    harvest.accepted(cast)
    program.get("results")
    with django_assert_num_queries(4):
        assert len(program.get("results").data["items"]) == 1
    for number in range(2):
        harvest.accepted(cast, title=f"工具{number}")
    with django_assert_num_queries(4):
        assert len(program.get("results").data["items"]) == 3


@pytest.mark.parametrize("count", [1, 3])
def test_one_record_costs_the_same_queries_whatever_belongs_to_it(cast, django_assert_num_queries, count):
    program = Program(cast.deputy)
    shares = (
        [(cast.deputy, 10_000, "")]
        if count == 1
        else [(cast.deputy, 5000, ""), (cast.member, 3000, ""), (cast.apprentice, 2000, "")]
    )
    result = harvest.drafted(cast, shares=shares)
    program.get("me")
    with django_assert_num_queries(5):
        assert len(program.get(f"results/{result.record.code}").data["shares"]) == count


def test_organisations_persons_and_seats_are_read_along_the_tree(cast):
    program = Program(cast.union)
    below = program.get("organisations", {"parent": "huangtai"}).data["items"]
    assert [(one["slug"], one["level"], one["parent"]["title"]) for one in below] == [("studio", "studio", "黄台电厂")]
    assert program.get("organisations/studio").data["code"] == cast.studio.record.code
    names = {one["title"] for one in program.get("persons", {"at": "studio"}).data["items"]}
    assert names == {"孙代强", "李工", "小周"}
    seats = program.get("seats", {"organisation": "studio", "role": "apprentice"}).data["items"]
    assert [seat["person"]["title"] for seat in seats] == ["小周"]
