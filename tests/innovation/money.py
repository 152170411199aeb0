"""Benefits of the cast on every rung, made by the real actions.

The result is in use at the plant since 1 March 2023; the claim's window is the twelve months from that day. 1,200 t of
standard coal at 1,000 yuan, less half of 200,000 yuan that are spread over two years: 1.1 million yuan.
"""

import datetime as dt
from types import SimpleNamespace

from jiangfang.figures import verification as counted
from jiangfang.figures.folding import fold
from jiangfang.innovation import actions
from jiangfang.innovation.models import Benefit, BenefitType
from jiangfang.innovation.reckoning.claims import CostLine, Input
from jiangfang.ledger import verification as chained
from tests.innovation import harvest

SINCE = dt.date(2023, 3, 1)
LAST = dt.date(2024, 2, 29)
NET = 1_100_000_00
CLAIMED = 1_300_000_00
INPUTS = {"B": Input("1200", "2023年耗煤统计表"), "p": Input("1000", "燃料部2023年采购均价")}
COSTS = (CostLine("改造材料和人工", 200_000_00, 2, "财务凭证2023-118"),)


def adoption(cast, **more):
    """An adoption that its user has confirmed, of an accepted result."""
    said = {"since": SINCE, **more}
    result = said.pop("result", None) or harvest.accepted(cast, achieved_on=dt.date(2023, 2, 10))
    return harvest.confirmed(cast, result, **said)


def claimed(cast, used=None, **more):
    used = used or adoption(cast)
    said = {"adoption": used, "type": BenefitType.ENERGY, "amount_fen": CLAIMED, **more}
    return actions.claim_benefit(used.result, actor=said.pop("actor", cast.member), **said)


def calculated(cast, benefit=None, **more):
    said = {"formula": "coal_money", "inputs": INPUTS, "costs": COSTS, **more}
    actor = said.pop("actor", cast.member)
    return actions.calculate_benefit(benefit or claimed(cast), actor=actor, **said)


def confirmed(cast, benefit=None, **more):
    return actions.confirm_benefit(benefit or calculated(cast), actor=cast.department, **more)


def verified(cast, benefit=None, **more):
    return actions.verify_benefit(benefit or confirmed(cast), actor=cast.finance, **more)


def spot_checked(cast, benefit=None, **more):
    return actions.spot_check_benefit(benefit or verified(cast), actor=cast.officer, **more)


def far_outside(cast, **more):
    """Calculated at 20 million yuan: 83 times the average of a result."""
    return calculated(cast, inputs={**INPUTS, "B": Input("20000", "统计表")}, costs=(), **more)


def waiting_for_second(cast):
    return verified(cast, confirmed(cast, far_outside(cast)))


STAGES = {
    "claimed": claimed,
    "calculated": calculated,
    "confirmed": confirmed,
    "second_sign": waiting_for_second,
    "verified": verified,
    "spot_checked": spot_checked,
}


def again(benefit):
    return Benefit.objects.select_related("record", "organisation__record").get(pk=benefit.pk)


def signed(benefit):
    """The signatures as (rung, name, standing), in the order in which they were given."""
    rows = benefit.signatures.order_by("id").select_related("person__record")
    return [(row.rung, row.person.record.title if row.person else row.paper_name, row.standing) for row in rows]


def amounts(benefit):
    """The stored amounts of a benefit as it is in the database."""
    row = again(benefit)
    return SimpleNamespace(
        state=row.record.state,
        claimed=row.claimed_fen,
        calculated=row.calculated_fen,
        confirmed=row.confirmed_fen,
        verified=row.verified_fen,
        counts=row.amount_fen,
    )


def assert_sound():
    """Chains, record states and figures agree with the records, before and after folding."""
    assert [str(finding) for finding in chained.findings()] == []
    assert [str(finding) for finding in counted.findings()] == []
    fold()
    assert [str(finding) for finding in counted.findings()] == []
