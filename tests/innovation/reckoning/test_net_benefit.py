from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation.reckoning.formulas import FormulaKind
from jiangfang.innovation.reckoning.months import add_months
from jiangfang.innovation.reckoning.net_benefit import (
    BenefitKey,
    Charge,
    Cost,
    Window,
    charged,
    net_benefit,
    refuse_overlap,
    totals_by_kind,
    window_from,
)
from jiangfang.kernel.errors import Invalid

ADOPTED = date(2023, 4, 10)
FIRST = window_from(ADOPTED)
SECOND = window_from(FIRST.next_day)
BLADES = BenefitKey("laser cleaning", "unit 7", "energy")
days = st.dates(date(2010, 1, 1), date(2040, 1, 1))


def saving(gross, costs=(), window=FIRST, **options):
    return net_benefit(gross, costs, window, kind=FormulaKind.SAVING, **options)


def test_twelve_months_run_from_the_day_of_adoption_across_the_year():
    assert Window(date(2023, 4, 10), date(2024, 4, 9)) == FIRST
    assert window_from(date(2024, 2, 29)) == Window(date(2024, 2, 29), date(2025, 2, 27))


def test_a_window_is_neither_empty_nor_longer_than_twelve_months():
    with pytest.raises(Invalid) as backwards:
        Window(date(2024, 1, 2), date(2024, 1, 1))
    with pytest.raises(Invalid) as too_long:
        Window(date(2023, 4, 10), date(2024, 4, 10))
    assert (backwards.value.field, too_long.value.code) == ("last_day", "too_long")


def test_a_cost_charged_once_and_one_spread_over_three_years():
    costs = (Cost("trial rig", 50_000_00, years=1), Cost("device", 100_000_01, years=3))
    found = saving(1_200_000_00, costs)
    assert found.charges == (Charge(costs[0], 50_000_00), Charge(costs[1], 33_333_34))
    assert (found.cost, found.net) == (83_333_34, 1_116_666_66)


def test_the_second_year_bears_only_what_is_spread():
    costs = (Cost("trial rig", 50_000_00, years=1), Cost("device", 100_000_01, years=3))
    found = saving(1_200_000_00, costs, SECOND, first_adopted_on=ADOPTED)
    assert [charge.amount for charge in found.charges] == [0, 33_333_34]


def test_a_cost_from_before_the_adoption_is_charged_from_the_adoption():
    early = Cost("design", 9_000, years=1, begins=date(2022, 1, 1))
    assert saving(10_000, [early]).net == 1_000


def test_a_later_cost_is_charged_by_its_days():
    half_way = Cost("second generation", 366_00, years=2, begins=date(2023, 10, 10))
    borne = [charged(half_way, window, ADOPTED) for window in (FIRST, SECOND)]
    assert borne == [9150, 18275]


def test_costs_may_exceed_the_gross_and_the_net_says_so():
    assert saving(100, [Cost("rig", 300, years=1)]).net == -200


def test_impossible_costs_and_sums_are_refused():
    for wrong in ({"amount": -1, "years": 1}, {"amount": 1, "years": 0}, {"amount": 1, "years": 31}):
        with pytest.raises(Invalid) as refusal:
            Cost("rig", **wrong)
        assert refusal.value.field == "costs"
    with pytest.raises(Invalid):
        saving(-1)
    with pytest.raises(Invalid):
        saving(1, first_adopted_on=ADOPTED + timedelta(days=1))
    with pytest.raises(Invalid) as refusal:
        net_benefit(1, [], FIRST, kind=FormulaKind.INFORMATIVE)
    assert refusal.value.field == "kind"


def test_overlapping_windows_of_one_key_are_refused_with_the_first_free_day():
    claims = [(BLADES, SECOND), (BLADES, FIRST)]
    with pytest.raises(Invalid) as refusal:
        refuse_overlap(BLADES, window_from(date(2023, 10, 1)), claims)
    error = refusal.value
    assert error.code == "overlap"
    assert (error.params["first_day"], error.params["free_day"]) == (FIRST.first_day, SECOND.next_day)


def test_following_windows_and_other_keys_are_taken():
    elsewhere = BenefitKey("laser cleaning", "unit 8", "energy")
    refuse_overlap(BLADES, SECOND, [(BLADES, FIRST), (elsewhere, SECOND)])
    with pytest.raises(Invalid):
        refuse_overlap(BLADES, SECOND, [(BLADES, SECOND)])


def test_a_window_continues_the_one_that_ends_the_day_before():
    assert SECOND.continues(FIRST)
    assert not FIRST.continues(SECOND)
    assert not window_from(FIRST.last_day).continues(FIRST)


def test_avoided_losses_are_never_added_to_savings():
    avoided = net_benefit(500, [], FIRST, kind=FormulaKind.AVOIDED_LOSS)
    assert totals_by_kind([saving(100), avoided, saving(20)]) == {
        FormulaKind.SAVING: 120,
        FormulaKind.AVOIDED_LOSS: 500,
    }


@given(days, days)
def test_windows_overlap_exactly_when_they_share_a_day(one, other):
    first, second = window_from(one), window_from(other)
    latest_start, earliest_end = max(one, other), min(first.last_day, second.last_day)
    assert first.overlaps(second) == second.overlaps(first) == (latest_start <= earliest_end)


@given(days, st.integers(0, 10**12), st.integers(1, 10), st.integers(0, 900))
def test_windows_without_a_gap_bear_the_whole_cost_together(adopted_on, amount, years, late):
    cost = Cost("device", amount, years, begins=adopted_on + timedelta(days=late))
    window, borne = window_from(adopted_on), []
    while window.first_day <= add_months(adopted_on, 12 * (years + 4)):
        borne.append(charged(cost, window, adopted_on))
        window = window_from(window.next_day)
    assert sum(borne) == amount
    assert min(borne) >= 0
