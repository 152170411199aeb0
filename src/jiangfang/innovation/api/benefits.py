"""Benefits and public statements for programs; a calculation is said by symbols instead of by fields."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from jiangfang.innovation import actions
from jiangfang.innovation.forms.benefits import COST_LINES, CalculationForm, ClaimForm
from jiangfang.innovation.models import Benefit
from jiangfang.innovation.reckoning.formula_library import LIBRARY
from jiangfang.innovation.rules.benefits import may_report_benefit
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.people.api.bodies import Body, errors_of, fill_with, key_in
from jiangfang.people.api.refusals import WrongValues
from jiangfang.people.api.resources import New, OwnBody, resource
from jiangfang.people.listing import ListPage


class InputSaid(Body):
    """A number that goes into the formula, and where it comes from."""

    value: int | float | str = Field(examples=["125000"])
    source: str | None = Field(None, max_length=200, examples=["检修记录 2023-11"])


class CostSaid(Body):
    """What it cost to carry out, charged at once or spread over years."""

    title: str = Field(max_length=120, examples=["备件"])
    amount_fen: int | str = Field(examples=["8000元"])
    years: int | None = Field(None, ge=1, le=20)
    source: str | None = Field(None, max_length=200)


class PartSaid(Body):
    """Another studio's part in the benefit."""

    studio: str = Field(max_length=60, examples=["huangtai-studio"])
    percent: int | float | str = Field(examples=["20"])


class CalculationSaid(Body):
    """A formula with its inputs by symbol, new costs, and another studio's part."""

    formula: str = Field(
        max_length=60, description=_("Its key, as the page of formulas names it."), examples=["material"]
    )
    inputs: dict[str, InputSaid] = Field(
        description=_("By symbol."), examples=[{"Q": {"value": "125000", "source": "检修记录"}}]
    )
    costs: list[CostSaid] | None = Field(None, max_length=COST_LINES)
    studio_share: PartSaid | None = None


def _calculated(benefit: Benefit, said: CalculationSaid, reader: Any) -> Mapping[str, Any]:
    """The calculation as its page's form takes it."""
    formula = LIBRARY.get(said.formula)
    fits = (
        formula is not None
        and formula.is_money
        and (formula.kind == "avoided_loss") == (benefit.type == "avoided_loss")
    )
    if not fits:
        raise Invalid(N_("There is no such formula for this kind of benefit."), field="formula")
    given = {"subject": benefit, "reader": reader, "formula": said.formula}
    blank = CalculationForm(None, **given)
    unknown = sorted(name for name in said.inputs if f"value_{name}" not in blank.fields)
    if unknown:
        raise WrongValues(
            [{"field": f"inputs.{name}", "detail": str(_("The formula has no such symbol."))} for name in unknown]
        )
    form = fill_with(CalculationForm, blank, _laid_out(said, blank), **given)
    if not form.is_valid():
        raise WrongValues([{**one, "field": _in_body(one["field"])} for one in errors_of(form)])
    return form.values()


def _laid_out(said: CalculationSaid, blank: CalculationForm) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for symbol, one in said.inputs.items():
        data[f"value_{symbol}"] = one.value
        if one.source is not None:
            data[f"source_{symbol}"] = one.source
    for number, cost in enumerate(said.costs or [], start=1):
        data |= {f"cost_{number}": cost.title, f"cost_{number}_fen": cost.amount_fen}
        data |= {f"cost_{number}_years": cost.years or 1, f"cost_{number}_source": cost.source or ""}
    if said.studio_share:
        data["studio"] = key_in(blank.fields["studio"].queryset, said.studio_share.studio)
        data["studio_percent"] = said.studio_share.percent
    return data


def _in_body(field: str) -> str:
    """``value_Q`` → ``inputs.Q.value``; ``cost_2_fen`` → ``costs.1.amount_fen``."""
    stem, _line, rest = field.partition("_")
    if stem in ("value", "source") and rest:
        return f"inputs.{rest}.{stem}"
    if stem == "cost" and rest:
        number, _line, member = rest.partition("_")
        return f"costs.{int(number) - 1}.{ {'fen': 'amount_fen', '': 'title'}.get(member, member) }"
    return {"studio": "studio_share.studio", "studio_percent": "studio_share.percent"}.get(field, field)


def _claim(home: Any, form: Any, request: Any) -> Any:
    values = form.values()
    return actions.claim_benefit(values["adoption"].result, actor=request.reader, **values)


resource(
    "benefit",
    "benefits",
    new=New("innovation.benefit.claimed", ClaimForm, act=_claim, may=may_report_benefit),
    own_bodies={"calculated": OwnBody(CalculationSaid, _calculated)},
)
resource("statement", "statements", ListPage(columns=()))
