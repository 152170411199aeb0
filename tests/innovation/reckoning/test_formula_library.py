from decimal import Decimal

import pytest

from jiangfang.innovation.reckoning.formula_library import LIBRARY, find_formula
from jiangfang.innovation.reckoning.formulas import FormulaKind, calculate
from jiangfang.kernel.errors import Invalid


@pytest.mark.parametrize("key", LIBRARY)
def test_every_worked_example_comes_out(key):
    formula = LIBRARY[key]
    found = calculate(formula, formula.example.inputs)
    assert round(found.value, -formula.example.result.as_tuple().exponent) == formula.example.result
    if formula.is_money:
        assert found.amount == formula.example.result * 100


@pytest.mark.parametrize("key", LIBRARY)
def test_every_formula_says_what_it_needs_and_where_it_comes_from(key):
    formula = LIBRARY[key]
    assert formula.key == key
    assert formula.title
    assert formula.source
    assert all(symbol.label for symbol in formula.symbols)


def test_heat_rate_of_the_reference_case():
    inputs = {"q_old": "7850", "q_new": "7800", "eta_boiler": "0.92", "eta_pipe": "0.99"}
    rate = calculate(find_formula("coal_rate_from_heat_rate"), inputs)
    assert round(rate.value, 3) == Decimal("1.873")
    assert rate.steps[1] == "= (7,850 − 7,800) ÷ (29.3076 × 0.92 × 0.99)"
    coal = calculate(find_formula("coal_from_heat_rate"), {**inputs, "E": 1_500_000_000})
    assert round(coal.value) == 2810


def test_the_cooling_tower_saves_one_point_two_million_yuan():
    assert calculate(find_formula("coal_money"), {"B": 1200, "p": 1000}).amount == 120_000_000


def test_efficiencies_and_probabilities_cannot_exceed_one():
    with pytest.raises(Invalid) as refusal:
        calculate(find_formula("avoided_loss"), {"w": "8", "L": "2600000"})
    assert refusal.value.field == "w"


def test_only_the_avoided_loss_is_an_avoided_loss_and_tonnes_are_for_information():
    kinds = {kind: {key for key, formula in LIBRARY.items() if formula.kind == kind} for kind in FormulaKind}
    assert kinds[FormulaKind.AVOIDED_LOSS] == {"avoided_loss"}
    assert {LIBRARY[key].is_money for key in kinds[FormulaKind.INFORMATIVE]} == {False}
    assert {LIBRARY[key].is_money for key in kinds[FormulaKind.SAVING]} == {True}


def test_an_unknown_formula_is_refused_by_name():
    with pytest.raises(Invalid) as refusal:
        find_formula("alchemy")
    assert "alchemy" in str(refusal.value)
