"""What was said in public: entered with its source, set beside the records, explained, and never added."""

import datetime as dt
from fractions import Fraction

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.queries import said_and_counted
from jiangfang.kernel.errors import InvalidMany, Refused
from jiangfang.ledger.deeds import SYSTEM
from jiangfang.ledger.history import events_of
from jiangfang.records.models import Audience
from tests.innovation import harvest, money

BENEFIT, RESULTS, MEMBERS = "innovation.benefit", "innovation.results", "people.members"
BILLIONS, MILLIONS = 430_000_000_000, 43_000_000_000


def said(cast, *claims, **more):
    values = {
        "source": "济南市总工会网站",
        "published_on": dt.date(2024, 2, 20),
        "title": "创新工作室揭牌",
        "summary": "报道称成果20项、效益43亿元",
        "claims": claims
        or [(RESULTS, "20项成果", 20), (BENEFIT, "4.3 billion yuan", BILLIONS, "单位不明", "unit unclear")],
        **more,
    }
    home = values.pop("organisation", cast.studio)
    return actions.enter_statement(home, actor=values.pop("actor", cast.deputy), **values)


def row_of(cast, figure, reader=None, organisation=None):
    rows = said_and_counted(organisation or cast.studio, reader)
    return next(row for row in rows if row.claim.figure == figure)


def test_it_is_entered_by_those_who_lead_or_manage_and_by_the_system(cast):
    for person in (cast.member, cast.finance, cast.stranger):
        with pytest.raises(Refused):
            said(cast, actor=person)
    made = [said(cast, actor=actor) for actor in (cast.deputy, cast.union, cast.officer, SYSTEM)]
    assert [row.entered_by for row in made] == ["孙代强", "王主席", "市总干部", ""]
    assert {row.record.audience for row in made} == {Audience.PUBLIC}
    assert [claim.note_en for claim in made[0].claims.all()] == ["", "unit unclear"]
    money.assert_sound()


def test_what_a_statement_cannot_say(cast):
    with pytest.raises(InvalidMany) as error:
        said(cast, published_on=dt.date(2024, 3, 2), source=" ", title="")
    assert set(error.value.errors) == {"published_on", "source", "title"}
    for claim in (("innovation.nonsense", "x", 1), ("innovation.verified_share", "一半", 50), (RESULTS, "", 1)):
        with pytest.raises(InvalidMany):
            said(cast, claim)


def test_a_correction_replaces_the_numbers_and_says_why(cast):
    statement = said(cast)
    with pytest.raises(Refused):
        actions.correct_statement(statement, actor=cast.member, reason="译错", claims=[])
    actions.correct_statement(
        statement, actor=cast.deputy, reason="译错", summary="应为4.3亿元", claims=[(BENEFIT, "4.3亿元", MILLIONS)]
    )
    assert [claim.amount for claim in statement.claims.all()] == [MILLIONS]
    assert events_of(statement.pk)[0].note == "译错"
    with pytest.raises(TypeError):
        actions.correct_statement(statement, actor=cast.deputy, reason="x", entered_by="别人")
    money.assert_sound()


def test_each_number_stands_beside_what_the_records_hold(cast):
    said(cast)
    money.verified(cast)
    used = harvest.confirmed(cast, harvest.accepted(cast, title="另一成果"), since=money.SINCE)
    money.claimed(cast, used, amount_fen=5_000_00)
    inside = row_of(cast, BENEFIT, cast.finance)
    assert (inside.said, inside.counted, inside.closed, inside.agrees) == (BILLIONS, money.NET + 5_000_00, 0, False)
    assert inside.rungs == {
        "claimed": money.NET + 5_000_00,
        "calculated": money.NET,
        "confirmed": money.NET,
        "verified": money.NET,
        "spot_checked": 0,
    }
    results = row_of(cast, RESULTS, cast.finance)
    assert (results.counted, results.rungs) == (2, {})
    # A visitor sees what is public: nothing yet, and how much there is beside it.
    outside = row_of(cast, BENEFIT)
    assert (outside.counted, outside.closed) == (0, 4)  # two claims, each in two calendar years


def test_digits_that_agree_but_for_a_power_of_ten_are_explained(cast):
    said(cast)
    said(cast, (BENEFIT, "4.3亿元", MILLIONS), published_on=dt.date(2024, 2, 21))
    newer, older = (row for row in said_and_counted(cast.studio, None) if row.claim.figure == BENEFIT)
    assert [(same.amount, same.exponent) for same in older.same_digits] == [(MILLIONS, 1)]
    assert [(same.amount, same.exponent) for same in newer.same_digits] == [(BILLIONS, -1)]
    assert "10" in str(older.same_digits[0].sentence)
    money.verified(cast)
    said(cast, (BENEFIT, "11亿元", 110_000_000_000), published_on=dt.date(2024, 2, 22))
    row = said_and_counted(cast.studio, cast.finance)[0]
    assert {(str(same.other), same.exponent) for same in row.same_digits} == {("claimed", 3)}


def test_money_is_held_against_the_average_of_as_many_results_as_the_statement_names(cast):
    said(cast)
    judgement = row_of(cast, BENEFIT).judgement
    assert (judgement.times, judgement.needs_second_signature) == (892, True)
    assert judgement.reference.average_fen == Fraction(3_175_600_000_000, 131_800)
    assert row_of(cast, RESULTS).judgement is None
    numbers = (BENEFIT, "4.3亿元", MILLIONS), (RESULTS, "20项", 20)
    said(cast, *numbers, organisation=cast.company, actor=cast.union)
    assert row_of(cast, BENEFIT, organisation=cast.company).judgement.times == 89


def test_a_statement_that_is_not_open_is_not_shown(cast):
    said(cast, audience=Audience.COMPANY)
    assert said_and_counted(cast.studio, cast.stranger) == []
    assert len(said_and_counted(cast.studio, cast.member)) == 2
