"""What all deeds on a benefit share: signing, climbing a rung, laying signatures aside. No deed of its own."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from jiangfang.innovation.models import Benefit, Signature, Signed
from jiangfang.innovation.queries.benefits_asked import asked_outside
from jiangfang.innovation.reckoning.plausibility import judge
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.benefits import gain_error
from jiangfang.kernel import clock, ids
from jiangfang.kernel.errors import Conflict, Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import current_deed
from jiangfang.people.actions.persons import involve
from jiangfang.people.models import Person
from jiangfang.records import writing

CERTIFICATE = "CER"

# The rung that is signed for next on each state.
NEXT: dict[str, str] = {
    "calculated": Signed.CONFIRMED,
    "confirmed": Signed.VERIFIED,
    "second_sign": Signed.SECOND_SIGN,
    "verified": Signed.SPOT_CHECKED,
}


@dataclass
class Ladder:
    """A benefit while a deed is done on it."""

    benefit: Benefit

    def climb(self, rung: str, amount_fen: int | None) -> int:
        """Move the benefit up to ``rung`` with the amount accepted there, and return that amount (in fen).

        None accepts the amount of the rung below; a lower one corrects it. Raises Invalid for a higher one, and Conflict where
        another rung is next or the result no longer counts.
        """
        if NEXT.get(self.benefit.record.state) != rung:
            raise _not_next(self.benefit)
        self._check_ground()
        amount = self.checked(amount_fen)
        target, changed = self._outcome(rung, amount)
        writing.move(self.benefit, target, amount_fen=amount, **changed)
        self.say(rung=rung, amount_fen=amount)
        if target == "verified":
            # A return by the spot check stands, also on the certificate, until it is verified anew.
            self.lay_aside((Signed.RETURNED,), waiting=False)
        return amount

    def _outcome(self, rung: str, amount: int) -> tuple[str, dict[str, Any]]:
        """The state in which the benefit stands after the rung, and what changes with it beside the amount."""
        if rung == Signed.CONFIRMED:
            return "confirmed", {"confirmed_fen": amount}
        if rung == Signed.SPOT_CHECKED:
            return "spot_checked", {}
        if rung == Signed.VERIFIED and self._is_far_outside(amount):
            return "second_sign", {"verified_fen": amount}
        # What came back from a spot check keeps its number: the paper that is out leads to what is verified now.
        number = self.benefit.certificate or _new_number()
        self.say(certificate=number)
        return "verified", {"verified_fen": amount, "certificate": number}

    def _is_far_outside(self, amount: int) -> bool:
        """Hold the amount against the band; the deed says by how much it lies above the average."""
        found = judge(amount, clock.today())
        self.say(times_average=found.times, second_signature=found.needs_second_signature)
        return found.needs_second_signature

    def checked(self, amount_fen: int | None) -> int:
        """The amount for the next rung: the present one where None, else at most that and above zero."""
        present = self.benefit.amount_fen
        if amount_fen is None:
            return present
        values.check_many({"amount_fen": gain_error(amount_fen, "amount_fen")})
        if amount_fen > present:
            raise Invalid(
                N_("This is more than the rung below; an amount is corrected downward only."),
                field="amount_fen",
                code="upward",
                help=N_("If more is right, return the claim with the reason, so that it is calculated anew."),
            )
        return amount_fen

    def _check_ground(self) -> None:
        """What the claim stands on is still there: an accepted result, and the day of adoption that its window began on."""
        benefit = self.benefit
        if benefit.result.record.state != "accepted":
            raise Conflict(
                N_("The result of this benefit does not count any more, so neither can its money."),
                help=N_("Refuse the claim, or let the company accept the result again."),
                code="result",
            )
        adoption = benefit.adoption
        moved = adoption is not None and not benefit.continuing and adoption.since != benefit.starts_on
        if adoption is not None and (moved or adoption.record.state == "refused"):
            raise Conflict(
                N_(
                    "The adoption was changed after the claim: its window does not begin on the day of adoption any more."
                ),
                help=N_("Refuse this claim and let it be claimed again."),
                code="adoption",
            )

    def name_asked(self) -> None:
        """Open the benefit to those who are asked to sign now and would not see it by their seats; who signed last, is not."""
        for person in asked_outside(self.benefit):
            involve(self.benefit, person, "asked")

    def sign(
        self,
        rung: str,
        person: Person,
        office: str,
        *,
        amount_fen: int | None = None,
        note: str = "",
        standing: bool = True,
    ) -> Signature:
        """Put a person's signature beneath a rung, for the amount that counts now unless said."""
        return self.put(
            Signature(
                rung=rung,
                person=person,
                office=office[:120],
                signed_on=clock.today(),
                amount_fen=self.benefit.amount_fen if amount_fen is None else amount_fen,
                note=note,
                standing=standing,
            )
        )

    def put(self, signature: Signature) -> Signature:
        """Store a signature of this benefit, and keep its note beside the ledger's entry."""
        signature.benefit = self.benefit
        values.check(signature)
        if signature.note:
            current_deed().asides["note"] = signature.note
        return writing.add_parts(self.benefit, [signature])[0]

    def lay_aside(self, rungs: Collection[str] = (), *, waiting: bool = True) -> None:
        """Let the standing signatures of ``rungs``, and papers that wait, stand no longer. They are kept."""
        standing = Signature.objects.filter(benefit=self.benefit, standing=True)
        gone = [one for one in standing if one.rung in rungs or (waiting and one.is_waiting)]
        for signature in gone:
            signature.standing = False
        writing.change_parts(self.benefit, gone, ["standing"])

    @staticmethod
    def because(reason: str) -> str:
        """The reason that a deed asks for, kept beside the ledger's entry. Raises Invalid where there is none."""
        values.check_many({"reason": values.text_error(reason, "reason")})
        current_deed().asides["note"] = reason
        return reason

    @staticmethod
    def say(**facts: Any) -> None:
        """Put machine facts into the deed's entry."""
        current_deed().facts.update(facts)


def _new_number() -> str:
    """A certificate number that is not taken."""
    number = ids.new_code(CERTIFICATE)
    while Benefit.objects.filter(certificate=number).exists():
        number = ids.new_code(CERTIFICATE)
    return number


def _not_next(benefit: Benefit) -> Conflict:
    return Conflict(
        N_("“%(title)s” is not in a state in which this can be done."),
        help=N_("Open it again: it shows what can be done with it now."),
        code="state",
        title=benefit.record.title,
    )
