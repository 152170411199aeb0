"""A benefit put into words and pictures for its page: the ladder with its signatures, the calculation, the waterfall."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiangfang.innovation.models import Benefit, Rung, Signature
from jiangfang.innovation.queries.benefits import TAKES_NO_PLACE, split_of
from jiangfang.innovation.reckoning.claims import Workings
from jiangfang.kernel.quantities import Period, format_money, spread_by_days
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


def years_in_words(benefit: Benefit) -> list[dict[str, Any]]:
    """In which calendar years the amount counts, by days; empty where the window lies in one."""
    parts = spread_by_days(benefit.amount_fen, Period(benefit.starts_on, benefit.ends_on))
    if len(parts) < 2 or benefit.record.state in TAKES_NO_PLACE:
        return []
    return [{"year": year, "amount": _money(fen)} for year, fen in parts.items()]


def inputs_in_words(benefit: Benefit, workings: Workings | None) -> list[dict[str, Any]]:
    """Every number that went in, with what its symbol stands for, its unit and its source."""
    if workings is None:
        return []
    rows = {row.symbol: row for row in benefit.inputs.all()}
    return [
        {
            "symbol": symbol.shown,
            "label": _(symbol.label),
            "unit": _(symbol.unit) if symbol.unit else "",
            "value": rows[symbol.name].value,
            "source": rows[symbol.name].source,
        }
        for symbol in workings.calculation.formula.symbols
        if symbol.name in rows
    ]


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


def split_in_words(benefit: Benefit) -> list[dict[str, Any]]:
    """Each studio's part in the amount that counts now, the home studio's first; empty where it is all the home's."""
    rows = list(benefit.studio_shares.all()) if benefit.calculated_fen is not None else []
    if not rows:
        return []
    split = split_of(benefit)
    home = {
        "studio": benefit.organisation,
        "percent": 100 - sum(row.percent for row in rows),
        "amount": _money(split.unassigned),
    }
    others = [
        {"studio": row.studio, "percent": row.percent, "amount": _money(split.parts[str(row.studio_id)])}
        for row in rows
    ]
    return [home, *others]


def _money(fen: int) -> str:
    return (
        format_money(fen, get_language() or "zh-hans")
        if fen >= 0
        else "−" + format_money(-fen, get_language() or "zh-hans")
    )
