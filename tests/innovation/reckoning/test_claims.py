"""The calculation of one claim."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiangfang.innovation.reckoning.claims import CostLine, Input, begun_in, carried_over, work_out
from jiangfang.innovation.reckoning.months import add_months
from jiangfang.innovation.reckoning.net_benefit import Window, window_from
from jiangfang.kernel.errors import Invalid, InvalidMany

WINDOW = window_from(dt.date(2023, 3, 1))
INPUTS = {"B": Input("1200", "表"), "p": Input("1000", "合同")}


def out(costs=(), **more):
    said = {"formula_key": "coal_money", "inputs": INPUTS, "window": WINDOW, "avoided_loss": False, **more}
    return work_out(said.pop("formula_key"), said.pop("inputs"), costs, said.pop("window"), **said)


def test_gross_costs_and_net_to_the_fen():
    found = out([CostLine("改造", 100_000_01, 3)])
    assert (found.net.gross, found.net.cost, found.net.net) == (120_000_000, 33_333_34, 120_000_000 - 33_333_34)


def test_a_constant_that_is_left_as_it_is_needs_no_source_however_it_is_written():
    heat = {
        name: Input(value, "试验") for name, value in {"q_old": "7850", "q_new": "7800", "E": "1e9", "p": "1"}.items()
    }
    heat |= {"eta_boiler": Input("0.92", "试验"), "eta_pipe": Input("0.99", "设计")}
    key = "coal_money_from_heat_rate"
    for constant in ({}, {"H": Input("")}, {"H": Input(Decimal("29.30760000"))}, {"H": Input("29.3076")}):
        assert out(formula_key=key, inputs={**heat, **constant}).calculation.inputs["H"] == Decimal("29.3076")
    with pytest.raises(Invalid) as error:
        out(formula_key=key, inputs={**heat, "H": Input("29.31")})
    assert (error.value.field, error.value.code) == ("H", "source")


def test_all_missing_sources_are_told_at_once():
    with pytest.raises(InvalidMany) as error:
        out(inputs={"B": Input("1"), "p": Input("2", "  ")})
    assert set(error.value.errors) == {"B", "p"}


@pytest.mark.parametrize(
    ("formula", "avoided", "code"),
    [("carbon_dioxide", False, "informative"), ("coal_money", True, "kind"), ("avoided_loss", False, "kind")],
)
def test_a_formula_of_another_kind_is_refused(formula, avoided, code):
    with pytest.raises(Invalid) as error:
        out(formula_key=formula, avoided_loss=avoided)
    assert error.value.code == code


@pytest.mark.parametrize(
    "cost", [CostLine(" ", 1), CostLine("改造", -1), CostLine("改造", 1, 0), CostLine("改造", 1_200_000_00)]
)
def test_a_cost_that_cannot_be_or_that_leaves_nothing(cost):
    with pytest.raises(Invalid) as error:
        out([cost])
    assert error.value.field == "costs"


def test_costs_are_whole_fen():
    with pytest.raises(TypeError):
        out([CostLine("改造", 1.5)])


@given(
    amount=st.integers(1, 10**12),
    years=st.integers(1, 6),
    first=st.dates(dt.date(2015, 1, 1), dt.date(2024, 12, 31)),
)
def test_windows_that_follow_each_other_bear_a_cost_together_and_no_fen_more(amount, years, first):
    rich = {"B": Input("1000000", "表"), "p": Input("1000000", "合同")}
    window, costs, borne = window_from(first), begun_in([CostLine("装置", amount, years)], window_from(first)), 0
    for number in range(years + 2):
        window = Window(add_months(first, 12 * number), add_months(first, 12 * (number + 1)) - dt.timedelta(1))
        if number:
            costs = carried_over(costs, window)
        borne += out(costs, window=window, inputs=rich).net.cost
    assert borne == amount


def test_a_cost_that_is_charged_once_or_charged_off_is_not_carried_over():
    first = begun_in([CostLine("一次", 100), CostLine("两年", 100, 2)], WINDOW)
    second, third = window_from(dt.date(2024, 3, 1)), window_from(dt.date(2025, 3, 1))
    assert [line.title for line in carried_over(first, second)] == ["两年"]
    assert carried_over(first, third) == []


def test_new_costs_begin_inside_of_the_window():
    assert begun_in([CostLine("改造", 1)], WINDOW)[0].begins_on == WINDOW.first_day
    for day in (WINDOW.first_day - dt.timedelta(1), WINDOW.next_day):
        with pytest.raises(Invalid) as error:
            begun_in([CostLine("改造", 1, begins_on=day)], WINDOW)
        assert error.value.code == "begins_on"
