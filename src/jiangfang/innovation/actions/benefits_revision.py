"""What was verified and does not hold: reduced or revoked by a second finance person, in sight of everyone who checks."""

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.actions.ladder import Ladder
from jiangfang.innovation.models import Benefit, Signed
from jiangfang.innovation.queries.benefits import office_of
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.benefits import gain_error, may_reduce_benefit, may_revoke_benefit
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.records import writing


@action("innovation.benefit.reduced", may=may_reduce_benefit, says=_("%(actor)s reduced the verified amount."))
def reduce_benefit(benefit: Benefit, *, actor: Person, amount_fen: int, reason: str) -> Benefit:
    """Let a lower amount (in fen) count from now on; the certificate says so. A spot check stands no longer.

    Raises Invalid unless the amount lies below the one that counts now.
    """
    ladder, before = Ladder(benefit), benefit.amount_fen
    ladder.because(reason)
    not_lower = Invalid(
        N_("The reduced amount lies below the one that counts now."),
        field="amount_fen",
        help=N_("Where nothing is left, revoke the benefit."),
    )
    values.check_many(
        {"amount_fen": gain_error(amount_fen, "amount_fen") or (not_lower if amount_fen >= before else None)}
    )
    writing.move(benefit, "verified", amount_fen=amount_fen)
    ladder.say(amount_fen=amount_fen, before_fen=before)
    ladder.lay_aside((Signed.SPOT_CHECKED, Signed.REDUCED))
    ladder.sign(Signed.REDUCED, actor, _office(benefit, actor), note=reason)
    ladder.name_asked()
    return benefit


@action("innovation.benefit.revoked", may=may_revoke_benefit, says=_("%(actor)s revoked the benefit."))
def revoke_benefit(benefit: Benefit, *, actor: Person, reason: str) -> Benefit:
    """Take back what was verified: it counts no longer, its certificate says so, and its days are free."""
    ladder = Ladder(benefit)
    ladder.because(reason)
    writing.move(benefit, "revoked")
    ladder.say(before_fen=benefit.amount_fen)
    ladder.lay_aside()
    ladder.sign(Signed.REVOKED, actor, _office(benefit, actor), note=reason)
    return benefit


def _office(benefit: Benefit, actor: Person) -> str:
    return office_of(actor, Power.VERIFY, benefit.unit_id)
