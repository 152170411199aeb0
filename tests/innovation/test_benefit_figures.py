"""What benefits count: once, at the present rung, spread by days; reported money beside the total and never in it."""

import datetime as dt

import pytest

from jiangfang.figures.models import Contribution
from jiangfang.figures.reading import Question, contributions, read
from jiangfang.figures.windows import EVERYTHING
from jiangfang.innovation import actions
from jiangfang.innovation.figures.benefits import RUNG_OF
from jiangfang.innovation.lifecycles import benefit_life
from jiangfang.innovation.models import BenefitType
from jiangfang.innovation.reckoning.claims import Input
from jiangfang.kernel import clock
from jiangfang.kernel.declarations import FOREVER, figures
from tests.innovation import money

BENEFIT, AVOIDED, VERIFIED = "innovation.benefit", "innovation.avoided_loss", "innovation.verified_benefit"
CLAIMS, SHARE = "innovation.benefits", "innovation.verified_share"
# 306 of 366 days lie in 2023.
IN_2023, IN_2024 = 91_967_213, 18_032_787


def answer(key, organisation, *, on=None, years=None, reader=EVERYTHING):
    question = Question(on or clock.today(), years)
    return read([key], [organisation.pk], reader=reader, question=question)[(key, organisation.pk)]


def rungs(organisation, key=BENEFIT, **more):
    return {rung: amount for rung, amount in answer(key, organisation, **more).by("rung").items() if amount}


@pytest.mark.parametrize(
    ("stage", "rung", "amount", "sure"),
    [
        ("claimed", "claimed", money.CLAIMED, 0),
        ("calculated", "calculated", money.NET, 0),
        ("confirmed", "confirmed", money.NET, 0),
        ("second_sign", "confirmed", 20_000_000_00, 0),
        ("verified", "verified", money.NET, money.NET),
        ("spot_checked", "spot_checked", money.NET, money.NET),
    ],
)
def test_a_claim_counts_once_at_its_present_rung(cast, stage, rung, amount, sure):
    money.STAGES[stage](cast)
    assert rungs(cast.studio) == {rung: amount}
    assert answer(BENEFIT, cast.nation).total == amount
    assert answer(VERIFIED, cast.nation).total == sure
    assert rungs(cast.studio, CLAIMS) == {rung: 1}
    money.assert_sound()


def test_the_amount_is_spread_by_days_over_the_calendar_years_to_the_fen(cast):
    benefit = money.verified(cast)
    by_year = {year: answer(BENEFIT, cast.studio, years=(year,)).total for year in (2022, 2023, 2024)}
    assert by_year == {2022: 0, 2023: IN_2023, 2024: IN_2024}
    assert sum(by_year.values()) == money.NET
    rows = Contribution.objects.filter(record_id=benefit.pk, figure=BENEFIT, known_to=FOREVER).order_by("part")
    assert [(row.part, row.valid_from, row.amount) for row in rows] == [
        ("2023", money.SINCE, IN_2023),
        ("2024", dt.date(2024, 1, 1), IN_2024),
    ]
    listed = contributions(BENEFIT, cast.studio, reader=cast.finance, question=Question.one_year(2024))
    assert [row.amount for row in listed] == [IN_2024]


def test_as_of_a_past_day_the_number_is_what_was_recorded_by_then(cast, sample_clock):
    days = {}
    benefit = money.claimed(cast)
    deeds = [money.calculated, money.confirmed, money.verified, money.spot_checked]
    days[clock.today()] = {"claimed": money.CLAIMED}
    for deed, rung in zip(deeds, ("calculated", "confirmed", "verified", "spot_checked"), strict=True):
        sample_clock.advance(days=10)
        deed(cast, benefit)
        days[clock.today()] = {rung: money.NET}
    sample_clock.advance(days=10)
    actions.reduce_benefit(benefit, actor=cast.second_finance, amount_fen=1_000_00, reason="重复计算")
    days[clock.today()] = {"verified": 1_000_00}
    sample_clock.advance(days=10)
    actions.revoke_benefit(benefit, actor=cast.second_finance, reason="从未投用")
    days[clock.today()] = {}
    for place in (cast.studio, cast.nation):
        assert {day: rungs(place, on=day) for day in days} == days
    money.assert_sound()
    assert {day: rungs(cast.nation, on=day) for day in days} == days


@pytest.mark.parametrize("end", ["refused", "revoked"])
def test_what_is_refused_or_revoked_counts_nothing(cast, end):
    if end == "refused":
        actions.refuse_benefit(money.claimed(cast), actor=cast.deputy, reason="不成立")
    else:
        actions.revoke_benefit(money.verified(cast), actor=cast.second_finance, reason="从未投用")
    for key in (BENEFIT, VERIFIED, CLAIMS):
        assert answer(key, cast.studio).total == 0
    money.assert_sound()


def test_reported_money_stands_beside_the_total_and_never_in_it(cast):
    used = money.adoption(cast)
    said = {"unit": cast.company, "type": "energy", "amount_fen": 5_000_00, "starts_on": money.SINCE}
    actions.report_benefit(used.result, actor=cast.apprentice, **said)
    actions.enter_statement(
        cast.studio,
        actor=cast.deputy,
        source="济南工会",
        published_on=dt.date(2024, 2, 1),
        title="揭牌",
        summary="据称创造效益",
        claims=[(BENEFIT, "4.3亿元", 43_000_000_000), (BENEFIT, "上年", 100), (AVOIDED, "避免损失", 7)],
    )
    money.claimed(cast, used)
    assert rungs(cast.studio) == {"reported": 43_000_000_000 + 100 + 5_000_00, "claimed": money.CLAIMED}
    assert answer(BENEFIT, cast.studio).total == money.CLAIMED
    # The statement says for no year, whatever day it was published on; what a member reported has its days.
    assert rungs(cast.studio, years=(2024,))["reported"] == 81_967
    assert rungs(cast.studio, years=(2022, 2023, 2024))["reported"] == 5_000_00
    assert rungs(cast.studio, AVOIDED) == {"reported": 7}
    assert rungs(cast.studio, AVOIDED, years=(2022, 2023, 2024)) == {}
    assert answer(CLAIMS, cast.studio).total == 1
    money.assert_sound()


def test_avoided_loss_is_counted_apart(cast):
    used = money.adoption(cast)
    kept = money.claimed(cast, used, type=BenefitType.AVOIDED_LOSS)
    inputs = {"w": Input("0.08", "统计"), "L": Input("2600000", "测算")}
    money.calculated(cast, kept, formula="avoided_loss", inputs=inputs, costs=())
    money.verified(cast, money.confirmed(cast, kept))
    assert rungs(cast.studio, AVOIDED) == {"verified": 208_000_00}
    assert (answer(BENEFIT, cast.studio).total, answer(VERIFIED, cast.studio).total) == (0, 0)
    money.assert_sound()


def test_the_verified_share_is_verified_over_all_that_is_claimed(cast):
    used = money.adoption(cast)
    money.verified(cast, money.confirmed(cast, money.calculated(cast, money.claimed(cast, used))))
    money.claimed(cast, used, type=BenefitType.LABOUR, amount_fen=money.NET)
    above, below = (answer(part.key, cast.studio).total for part in figures[SHARE].ratio)
    assert (above, below) == (money.NET, 2 * money.NET)


def test_money_counts_at_home_whoever_shares_it_and_by_what_the_reader_may_see(cast):
    money.verified(cast)
    assert answer(BENEFIT, cast.harbour).total == 0
    mine, theirs = (answer(BENEFIT, cast.studio, reader=reader) for reader in (cast.finance, cast.stranger))
    assert (mine.total, mine.closed) == (money.NET, 0)
    assert (theirs.total, theirs.closed) == (0, 2)


def test_every_state_counts_at_a_rung_or_not_at_all():
    states = {state.key for state in benefit_life.states}
    assert states - set(RUNG_OF) == {"refused", "revoked", "struck"}
    assert set(RUNG_OF) <= states
