"""The calculation of a claim: formula, inputs with their sources, costs and their spreading, shares over studios."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.actions.ladder import Ladder
from jiangfang.innovation.models import Benefit, BenefitCost, BenefitInput, BenefitType, Signed, StudioShare
from jiangfang.innovation.queries.benefits import costs_of, office_of, previous_of, window_of
from jiangfang.innovation.reckoning.claims import CostLine, Input, Workings, begun_in, carried_over, work_out
from jiangfang.innovation.reckoning.net_benefit import Window
from jiangfang.innovation.reckoning.shares import split_amount
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.benefits import may_calculate_benefit
from jiangfang.kernel.errors import Conflict, Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.records import writing
from jiangfang.records.models import Level, Organisation

# (studio, basis points) of each other studio that has a part in the benefit.
StudioLine = tuple[Organisation, int]


@action("innovation.benefit.calculated", may=may_calculate_benefit, says=_("%(actor)s calculated the benefit."))
def calculate_benefit(
    benefit: Benefit,
    *,
    actor: Person,
    formula: str,
    inputs: Mapping[str, Input],
    costs: Sequence[CostLine] = (),
    studio_shares: Sequence[StudioLine] = (),
) -> Benefit:
    """Put the claim on a formula of the library; its amount is now what the formula gives, net of costs, in fen.

    ``inputs`` are by symbol, each with its source; ``costs`` are the new ones of this window: spread costs of the window
    before run on by themselves. ``studio_shares`` are the parts of other studios; the rest is the home studio's. The net may
    lie above or below what was claimed. Raises Invalid for what the formula, the costs or the shares do not allow, Conflict
    where the window before is not calculated yet.
    """
    window = window_of(benefit)
    lines = [*_carried(benefit, window), *begun_in((CostLine(*line) for line in costs), window)]
    given = {symbol: Input(*one) for symbol, one in inputs.items()}
    workings = work_out(formula, given, lines, window, avoided_loss=benefit.type == BenefitType.AVOIDED_LOSS)
    parts = [_input_rows(benefit, workings, given), _cost_rows(benefit, lines), _share_rows(benefit, studio_shares)]
    for row in (row for rows in parts for row in rows):
        values.check(row)
    net = workings.net.net
    writing.move(benefit, "calculated", formula=formula, calculated_fen=net, amount_fen=net)
    for relation, rows in zip(("inputs", "costs", "studio_shares"), parts, strict=True):
        writing.replace_parts(benefit, relation, rows)
    Ladder.say(formula=formula, gross_fen=workings.net.gross, cost_fen=workings.net.cost, amount_fen=net)
    Ladder(benefit).sign(Signed.CALCULATED, actor, office_of(actor, Power.WORK, benefit.organisation_id))
    return benefit


def _carried(benefit: Benefit, window: Window) -> list[CostLine]:
    """The costs that the window before hands on. It must be calculated first, or its costs would be forgotten."""
    before = previous_of(benefit)
    if before is None:
        return []
    if before.record.state == "claimed":
        raise Conflict(
            N_("The window before this one is not calculated yet, and its costs may run on into this one."),
            help=N_("Calculate %(claim)s first."),
            code="earlier_first",
            claim=before.record.code,
        )
    return carried_over(costs_of(before), window)


def _input_rows(benefit: Benefit, workings: Workings, given: Mapping[str, Input]) -> list[BenefitInput]:
    """Every number that went in, constants included; a constant taken as the formula has it needs no source."""
    return [
        BenefitInput(
            benefit=benefit, symbol=symbol, value=value, source=given[symbol].source if symbol in given else ""
        )
        for symbol, value in workings.calculation.inputs.items()
    ]


def _cost_rows(benefit: Benefit, lines: Sequence[CostLine]) -> list[BenefitCost]:
    return [
        BenefitCost(
            benefit=benefit,
            title=line.title,
            amount_fen=line.amount_fen,
            years=line.years,
            begins_on=line.begins_on,
            source=line.source,
        )
        for line in lines
    ]


def _share_rows(benefit: Benefit, shares: Sequence[StudioLine]) -> list[StudioShare]:
    """Shares of other studios; together they are at most the whole."""
    keys = [studio.pk for studio, _points in shares]
    wrong = len(set(keys)) < len(keys) or benefit.organisation_id in keys
    if wrong or any(studio.level != Level.STUDIO for studio, _points in shares):
        raise Invalid(
            N_("Shares go to other studios, each named once; the rest stays with the home studio."),
            field="studio_shares",
        )
    try:
        split_amount(benefit.amount_fen, {_told(studio): Decimal(points) / 100 for studio, points in shares})
    except Invalid as error:
        error.field = "studio_shares"
        raise
    return [StudioShare(benefit=benefit, studio=studio, basis_points=points) for studio, points in shares]


def _told(studio: Organisation) -> str:
    return f"{studio.record.title} ({studio.record.code})"
