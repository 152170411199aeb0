"""The calculation of a claim: formula, inputs with sources, costs and spreading, shares over studios."""

import datetime as dt
from decimal import Decimal

import pytest

from jiangfang.innovation import actions
from jiangfang.innovation.models import BenefitType
from jiangfang.innovation.queries import benefits_shared_with, split_of, workings_of
from jiangfang.innovation.reckoning.claims import CostLine, Input
from jiangfang.kernel.errors import Conflict, Invalid, InvalidMany
from jiangfang.ledger.history import events_of
from jiangfang.people import actions as people
from tests.cast import SEATED_ON
from tests.innovation import money

HEAT = {
    "q_old": Input("7850", "2022年性能试验报告"),
    "q_new": Input("7800", "2023年性能试验报告"),
    "eta_boiler": Input("0.92", "锅炉效率试验"),
    "eta_pipe": Input("0.99", "设计值"),
    "E": Input("1500000000", "2023年上网电量"),
    "p": Input("1000", "燃料部"),
}


def refused(cast, error=Invalid, **more):
    with pytest.raises(error) as told:
        money.calculated(cast, **more)
    return told.value


def second_studio(cast):
    from jiangfang.ledger.deeds import SYSTEM

    return people.found_organisation(
        cast.company, actor=SYSTEM, slug="boiler", level="studio", title="锅炉工作室", since=SEATED_ON
    )


def test_the_amount_is_the_net_of_the_window_and_what_is_kept_gives_it_again(cast):
    benefit = money.calculated(cast)
    assert (benefit.calculated_fen, benefit.amount_fen) == (money.NET, money.NET)
    stored = workings_of(money.again(benefit))
    assert (stored.net.gross, stored.net.cost, stored.net.net) == (1_200_000_00, 100_000_00, money.NET)
    assert [(row.symbol, row.value, row.source) for row in benefit.inputs.order_by("symbol")] == [
        ("B", Decimal(1200), "2023年耗煤统计表"),
        ("p", Decimal(1000), "燃料部2023年采购均价"),
    ]
    facts = events_of(benefit.pk)[0].facts
    assert (facts["formula"], facts["gross_fen"], facts["cost_fen"]) == ("coal_money", 1_200_000_00, 100_000_00)
    money.assert_sound()


def test_a_constant_of_the_formula_is_kept_with_the_inputs(cast):
    benefit = money.calculated(cast, formula="coal_money_from_heat_rate", inputs=HEAT, costs=())
    assert benefit.inputs.get(symbol="H").value == Decimal("29.3076")
    assert workings_of(money.again(benefit)).net.net == benefit.calculated_fen == 280_968_728
    money.assert_sound()


def test_every_input_names_its_source(cast):
    benefit = money.claimed(cast)
    bare = {"B": Input("1200", " "), "p": Input("1000")}
    told = refused(cast, InvalidMany, benefit=benefit, inputs=bare)
    assert {name: error.code for name, error in told.errors.items()} == {"B": "source", "p": "source"}
    own = {**HEAT, "H": Input("29.3")}
    assert refused(cast, benefit=benefit, formula="coal_money_from_heat_rate", inputs=own).field == "H"
    actions.calculate_benefit(
        benefit,
        actor=cast.member,
        formula="coal_money_from_heat_rate",
        inputs={**HEAT, "H": Input("29.3", "化验单2023-07")},
    )


def test_what_is_for_information_is_not_money(cast):
    benefit = money.claimed(cast)
    for formula in ("carbon_dioxide", "coal_from_consumption", "coal_rate_from_heat_rate"):
        assert refused(cast, benefit=benefit, formula=formula, inputs={}).code == "informative"


def test_avoided_loss_and_savings_are_kept_apart(cast):
    avoided = {"w": Input("0.08", "可靠性统计"), "L": Input("2600000", "检修费用测算")}
    assert refused(cast, formula="avoided_loss", inputs=avoided).code == "kind"
    used = money.adoption(cast)
    kept = money.claimed(cast, used, type=BenefitType.AVOIDED_LOSS)
    assert refused(cast, benefit=kept).code == "kind"
    money.calculated(cast, kept, formula="avoided_loss", inputs=avoided, costs=())
    assert kept.amount_fen == 208_000_00


def test_costs_as_high_as_the_benefit_leave_nothing(cast):
    benefit = money.claimed(cast)
    told = refused(cast, benefit=benefit, costs=[CostLine("改造", 1_200_000_00)])
    assert (told.field, told.code) == ("costs", "no_gain")
    money.calculated(cast, benefit, costs=[CostLine("改造", 1_199_999_99)])
    assert benefit.amount_fen == 1


def test_a_number_finer_than_can_be_kept_is_refused(cast):
    benefit = money.claimed(cast)
    for value in ("1200.123456789", "12345678.12345678"):
        told = refused(cast, benefit=benefit, inputs={"B": Input(value, "表"), "p": Input("1", "表")})
        assert (told.field, told.code) == ("B", "digits")


def test_the_finest_number_that_is_taken_comes_back_as_it_was(cast):
    benefit = money.calculated(cast, inputs={**money.INPUTS, "B": Input("1234567.12345678", "表")}, costs=())
    assert benefit.inputs.get(symbol="B").value == Decimal("1234567.12345678")
    assert workings_of(money.again(benefit)).net.net == benefit.calculated_fen
    money.assert_sound()


def test_spread_costs_run_on_into_the_next_window_whatever_is_entered(cast, sample_clock):
    used = money.adoption(cast)
    costs = [CostLine("装置", 300_000_00, 3), CostLine("调试", 50_000_00)]
    first = money.calculated(cast, money.claimed(cast, used), costs=costs)
    assert workings_of(money.again(first)).net.cost == 150_000_00
    second = money.claimed(cast, used)
    new = CostLine("更换密封", 20_000_00, begins_on=dt.date(2024, 6, 1))
    money.calculated(cast, second, costs=[new])
    charges = {charge.cost.what: charge.amount for charge in workings_of(money.again(second)).net.charges}
    assert charges == {"装置": 100_000_00, "更换密封": 20_000_00}
    sample_clock.advance(days=370)
    third = money.calculated(cast, money.claimed(cast, used), costs=[])
    assert workings_of(money.again(third)).net.cost == 100_000_00
    sample_clock.advance(days=370)
    fourth = money.calculated(cast, money.claimed(cast, used), costs=[])
    assert workings_of(money.again(fourth)).net.cost == 0
    money.assert_sound()


def test_a_cost_cannot_be_charged_to_days_outside_of_the_window(cast):
    before = CostLine("旧设备", 100_000_00, 1, "", dt.date(2022, 1, 1))
    assert refused(cast, costs=[before]).code == "begins_on"


def test_a_window_is_calculated_after_the_one_before(cast):
    used = money.adoption(cast)
    first = money.claimed(cast, used)
    second = money.claimed(cast, used)
    told = refused(cast, Conflict, benefit=second)
    assert (told.code, told.params["claim"]) == ("earlier_first", first.code)
    money.calculated(cast, first)
    money.calculated(cast, second, costs=())


def test_a_new_calculation_takes_the_place_of_the_returned_one(cast):
    benefit = money.calculated(cast)
    actions.return_benefit(benefit, actor=cast.department, reason="价格不对")
    assert workings_of(money.again(benefit)) is None
    money.calculated(cast, benefit, inputs={**money.INPUTS, "p": Input("900", "合同")}, costs=())
    assert (benefit.inputs.count(), benefit.costs.count(), benefit.amount_fen) == (2, 0, 1_080_000_00)
    money.assert_sound()


def test_other_studios_share_and_the_rest_stays_at_home_to_the_fen(cast):
    other = second_studio(cast)
    benefit = money.calculated(cast, studio_shares=[(other, 3333), (cast.harbour_studio, 1)])
    split = split_of(money.again(benefit))
    assert sum(split.parts.values()) + split.unassigned == money.NET
    assert split.parts[str(other.pk)] == 366_630_00
    assert list(benefits_shared_with(other, cast.member)) == [benefit]
    assert list(benefits_shared_with(cast.harbour_studio, cast.stranger)) == []
    money.assert_sound()


def test_shares_of_other_studios_make_at_most_the_whole(cast):
    other, benefit = second_studio(cast), money.claimed(cast)
    told = refused(cast, benefit=benefit, studio_shares=[(other, 6000), (cast.harbour_studio, 5000)])
    assert (told.field, told.code, told.params["total"]) == ("studio_shares", "shares", Decimal(110))
    for lines in ([(cast.studio, 100)], [(other, 100), (other, 200)], [(cast.company, 100)], [(other, 0)]):
        assert refused(cast, benefit=benefit, studio_shares=lines).field == "studio_shares"
    money.calculated(cast, benefit, studio_shares=[(other, 6000), (cast.harbour_studio, 4000)])
    assert split_of(money.again(benefit)).unassigned == 0
