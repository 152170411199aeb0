"""Who may do what with benefits and public statements.

Claimed and calculated at the studio; confirmed and verified where the result is used; spot-checked from above.
"""

from collections.abc import Mapping
from typing import Any

from jiangfang.innovation.models import Benefit, Result, Signature, Signed
from jiangfang.innovation.rules.benefit_separation import paper_stands_apart, stands_apart
from jiangfang.innovation.rules.values import amount_error
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.rules import YES, Rule, Verdict, rule
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.people.rules import holds, is_real_actor, may_lead, may_manage, may_work
from jiangfang.people.seating import has_power


def holds_at_unit(power: str, reason: str, help: str = "") -> Rule:
    """A rule: the actor's seats carry ``power`` at the benefiting unit or above it."""

    def decide(actor: Any, benefit: Any) -> Verdict:
        unit_id = getattr(benefit, "unit_id", None)
        return YES if has_power(actor, power, unit_id) else Verdict(False, f"holds_{power}_at_unit", reason, help)

    return Rule(f"holds_{power}_at_unit", decide)


def result_of(subject: Any) -> Result | None:
    """The result that a claim is about: the subject itself, or that of a benefit."""
    return subject.result if isinstance(subject, Benefit) else subject


@rule(
    N_("Only the contributors of the result and those who lead the studio may do this."),
    help=N_("Ask the studio leader, or let them enter you as a contributor."),
)
def is_contributor(actor: Any, subject: Any) -> bool:
    result = result_of(subject)
    return isinstance(actor, Person) and any(share.person_id == actor.pk for share in result.shares.all())


@rule(N_("Only the one whose signature stands last may take it back."))
def signed_last(actor: Any, benefit: Benefit) -> bool:
    """The actor's own signature made the present state."""
    rung = Signed.VERIFIED if benefit.record.state == "second_sign" else benefit.record.state
    return isinstance(actor, Person) and any(
        one.person_id == actor.pk for one in benefit.signatures.all() if one.standing and one.rung == rung
    )


confirms = holds_at_unit(
    Power.CONFIRM,
    N_("Only the department that uses the result confirms its effect."),
    N_("Ask its head; where nobody of them signs in, a clerk can record the signed paper."),
)
verifies = holds_at_unit(
    Power.VERIFY,
    N_("Only a finance officer of the benefiting unit or its company does this."),
    N_("Ask finance; where nobody of them signs in, a clerk can record the signed paper."),
)
spot_checks = holds(
    Power.SPOT_CHECK,
    N_("Only an officer of a federation above spot-checks."),
    N_(
        "Spot checks come from outside of the company; what is verified can be reduced or revoked by a second finance officer."
    ),
)
records_paper = holds_at_unit(
    Power.RECORD_PAPER,
    N_("Only a clerk records what was signed on paper."),
    N_("The union officer can give a clerk's seat."),
) | holds(Power.RECORD_PAPER, N_("Only a clerk records what was signed on paper."))

# Which power a rung takes; the same for the screen and for confirming a paper.
HOLDS: Mapping[str, Rule] = {
    Signed.CONFIRMED: confirms,
    Signed.VERIFIED: verifies,
    Signed.SECOND_SIGN: verifies,
    Signed.SPOT_CHECKED: spot_checks,
}

may_report_benefit = is_real_actor & may_work
may_claim_benefit = is_real_actor & may_work & (is_contributor | may_lead)
may_calculate_benefit = may_claim_benefit
may_open_benefit = is_real_actor & may_lead
may_confirm_benefit = is_real_actor & confirms & stands_apart[Signed.CONFIRMED]
may_verify_benefit = is_real_actor & verifies & stands_apart[Signed.VERIFIED]
may_second_sign_benefit = is_real_actor & verifies & stands_apart[Signed.SECOND_SIGN]
may_spot_check_benefit = is_real_actor & spot_checks & stands_apart[Signed.SPOT_CHECKED]
may_reduce_benefit = is_real_actor & verifies & stands_apart[Signed.REDUCED]
may_revoke_benefit = is_real_actor & verifies & stands_apart[Signed.REVOKED]


def _by_state(name: str, table: Mapping[str, Rule], reason: str, help: str) -> Rule:
    """A rule that depends on the rung the benefit stands on: whose turn it is, decides."""

    def decide(actor: Any, benefit: Benefit) -> Verdict:
        found = table.get(benefit.record.state)
        return found(actor, benefit) if found else Verdict(False, name, reason, help)

    return Rule(name, decide)


may_return_benefit = _by_state(
    "may_return_benefit",
    {
        "calculated": may_confirm_benefit | (is_real_actor & signed_last),
        "confirmed": may_verify_benefit | (is_real_actor & signed_last),
        "second_sign": may_second_sign_benefit | (is_real_actor & signed_last),
        "verified": may_spot_check_benefit,
    },
    N_("There is nothing to return here."),
    N_("What is verified and checked can be reduced or revoked by a second finance officer."),
)
may_refuse_benefit = _by_state(
    "may_refuse_benefit",
    {
        "reported": is_real_actor & may_lead,
        "claimed": is_real_actor & (may_lead | signed_last),
        "calculated": may_confirm_benefit,
        "confirmed": may_verify_benefit,
        "second_sign": may_second_sign_benefit,
        "verified": may_spot_check_benefit,
    },
    N_("There is nothing to refuse here."),
    N_("What is verified and checked can be reduced or revoked by a second finance officer."),
)
may_record_paper = is_real_actor & records_paper


def waiting_paper(benefit: Benefit) -> Signature | None:
    """The paper that waits for its second person, if there is one."""
    return next((one for one in benefit.signatures.all() if one.is_waiting), None)


@rule(N_("No paper is waiting to be confirmed."), help=N_("A clerk records the signed paper first."))
def has_waiting_paper(actor: Any, benefit: Benefit) -> bool:
    return waiting_paper(benefit) is not None


@rule(
    N_("You recorded this paper yourself; a second person holds it against the scan."),
    help=N_("Ask another clerk, or someone who may sign for this rung."),
)
def is_second_person(actor: Any, benefit: Benefit) -> bool:
    paper = waiting_paper(benefit)
    return paper is not None and paper.recorded_by_id != getattr(actor, "ledger_id", None)


def _reads_paper(actor: Any, benefit: Benefit) -> Verdict:
    """Whoever may sign for the paper's rung, or another clerk; apart from everyone who has a part in the claim."""
    paper = waiting_paper(benefit)
    rung = paper.rung if paper else Signed.CONFIRMED
    verdict = (HOLDS[rung] | records_paper)(actor, benefit)
    if verdict:
        verdict = stands_apart[rung](actor, benefit)
    if verdict and paper:
        verdict = paper_stands_apart(benefit, rung, paper.paper_name, actor)
    return verdict


may_confirm_paper = is_real_actor & has_waiting_paper & is_second_person & Rule("reads_paper", _reads_paper)


@rule(N_("Only the clerk who recorded the paper may take it back."))
def recorded_it(actor: Any, benefit: Benefit) -> bool:
    paper = waiting_paper(benefit)
    return paper is not None and paper.recorded_by_id == getattr(actor, "ledger_id", None)


may_refuse_paper = is_real_actor & has_waiting_paper & (recorded_it | Rule("reads_paper", _reads_paper))

may_enter_statement = is_real_actor & (may_lead | may_manage)


def gain_error(amount_fen: Any, field: str) -> Invalid | None:
    """What is wrong with an amount of benefit: a whole number of fen above zero that somebody could mean."""
    if isinstance(amount_fen, bool) or not isinstance(amount_fen, int):
        raise TypeError("a benefit is a whole number of fen")
    if amount_fen == 0:
        return Invalid(N_("A benefit is above zero."), field=field, help=N_("Refuse a claim that is worth nothing."))
    return amount_error(amount_fen, field)
