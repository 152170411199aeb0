"""``jiangfang figures``: totals with what they consist of, in yuan, for a person and for a program."""

import datetime as dt

import pytest

from jiangfang.cli import totals
from jiangfang.figures import rows as figure_rows
from jiangfang.figures.folding import fold
from jiangfang.figures.reading import Answer, Question
from jiangfang.kernel.declarations import Figure, FigurePart, figures
from jiangfang.people import actions as people


def rows_of(told, key):
    return [row for row in told["figures"] if row["key"] == key]


def test_a_total_stands_before_its_facets(cast, jiangfang_json):
    status, told = jiangfang_json("figures", "--org", "studio")
    assert status == 0
    assert list(told) == ["organisation", "as_of", "figures"]
    assert (told["organisation"], told["as_of"]) == ("studio", "2024-03-01")
    total, *facets = rows_of(told, "people.members")
    assert total == {
        "key": "people.members", "label": "成员", "value": 3, "unit": "person", "period": "founding", "facet": {},
    }  # fmt: skip
    assert [(row["facet"], row["value"]) for row in facets] == [
        ({"role": "deputy"}, 1), ({"role": "member"}, 1), ({"role": "apprentice"}, 1),
    ]  # fmt: skip


def test_every_declared_figure_is_printed_unless_some_are_asked_for(cast, jiangfang_json):
    _status, told = jiangfang_json("figures", "--org", "nation")
    assert {row["key"] for row in told["figures"]} == set(figures.keys())
    _status, told = jiangfang_json("figures", "--org", "nation", "--figure", "people.members")
    assert {row["key"] for row in told["figures"]} == {"people.members"}


def test_a_past_day_is_told_as_it_was_recorded_by_then(cast, jiangfang_json, sample_clock):
    sample_clock.advance(days=10)
    people.end_seat(cast.apprentice.seats.get(), actor=cast.union, on=dt.date(2024, 3, 11))
    fold()
    for day, members in (("2024-03-05", 3), ("2024-03-11", 2)):
        _status, told = jiangfang_json("figures", "--org", "studio", "--as-of", day, "--period", "three-years")
        assert (told["as_of"], rows_of(told, "people.members")[0]["value"]) == (day, members)
        assert {row["period"] for row in told["figures"]} == {"three-years"}


MONEY = Figure("t.money", "Money", "", ("benefit",), lambda keys: (), unit="money", outside={"rung": ("reported",)})
ITEMS = Figure("t.items", "Items", "", ("result",), lambda keys: ())


def answer(figure, **facets):
    asked = Question.one_year(2024, dt.date(2024, 5, 20))
    return Answer(figure, None, asked, facets={f'{{"rung":"{rung}"}}': amount for rung, amount in facets.items()})


def test_money_is_told_in_yuan_and_what_was_only_reported_stands_beside_the_total(monkeypatch):
    monkeypatch.setattr(figure_rows, "figures", {"t.money": MONEY})
    monkeypatch.setattr(totals, "figures", {"t.money": MONEY})
    answers = {"t.money": answer(MONEY, reported=99_900, verified=123_450, confirmed=100)}
    rows = list(figure_rows.rows_of_figure(MONEY, answers, "2024"))
    assert [(row["facet"].get("rung"), row["value"], row["unit"]) for row in rows] == [
        (None, 1235.5, "yuan"), ("confirmed", 1, "yuan"), ("reported", 999, "yuan"), ("verified", 1234.5, "yuan"),
    ]  # fmt: skip
    assert [type(row["value"]) for row in rows] == [float, int, int, float]
    table = totals.as_table([rows[0], rows[2]], "zh")
    assert [written for _name, written in table] == ["1,235.50元", "999元"]
    assert [name.split()[0] for name, _written in table] == ["Money", "reported"]
    assert "(" in table[1][0] or "（" in table[1][0]


@pytest.mark.parametrize(("under", "value", "written"), [(30_000, 0.411333, "41.1%"), (0, None, "—")])
def test_a_ratio_brings_its_parts(monkeypatch, under, value, written):
    ratio = Figure(
        "t.ratio", "Share", "", ("benefit",), lambda keys: (), unit="money",
        ratio=(FigurePart("t.money", {"rung": "verified"}), FigurePart("t.items")),
    )  # fmt: skip
    monkeypatch.setattr(figure_rows, "figures", {"t.money": MONEY, "t.items": ITEMS})
    answers = {"t.money": answer(MONEY, verified=12_340, reported=5), "t.items": answer(ITEMS, verified=under)}
    (row,) = figure_rows.rows_of_figure(ratio, answers, "2024")
    assert (row["value"], row["unit"], row["numerator"], row["denominator"]) == (value, "ratio", 123.4, under)
    assert totals._written(row, "zh").startswith(written)


def test_a_person_reads_a_table_in_either_language(cast, jiangfang):
    status, out, err = jiangfang("figures", "--org", "studio", "--figure", "people.members")
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == "创新工作室，截至2024-03-01，成立以来"
    assert out.splitlines()[2].split() == ["成员", "3", "人"]
    _status, out, _err = jiangfang("figures", "--org", "studio", "--figure", "people.members", "--language", "en")
    assert out.splitlines()[2].split() == ["Members", "3", "persons"]


@pytest.mark.parametrize(
    ("arguments", "suggested"),
    [
        (["--org", "studo"], "studio"),
        (["--org", "港口"], "harbour"),
        (["--org", "studio", "--figure", "members"], "people.members"),
    ],
)
def test_a_name_that_is_not_known_brings_suggestions(cast, jiangfang, arguments, suggested):
    status, out, err = jiangfang("figures", *arguments)
    assert (status, out) == (2, "")
    assert suggested in err


@pytest.mark.parametrize(
    "arguments", [["--as-of", "2024-02-30"], ["--as-of", "today"], ["--period", "ever"], ["--period", "24"]]
)
def test_days_and_periods_that_make_no_sense_are_refused(jiangfang, arguments):
    status, out, err = jiangfang("figures", "--org", "studio", *arguments)
    assert (status, out) == (2, "")
    assert arguments[0] in err


def test_a_ratio_that_is_asked_for_alone_brings_what_it_divides_and_every_row_has_the_same_keys(cast, jiangfang_json):
    _status, told = jiangfang_json("figures", "--org", "studio", "--figure", "innovation.adoption_rate")
    assert {row["key"] for row in told["figures"]} == {
        "innovation.results", "innovation.results_in_use", "innovation.adoption_rate",
    }  # fmt: skip
    assert {tuple(row) for row in told["figures"]} == {("key", "label", "value", "unit", "period", "facet")}


@pytest.mark.parametrize(("said", "meant"), [("3y", "three-years"), ("all", "founding")])
def test_periods_may_be_said_as_the_addresses_of_pages_say_them(cast, jiangfang_json, said, meant):
    told = [jiangfang_json("figures", "--org", "studio", "--period", period)[1] for period in (said, meant)]
    assert told[0] == told[1]


def test_where_nothing_is_spelled_like_it_all_figures_are_named(cast, jiangfang):
    status, _out, err = jiangfang("figures", "--org", "studio", "--figure", "§")
    assert status == 2
    assert all(key in err for key in figures.keys())  # noqa: SIM118 -- a registry is walked by its declarations
