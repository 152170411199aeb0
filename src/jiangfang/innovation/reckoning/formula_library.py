"""The formulas that come with the product: the classical rules for any workshop, and a set for a thermal power plant.

Constants are inputs with a default, so that each calculation shows the one it used. Costs are not in the formulas;
they are taken off afterwards (:mod:`jiangfang.innovation.reckoning.net_benefit`).
"""

from collections.abc import Mapping
from decimal import Decimal

from jiangfang.innovation.reckoning.formulas import YUAN, Example, Formula, FormulaKind, Symbol
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

STANDARD_COAL = Decimal("29.3076")
ONE = Decimal(1)

CLASSICAL = N_("Company rules derived from the 1986 regulation on suggestions and technical improvement")
ENGINEERING = N_("Standard power plant engineering; constants are inputs")

OUTPUT = Symbol("n", N_("Actual output in the twelve months"), N_("units of output"), positive=True, source_asked=True)
PRICE = Symbol("p", N_("Unit price"), N_("yuan/unit"), positive=True, source_asked=True)
COAL_PRICE = Symbol("p", N_("Price of standard coal"), N_("yuan/t"), positive=True, source_asked=True)
POWER_PRICE = Symbol("p", N_("Feed-in price"), N_("yuan/kWh"), positive=True, source_asked=True)
ENERGY = Symbol("E", N_("Energy supplied in the twelve months"), "kWh", positive=True, source_asked=True)
RATE_BEFORE = Symbol("b_old", N_("Net coal consumption rate before"), "g/kWh", "b₀", source_asked=True)
RATE_AFTER = Symbol("b_new", N_("Net coal consumption rate after"), "g/kWh", "b₁", source_asked=True)
HEAT_BEFORE = Symbol("q_old", N_("Turbine heat rate before"), "kJ/kWh", "q₀", source_asked=True)
HEAT_AFTER = Symbol("q_new", N_("Turbine heat rate after"), "kJ/kWh", "q₁", source_asked=True)
BOILER = Symbol("eta_boiler", N_("Boiler efficiency"), sign="η₁", positive=True, maximum=ONE, source_asked=True)
PIPE = Symbol("eta_pipe", N_("Pipe efficiency"), sign="η₂", positive=True, maximum=ONE, source_asked=True)
COAL_HEAT = Symbol(
    "H",
    N_("Heat of standard coal"),
    "kJ/g",
    meaning=N_("29,307.6 kJ/kg, the convention of the national energy statistics"),
    positive=True,
    default=STANDARD_COAL,
)
COAL = Symbol("B", N_("Standard coal saved"), "t", source_asked=True)

_HEAT_RATE = "(q_old - q_new) / (H * eta_boiler * eta_pipe)"
_HEAT_SYMBOLS = (HEAT_BEFORE, HEAT_AFTER, COAL_HEAT, BOILER, PIPE)
_HEAT_EXAMPLE = {"q_old": "7850", "q_new": "7800", "eta_boiler": "0.92", "eta_pipe": "0.99"}

_FORMULAS = (
    Formula(
        key="labour",
        title=N_("Labour saved"),
        symbols=(
            Symbol("h_old", N_("Standard hours per unit before"), N_("h/unit"), "h₀", source_asked=True),
            Symbol("h_new", N_("Hours per unit after"), N_("h/unit"), "h₁", source_asked=True),
            Symbol("c", N_("Average hourly cost of the previous year"), N_("yuan/h"), positive=True, source_asked=True),
            OUTPUT,
        ),
        expression="(h_old - h_new) * c * n",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=CLASSICAL,
        example=Example({"h_old": "6.5", "h_new": "4", "c": "86.40", "n": "320"}, Decimal("69120.00")),
    ),
    Formula(
        key="material",
        title=N_("Material, energy or tools saved"),
        symbols=(
            Symbol(
                "m_old",
                N_("Consumption per unit before"),
                N_("per unit"),
                "m₀",
                meaning=N_("The real average of the better results before the change"),
                source_asked=True,
            ),
            Symbol("m_new", N_("Consumption per unit after"), N_("per unit"), "m₁", source_asked=True),
            PRICE,
            OUTPUT,
        ),
        expression="(m_old - m_new) * p * n",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=CLASSICAL,
        example=Example({"m_old": "1.25", "m_new": "1.1", "p": "45.80", "n": "12000"}, Decimal("82440.00")),
    ),
    Formula(
        key="substitute_material",
        title=N_("Substitute material"),
        symbols=(
            Symbol("m_old", N_("Consumption per unit before"), N_("per unit"), "m₀", source_asked=True),
            Symbol("p_old", N_("Unit price of the old material"), N_("yuan/unit"), "p₀", source_asked=True),
            Symbol("m_new", N_("Consumption per unit after"), N_("per unit"), "m₁", source_asked=True),
            Symbol("p_new", N_("Unit price of the new material"), N_("yuan/unit"), "p₁", source_asked=True),
            OUTPUT,
        ),
        expression="(m_old * p_old - m_new * p_new) * n",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=CLASSICAL,
        example=Example(
            {"m_old": "2", "p_old": "31.5", "m_new": "2.2", "p_new": "24", "n": "5000"}, Decimal("51000.00")
        ),
    ),
    Formula(
        key="coal_from_consumption",
        title=N_("Coal saved by a lower net consumption rate"),
        symbols=(RATE_BEFORE, RATE_AFTER, ENERGY),
        expression="(b_old - b_new) * E / 1000000",
        result_unit="t",
        kind=FormulaKind.INFORMATIVE,
        source=ENGINEERING,
        example=Example({"b_old": "302.4", "b_new": "301.6", "E": "1500000000"}, Decimal("1200")),
        result_sign="ΔB",
    ),
    Formula(
        key="coal_money_from_consumption",
        title=N_("Money saved by a lower net consumption rate"),
        symbols=(RATE_BEFORE, RATE_AFTER, ENERGY, COAL_PRICE),
        expression="(b_old - b_new) * E / 1000000 * p",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=ENGINEERING,
        example=Example({"b_old": "302.4", "b_new": "301.6", "E": "1500000000", "p": "1000"}, Decimal("1200000.00")),
    ),
    Formula(
        key="coal_rate_from_heat_rate",
        title=N_("Lower coal consumption rate by a better turbine heat rate"),
        symbols=_HEAT_SYMBOLS,
        expression=_HEAT_RATE,
        result_unit="g/kWh",
        kind=FormulaKind.INFORMATIVE,
        source=ENGINEERING,
        example=Example(_HEAT_EXAMPLE, Decimal("1.873")),
        result_sign="Δb",
    ),
    Formula(
        key="coal_from_heat_rate",
        title=N_("Coal saved by a better turbine heat rate"),
        symbols=(*_HEAT_SYMBOLS, ENERGY),
        expression=f"{_HEAT_RATE} * E / 1000000",
        result_unit="t",
        kind=FormulaKind.INFORMATIVE,
        source=ENGINEERING,
        example=Example({**_HEAT_EXAMPLE, "E": "1500000000"}, Decimal("2810")),
        result_sign="ΔB",
    ),
    Formula(
        key="coal_money_from_heat_rate",
        title=N_("Money saved by a better turbine heat rate"),
        symbols=(*_HEAT_SYMBOLS, ENERGY, COAL_PRICE),
        expression=f"{_HEAT_RATE} * E / 1000000 * p",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=ENGINEERING,
        example=Example({**_HEAT_EXAMPLE, "E": "1500000000", "p": "1000"}, Decimal("2809687.28")),
    ),
    Formula(
        key="coal_money",
        title=N_("Standard coal saved"),
        symbols=(COAL, COAL_PRICE),
        expression="B * p",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=ENGINEERING,
        example=Example({"B": "1200", "p": "1000"}, Decimal("1200000.00")),
    ),
    Formula(
        key="house_load",
        title=N_("Lower house load"),
        symbols=(
            Symbol("E_old", N_("House load before, for the same output"), "kWh", "E₀", source_asked=True),
            Symbol("E_new", N_("House load after"), "kWh", "E₁", source_asked=True),
            POWER_PRICE,
        ),
        expression="(E_old - E_new) * p",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=ENGINEERING,
        example=Example({"E_old": "8650000", "E_new": "8240000", "p": "0.3949"}, Decimal("161909.00")),
    ),
    Formula(
        key="water_steam_chemicals",
        title=N_("Less water, steam or chemicals"),
        symbols=(
            Symbol("w_old", N_("Use per unit of output before"), N_("per unit"), "w₀", source_asked=True),
            Symbol("w_new", N_("Use per unit of output after"), N_("per unit"), "w₁", source_asked=True),
            OUTPUT,
            PRICE,
        ),
        expression="(w_old - w_new) * n * p",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=ENGINEERING,
        example=Example({"w_old": "0.42", "w_new": "0.37", "n": "1500000", "p": "4.2"}, Decimal("315000.00")),
    ),
    Formula(
        key="shorter_outage",
        title=N_("Shorter outage"),
        symbols=(
            Symbol("t_old", N_("Outage before"), "h", "t₀", source_asked=True),
            Symbol("t_new", N_("Outage after"), "h", "t₁", source_asked=True),
            Symbol("P", N_("Average output that could have been sold"), "MW", positive=True, source_asked=True),
            POWER_PRICE,
            Symbol("v", N_("Variable cost"), N_("yuan/kWh"), source_asked=True),
        ),
        expression="(t_old - t_new) * P * 1000 * (p - v)",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=ENGINEERING,
        example=Example(
            {"t_old": "240", "t_new": "216", "P": "210", "p": "0.3949", "v": "0.3349"}, Decimal("302400.00")
        ),
    ),
    Formula(
        key="contractor_days",
        title=N_("Fewer contractor days"),
        symbols=(
            Symbol("d_old", N_("Contractor days before"), N_("person-days"), "d₀", source_asked=True),
            Symbol("d_new", N_("Contractor days after"), N_("person-days"), "d₁", source_asked=True),
            Symbol("p", N_("Contract price per day"), N_("yuan/person-day"), positive=True, source_asked=True),
        ),
        expression="(d_old - d_new) * p",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=ENGINEERING,
        example=Example({"d_old": "180", "d_new": "96", "p": "650"}, Decimal("54600.00")),
    ),
    Formula(
        key="parts",
        title=N_("Fewer spare parts"),
        symbols=(
            Symbol("k_old", N_("Parts used before"), N_("pieces"), "k₀", source_asked=True),
            Symbol("k_new", N_("Parts used after"), N_("pieces"), "k₁", source_asked=True),
            Symbol("p", N_("Contract price per part"), N_("yuan/piece"), positive=True, source_asked=True),
        ),
        expression="(k_old - k_new) * p",
        result_unit=YUAN,
        kind=FormulaKind.SAVING,
        source=ENGINEERING,
        example=Example({"k_old": "24", "k_new": "9", "p": "3280.50"}, Decimal("49207.50")),
    ),
    Formula(
        key="avoided_loss",
        title=N_("Avoided loss"),
        symbols=(
            Symbol(
                "w", N_("Probability of the loss in the twelve months"), positive=True, maximum=ONE, source_asked=True
            ),
            Symbol("L", N_("Loss if it happens"), YUAN, positive=True, source_asked=True),
        ),
        expression="w * L",
        result_unit=YUAN,
        kind=FormulaKind.AVOIDED_LOSS,
        source=ENGINEERING,
        example=Example({"w": "0.08", "L": "2600000"}, Decimal("208000.00")),
        result_sign="A",
    ),
    Formula(
        key="carbon_dioxide",
        title=N_("Carbon dioxide avoided"),
        symbols=(
            COAL,
            Symbol(
                "f",
                N_("Emission factor"),
                N_("t CO₂ per t of standard coal"),
                meaning=N_("Usually between 2.6 and 2.8; state whose factor it is and of which year"),
                positive=True,
                maximum=Decimal(5),
                source_asked=True,
            ),
        ),
        expression="B * f",
        result_unit=N_("t CO₂"),
        kind=FormulaKind.INFORMATIVE,
        source=ENGINEERING,
        example=Example({"B": "1200", "f": "2.66"}, Decimal("3192")),
        result_sign="C",
    ),
)

LIBRARY: Mapping[str, Formula] = {formula.key: formula for formula in _FORMULAS}


def find_formula(key: str) -> Formula:
    """The formula of that key."""
    try:
        return LIBRARY[key]
    except KeyError as error:
        raise Invalid(N_("There is no formula named %(key)s."), field="formula", key=key) from error
