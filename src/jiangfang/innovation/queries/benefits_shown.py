"""A benefit put into words and pictures for its page: the ladder with its signatures, the calculation, the waterfall."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiangfang.innovation.models import Benefit, Rung, Signature
from jiangfang.innovation.reckoning.claims import Workings
from jiangfang.kernel.quantities import format_money
from jiangfang.ui.charts import Chart, Step, waterfall


@dataclass(frozen=True)
class SignatureLine:
    """A signature in words: for what, who, for which office, when, how much, and whether it still stands."""

    rung: Any
    who: str
    office: str
    signed_on: Any
    amount: str
    note: str
    standing: bool
    waiting: bool


def whole_benefit(benefit: Benefit) -> Benefit:
    """Fetch what page and rules read more than once: signatures with their people, inputs, costs. Three queries."""
    signatures = Signature.objects.select_related("person__record", "recorded_by__record", "paper_confirmed_by__record")
    parts = ["inputs", "costs"] if benefit.calculated_fen is not None else []
    prefetch_related_objects([benefit], Prefetch("signatures", signatures), *parts)
    return benefit


def ladder_of(benefit: Benefit) -> list[SignatureLine]:
    """Every signature in the order in which it was given."""
    return [_line(row) for row in sorted(benefit.signatures.all(), key=lambda row: row.pk)]


def _line(row: Signature) -> SignatureLine:
    who = row.person.record.name if row.person else row.paper_name
    if row.recorded_by is not None:
        who = _("%(name)s, on paper, recorded by %(clerk)s") % {"name": who, "clerk": row.recorded_by.record.name}
    if row.paper_confirmed_by is not None:
        who = _("%(who)s, confirmed by %(second)s") % {"who": who, "second": row.paper_confirmed_by.record.name}
    return SignatureLine(
        row.get_rung_display(),
        who,
        row.office,
        row.signed_on,
        _money(row.amount_fen),
        row.note,
        row.standing,
        row.is_waiting,
    )


def amounts_by_rung(benefit: Benefit) -> Chart:
    """The waterfall from what was claimed to what counts now; what was taken off on the way is a step of its own."""
    reached = [
        (Rung.CLAIMED, benefit.claimed_fen),
        (Rung.CALCULATED, benefit.calculated_fen),
        (Rung.CONFIRMED, benefit.confirmed_fen),
        (Rung.VERIFIED, benefit.verified_fen),
    ]
    steps: list[Step] = []
    before: int | None = None
    for rung, amount in reached:
        if amount is None:
            continue
        if before is not None and amount != before:
            steps.append(_change(amount - before))
        steps.append(Step(str(rung.label), float(amount), _money(amount), "step-5", True))
        before = amount
    counts = 0 if benefit.record.state in {"refused", "revoked"} else benefit.amount_fen
    if before is not None and counts != before:
        steps.append(_change(counts - before))
        steps.append(Step(_("counts now"), float(counts), _money(counts), "good", True))
    return waterfall(_("From the claim to what counts"), steps, sentence=_("Each level is the amount at its rung."))


def _change(by: int) -> Step:
    label = _("corrected") if by > 0 else _("taken off")
    return Step(label, float(by), _money(by), "good" if by > 0 else "bad")


def workings_in_words(workings: Workings | None) -> dict[str, Any] | None:
    """The calculation as it is printed: formula, steps, gross, costs charged to the window, net."""
    if workings is None:
        return None
    return {
        "title": _(workings.calculation.formula.title),
        "source": _(workings.calculation.formula.source),
        "steps": workings.calculation.steps,
        "rounding": _(workings.calculation.rounding) if workings.calculation.rounding else "",
        "gross": _money(workings.net.gross),
        "charges": [{"what": charge.cost.what, "amount": _money(charge.amount)} for charge in workings.net.charges],
        "net": _money(workings.net.net),
    }


def _money(fen: int) -> str:
    return (
        format_money(fen, get_language() or "zh-hans")
        if fen >= 0
        else "−" + format_money(-fen, get_language() or "zh-hans")
    )
