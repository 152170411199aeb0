"""What comes next for a benefit, in words: whose turn it is and what that person looks at."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Benefit
from jiangfang.innovation.rules.benefits import waiting_paper


@dataclass(frozen=True)
class NextStep:
    """The next step of a benefit: who does it (``who``), and what to look at before (``look``)."""

    who: Any
    look: Any


PAPER = NextStep(
    _("A second person holds the paper against its scan."),
    _("Compare name, office, day and amount with the scan among the evidence."),
)
NEXT_STEPS = {
    "reported": NextStep(
        _("A contributor or the leader stands for it, or the leader refuses it."),
        _("Say where the result is in use and what amount you stand for; without that it counts nothing."),
    ),
    "claimed": NextStep(
        _("The claimant puts it on a formula."),
        _("Have each input ready with its source: the meter, the report, the price list."),
    ),
    "calculated": NextStep(
        _("The department that uses the result confirms the effect."),
        _("Hold the inputs and their sources below against what you see in use."),
    ),
    "confirmed": NextStep(
        _("Finance verifies the money."),
        _("Hold inputs, costs and days below against the vouchers, and look at the other windows."),
    ),
    "second_sign": NextStep(
        _("A second finance officer signs, because the amount lies far outside the band."),
        _("Look for a mistaken unit, a wrong base or something counted twice."),
    ),
    "verified": NextStep(
        _("An officer of a federation above may spot-check it; until then it counts as verified."),
        _("Ask for the vouchers behind one or two of the inputs below."),
    ),
}


def next_step(benefit: Benefit) -> NextStep | None:
    """What is done next, None where nothing is: a paper that waits comes first."""
    return PAPER if waiting_paper(benefit) is not None else NEXT_STEPS.get(benefit.record.state)
