"""What was said and what is counted, put into words for a page."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiangfang.innovation.models import Rung
from jiangfang.innovation.queries.benefits_said import SaidAndCounted
from jiangfang.kernel.quantities import format_money, format_number

BILLION = "billion"


def said_in_words(rows: Sequence[SaidAndCounted]) -> dict[str, Any]:
    """Context of ``innovation/parts/said.html``: the rows in words and the statements they come from."""
    sources = {row.statement.pk: row.statement for row in rows}
    return {"said": [_shown(row) for row in rows], "said_sources": list(sources.values())}


def _shown(row: SaidAndCounted) -> dict[str, Any]:
    is_money = row.figure is not None and row.figure.unit == "money"
    words = _money if is_money else _plain
    labels = dict(Rung.choices)
    return {
        "label": row.figure.label if row.figure else row.claim.figure,
        "as_said": row.claim.as_said,
        "said": words(row.said),
        "counted": None if row.counted is None else words(row.counted),
        "rungs": [
            {"label": _("%(rung)s or higher") % {"rung": labels[rung]}, "amount": _money(amount)}
            for rung, amount in row.rungs.items()
        ],
        "closed": row.closed,
        "agrees": row.agrees,
        "reasons": list(_reasons(row, is_money)),
    }


def _reasons(row: SaidAndCounted, is_money: bool) -> Any:
    """Everything that explains why the two numbers differ, or why the one said can't be checked as it stands."""
    english = (get_language() or "").startswith("en")
    note = (row.claim.note_en if english else "") or row.claim.note
    if note:
        yield note
    if is_money and BILLION in row.claim.as_said.lower():
        yield _(
            "“Billion” and 亿 are ten times apart: the source says %(said)s; the same digits with 亿 would be %(slip)s."
        ) % {"said": _money(row.said), "slip": _money(row.said // 10)}
    for same in row.same_digits:
        yield same.sentence
    if row.judgement is not None and row.judgement.needs_second_signature:
        yield _(
            "Per result this is %(times)s times the average of the reference: it would need a second signature."
        ) % {"times": row.judgement.times}


def _money(fen: int) -> str:
    return format_money(fen, get_language() or "zh-hans")


def _plain(number: int) -> str:
    return format_number(number, get_language() or "zh-hans")
