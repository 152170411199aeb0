"""The twelve months of a claim: from the day of adoption or adjacent to an earlier window, and never counted twice."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jiangfang.innovation import actions
from jiangfang.innovation.models import Benefit, BenefitKey, BenefitType
from jiangfang.kernel.errors import Invalid
from jiangfang.records.models import Audience
from tests.innovation import harvest, money

NEXT_DAY = dt.date(2024, 3, 1)


def window(benefit):
    row = money.again(benefit)
    return row.starts_on, row.ends_on, row.continuing


def refused(*args, **more):
    with pytest.raises(Invalid) as error:
        money.claimed(*args, **more)
    return error.value


def test_the_window_begins_on_the_day_of_adoption_and_lasts_twelve_months(cast):
    used = money.adoption(cast)
    wrong = refused(cast, used, starts_on=dt.date(2023, 4, 1))
    assert (wrong.field, wrong.code, wrong.params["since"]) == ("starts_on", "anchor", money.SINCE)
    too_long = refused(cast, used, starts_on=money.SINCE, ends_on=dt.date(2024, 3, 1))
    assert (too_long.field, too_long.code) == ("ends_on", "too_long")
    assert window(money.claimed(cast, used)) == (money.SINCE, money.LAST, False)


def test_a_shorter_window_is_allowed_and_the_next_one_follows_it(cast):
    used = money.adoption(cast)
    first = money.claimed(cast, used, ends_on=dt.date(2023, 8, 31))
    assert window(first) == (money.SINCE, dt.date(2023, 8, 31), False)
    second = money.claimed(cast, used)
    assert window(second) == (dt.date(2023, 9, 1), dt.date(2024, 8, 31), True)
    money.assert_sound()


def test_a_later_adjacent_window_continues_the_earlier_one(cast):
    used = money.adoption(cast)
    money.claimed(cast, used)
    later = actions.claim_benefit(
        used.result, actor=cast.member, unit=cast.company, type=BenefitType.ENERGY, amount_fen=money.CLAIMED
    )
    assert window(later) == (NEXT_DAY, dt.date(2025, 2, 28), True)
    assert later.adoption == used
    money.assert_sound()


def test_a_window_does_not_begin_after_a_gap(cast, sample_clock):
    used = money.adoption(cast)
    money.claimed(cast, used)
    sample_clock.advance(days=60)
    assert refused(cast, used, starts_on=dt.date(2024, 3, 15)).code == "anchor"
    assert window(money.claimed(cast, used, starts_on=NEXT_DAY))[2] is True


def test_a_window_in_the_future_is_not_claimed(cast):
    used = money.adoption(cast)
    money.claimed(cast, used)
    money.claimed(cast, used)
    told = refused(cast, used)
    assert (told.field, told.code, told.params["first_day"]) == ("starts_on", "future", dt.date(2025, 3, 1))


def test_without_adoption_there_is_no_first_window(cast):
    result = harvest.accepted(cast)
    with pytest.raises(Invalid) as error:
        actions.claim_benefit(result, actor=cast.member, unit=cast.company, type=BenefitType.ENERGY, amount_fen=100)
    assert error.value.field == "adoption"


def test_the_only_use_at_the_unit_need_not_be_named(cast):
    used = money.adoption(cast)
    said = {"unit": cast.company, "type": "energy", "amount_fen": 100, "starts_on": dt.date(2023, 6, 1)}
    reported = actions.report_benefit(used.result, actor=cast.apprentice, **said)
    claimed = actions.claim_benefit(reported, actor=cast.member)
    assert (claimed.adoption, claimed.claimed_fen, claimed.claimant) == (used, 100, cast.member)
    assert window(claimed) == (money.SINCE, money.LAST, False)
    harvest.entered(cast, used.result, where="另一处", since=dt.date(2024, 1, 1))
    with pytest.raises(Invalid) as error:
        money.claimed(cast, used, adoption=None, unit=cast.company, type=BenefitType.LABOUR)
    assert error.value.field == "adoption"


def test_the_window_ends_where_the_result_goes_out_of_use(cast):
    used = money.adoption(cast)
    actions.end_adoption(used, actor=cast.department, until=dt.date(2023, 7, 1))
    assert refused(cast, used, ends_on=dt.date(2023, 7, 1)).field == "ends_on"
    assert window(money.claimed(cast, used)) == (money.SINCE, dt.date(2023, 6, 30), False)


def test_an_adoption_of_another_result_or_unit_is_no_ground(cast):
    used = money.adoption(cast)
    other = harvest.accepted(cast, title="另一成果")
    with pytest.raises(Invalid) as error:
        actions.claim_benefit(other, actor=cast.member, adoption=used, type=BenefitType.ENERGY, amount_fen=100)
    assert set(error.value.errors) == {"adoption"}
    with pytest.raises(Invalid) as error:
        money.claimed(cast, used, unit=cast.harbour)
    assert set(error.value.errors) == {"unit"}
    money.claimed(cast, used, unit=cast.company)


def test_the_same_days_are_counted_once_for_family_unit_and_type(cast):
    used = money.adoption(cast)
    first = money.claimed(cast, used)
    clash = refused(cast, used, starts_on=money.SINCE)
    assert (clash.code, clash.params["claim"], clash.params["free_day"]) == ("overlap", first.code, NEXT_DAY)
    # Another type, another unit: other keys.
    money.claimed(cast, used, type=BenefitType.LABOUR)
    there = actions.enter_adoption(used.result, actor=cast.member, user=cast.harbour, where="泊位", since=money.SINCE)
    money.claimed(cast, there)
    assert BenefitKey.objects.count() == 3
    money.assert_sound()


def test_the_next_generation_stands_under_the_same_key(cast):
    used = money.adoption(cast)
    money.claimed(cast, used)
    second = harvest.accepted(cast, title="第二代", previous=used.result, achieved_on=dt.date(2023, 9, 1))
    newer = harvest.entered(cast, second, since=dt.date(2023, 10, 1), where="3号机")
    assert refused(cast, newer, starts_on=newer.since).code == "overlap"
    assert window(money.claimed(cast, newer)) == (NEXT_DAY, dt.date(2025, 2, 28), True)
    money.assert_sound()


@pytest.mark.parametrize("end", ["refused", "revoked"])
def test_what_does_not_count_any_more_frees_its_days(cast, end):
    used = money.adoption(cast)
    first = money.claimed(cast, used)
    if end == "refused":
        actions.refuse_benefit(first, actor=cast.deputy, reason="重复")
    else:
        money.verified(cast, money.confirmed(cast, money.calculated(cast, first)))
        actions.revoke_benefit(first, actor=cast.second_finance, reason="重复")
    assert window(money.claimed(cast, used, starts_on=money.SINCE)) == (money.SINCE, money.LAST, False)
    money.assert_sound()


def test_what_was_only_reported_takes_no_days_and_the_overlap_is_tested_when_it_is_claimed(cast):
    used = money.adoption(cast)
    said = {"unit": cast.company, "type": "energy", "amount_fen": 100, "starts_on": money.SINCE}
    reports = [actions.report_benefit(used.result, actor=cast.member, **said) for _ in range(2)]
    actions.claim_benefit(reports[0], actor=cast.member, adoption=used)
    with pytest.raises(Invalid) as error:
        actions.claim_benefit(reports[1], actor=cast.member, adoption=used, starts_on=money.SINCE)
    assert error.value.code == "overlap"
    assert money.amounts(reports[1]).state == "reported"
    money.assert_sound()


def test_a_claim_that_the_reader_may_not_see_is_not_named(cast):
    used = money.adoption(cast)
    hidden = money.claimed(cast, used, actor=cast.deputy, audience=Audience.RESTRICTED)
    told = refused(cast, used, starts_on=money.SINCE, actor=cast.union)
    assert told.code == "overlap"
    assert set(told.params) == set()
    assert "finance officer" in told.help
    named = refused(cast, used, starts_on=money.SINCE, actor=cast.member)  # a contributor is named in the claim
    assert named.params["claim"] == hidden.code


def test_the_key_is_locked_before_the_overlap_is_tested(cast):
    """On PostgreSQL a second claim waits at the row of the key; on SQLite a deed holds the whole database."""
    used = money.adoption(cast)
    with CaptureQueriesContext(connection) as asked:
        money.claimed(cast, used)
    asks = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    keys = [place for place, sql in enumerate(asks) if 'FROM "innovation_benefitkey"' in sql]
    overlap = next(place for place, sql in enumerate(asks) if 'FROM "innovation_benefit"' in sql)
    assert max(keys) < overlap
    assert ("FOR UPDATE" in asks[max(keys)]) is connection.features.has_select_for_update


def test_nobody_claims_the_days_that_another_just_took(cast):
    used = money.adoption(cast)
    money.claimed(cast, used, actor=cast.member)
    assert refused(cast, used, starts_on=money.SINCE, actor=cast.deputy).code == "overlap"
    assert Benefit.objects.count() == 1
