"""A calculated benefit under other eyes: confirmed, verified, signed a second time, spot-checked; returned or refused."""

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.actions.ladder import Ladder
from jiangfang.innovation.models import Benefit, Signed
from jiangfang.innovation.queries.benefits import office_of
from jiangfang.innovation.rules.benefits import (
    may_confirm_benefit,
    may_refuse_benefit,
    may_return_benefit,
    may_second_sign_benefit,
    may_spot_check_benefit,
    may_verify_benefit,
)
from jiangfang.kernel.errors import Conflict
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.records import writing

# What a return leads back to, the amount that counts there, the amounts it takes away and the signatures that stand no longer.
BACK = {
    "calculated": ("claimed", "claimed_fen", ("calculated_fen",), (Signed.CALCULATED,)),
    "confirmed": ("calculated", "calculated_fen", ("confirmed_fen",), (Signed.CONFIRMED,)),
    "second_sign": (
        "calculated",
        "calculated_fen",
        ("confirmed_fen", "verified_fen"),
        (Signed.CONFIRMED, Signed.VERIFIED),
    ),
    "verified": ("confirmed", "confirmed_fen", ("verified_fen",), (Signed.VERIFIED, Signed.SECOND_SIGN)),
}


@action("innovation.benefit.confirmed", may=may_confirm_benefit, says=_("%(actor)s confirmed the effect."))
def confirm_benefit(benefit: Benefit, *, actor: Person, amount_fen: int | None = None, note: str = "") -> Benefit:
    """Confirm the effect for the department that uses the result.

    ``amount_fen`` corrects the amount downward, None accepts it. Raises Invalid for a higher one.
    """
    return _climb(benefit, Signed.CONFIRMED, actor, Power.CONFIRM, amount_fen, note)


@action("innovation.benefit.verified", may=may_verify_benefit, says=_("%(actor)s verified the money."))
def verify_benefit(benefit: Benefit, *, actor: Person, amount_fen: int | None = None, note: str = "") -> Benefit:
    """Verify the money for finance; the certificate gets its number.

    ``amount_fen`` corrects the amount downward, None accepts it. Where it lies outside of the plausibility band the benefit
    waits for a second signature instead, and still counts as confirmed; the deed says how many times the average it is.
    """
    return _climb(benefit, Signed.VERIFIED, actor, Power.VERIFY, amount_fen, note)


@action("innovation.benefit.second_signed", may=may_second_sign_benefit, says=_("%(actor)s gave the second signature."))
def second_sign_benefit(benefit: Benefit, *, actor: Person, amount_fen: int | None = None, note: str = "") -> Benefit:
    """Sign as a second finance person for an amount outside of the band; the certificate gets its number."""
    return _climb(benefit, Signed.SECOND_SIGN, actor, Power.VERIFY, amount_fen, note)


@action("innovation.benefit.spot_checked", may=may_spot_check_benefit, says=_("%(actor)s spot-checked the benefit."))
def spot_check_benefit(benefit: Benefit, *, actor: Person, amount_fen: int | None = None, note: str = "") -> Benefit:
    """Check what finance verified once more, from above; a lower amount counts from now on."""
    return _climb(benefit, Signed.SPOT_CHECKED, actor, Power.SPOT_CHECK, amount_fen, note)


def _climb(benefit: Benefit, rung: str, actor: Person, power: str, amount_fen: int | None, note: str) -> Benefit:
    ladder = Ladder(benefit)
    ladder.climb(rung, amount_fen)
    ladder.lay_aside()
    ladder.sign(rung, actor, office_of(actor, power, benefit.unit_id, benefit.organisation_id), note=note)
    ladder.name_asked()
    return benefit


@action("innovation.benefit.returned", may=may_return_benefit, says=_("%(actor)s returned the benefit."))
def return_benefit(benefit: Benefit, *, actor: Person, reason: str) -> Benefit:
    """Give the benefit back with what is missing: to the claimant before it is confirmed, to the calculation before it is
    verified, to finance from a spot check.

    The signatures above stand no longer and are kept; a certificate says that it was returned. What was reduced comes back
    with the reduced amount. Raises Conflict where there is nothing to return.
    """
    ladder, state = Ladder(benefit), benefit.record.state
    ladder.because(reason)
    if state not in BACK:
        raise Conflict(N_("There is nothing to return here."), code="state")
    target, amount, gone, rungs = BACK[state]
    is_reduced = benefit.verified_fen is not None and benefit.amount_fen < benefit.verified_fen
    back_to = benefit.amount_fen if is_reduced else getattr(benefit, amount)
    writing.move(benefit, target, amount_fen=back_to, **dict.fromkeys(gone))
    ladder.lay_aside(rungs)
    ladder.sign(Signed.RETURNED, actor, _office(benefit, actor), note=reason, standing=state == "verified")
    return benefit


@action("innovation.benefit.refused", may=may_refuse_benefit, says=_("%(actor)s refused the benefit."))
def refuse_benefit(benefit: Benefit, *, actor: Person, reason: str) -> Benefit:
    """Say why this does not count. Its days are free for another claim, and a certificate says that it holds no longer."""
    ladder = Ladder(benefit)
    ladder.because(reason)
    writing.move(benefit, "revoked" if benefit.certificate else "refused")
    ladder.lay_aside()
    ladder.sign(Signed.REFUSED, actor, _office(benefit, actor), note=reason)
    return benefit


def _office(benefit: Benefit, actor: Person) -> str:
    """The office for which a returning or refusing person speaks: where the benefit is used first, else at home."""
    places = (benefit.unit_id, benefit.organisation_id)
    powers = (Power.VERIFY, Power.CONFIRM, Power.SPOT_CHECK, Power.LEAD, Power.WORK)
    return next((office for power in powers if (office := office_of(actor, power, *places))), "")
