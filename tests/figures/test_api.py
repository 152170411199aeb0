"""Figures for programs: what the command prints, as far as open, and the records behind."""

import pytest
from django.utils import translation

from jiangfang.cli import totals
from jiangfang.figures.reading import Question
from tests.innovation import harvest, works
from tests.program import Program


def test_it_tells_what_the_command_prints(cast):
    works.report(cast)
    harvest.accepted(cast)
    told = Program(cast.deputy).get("figures", {"organisation": "studio"}).data
    with translation.override("en"):
        rows = totals.for_a_program(totals.rows_of(cast.studio, Question.since_founding(), "founding"))
        assert told == {"organisation": "studio", "as_of": "2024-03-01", "figures": rows, "closed": {}}


def test_it_tells_what_is_open_and_how_much_is_not(cast):
    one, _closed = works.report(cast), works.report(cast, title="另一处漏汽")
    Program(cast.deputy).post(f"problems/{one.record.code}/revised", {"audience": "public"}, If_Match="*")
    told = Program(cast.stranger).get("figures", {"organisation": "studio", "figure": "innovation.problems"}).data
    assert (told["figures"][0]["value"], told["closed"]) == (1, {"innovation.problems": 1})
    rows = Program(cast.stranger).get("figures/innovation.problems/records", {"organisation": "nation"}).data
    assert [row["record"]["code"] for row in rows["items"]] == [one.record.code]
    assert (
        len(Program(cast.deputy).get("figures/innovation.problems/records", {"organisation": "studio"}).data["items"])
        == 2
    )


def test_the_records_behind_a_number_come_in_pages(cast):
    made = [works.report(cast, title=f"漏汽{n}").record.code for n in range(3)]
    program, address = Program(cast.deputy), "figures/innovation.problems/records"
    first = program.get(address, {"organisation": "studio", "limit": "2"}).data
    second = program.get(first["next"].removeprefix("/api/v1/")).data
    assert {row["record"]["code"] for row in (*first["items"], *second["items"])} == set(made)
    assert second["next"] is None


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({}, 422),
        ({"organisation": "nowhere"}, 404),
        ({"organisation": "studio", "figure": "no.such"}, 404),
        ({"organisation": "studio", "period": "always"}, 422),
        ({"organisation": "studio", "as_of": "soon"}, 422),
        ({"organisation": "studio", "as_of": "2031-01-01"}, 422),
        ({"organisation": "studio", "as_of": "2024-02-20", "period": "2023"}, 200),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(cast, query, status):
    assert Program(cast.deputy).get("figures", query).status_code == status
