"""Rungs that were signed on stamped paper, for people who never sign in: a clerk records, a second person compares.

Nothing moves until the second person has confirmed; the scan is evidence of the record.
"""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from jiangfang.evidence.models import Evidence, FileKind
from jiangfang.innovation.actions.ladder import NEXT, Ladder
from jiangfang.innovation.models import Benefit, Signature
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.benefit_separation import paper_stands_apart, stands_apart
from jiangfang.innovation.rules.benefits import may_confirm_paper, may_record_paper, may_refuse_paper, waiting_paper
from jiangfang.kernel.errors import Conflict, Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action
from jiangfang.people.models import Person
from jiangfang.records import writing

SCANS = (FileKind.DOCUMENT, FileKind.CERTIFICATE)


@action(
    "innovation.benefit.paper_recorded", may=may_record_paper, says=_("%(actor)s recorded what was signed on paper.")
)
def record_rung_on_paper(
    benefit: Benefit,
    *,
    actor: Person,
    rung: str,
    paper_name: str,
    office: str,
    signed_on: dt.date,
    amount_fen: int | None = None,
    note: str = "",
) -> Signature:
    """Record a signature on paper for the rung that is next; a second person confirms it before it moves anything.

    ``paper_name`` and ``office`` stand as they are on the paper, ``amount_fen`` None accepts the amount of the rung below.
    Raises Conflict for another rung, a paper that waits already and a missing scan; Refused where the name or the clerk has a
    part in the claim; Invalid for values that can't be.
    """
    ladder = Ladder(benefit)
    _check_turn(benefit, rung)
    _check_scan(benefit)
    values.check_many(
        {
            "paper_name": values.text_error(paper_name, "paper_name", longest=80),
            "office": values.text_error(office, "office", longest=120),
            "signed_on": values.past_error(signed_on, "signed_on")
            or values.order_error(benefit.starts_on, signed_on, "signed_on"),
        }
    )
    for verdict in (stands_apart[rung](actor, benefit), paper_stands_apart(benefit, rung, paper_name, actor)):
        if not verdict:
            raise verdict.refusal()
    signature = Signature(
        rung=rung,
        paper_name=paper_name.strip(),
        recorded_by=actor,
        office=office.strip(),
        signed_on=signed_on,
        amount_fen=ladder.checked(amount_fen),
        note=note,
    )
    ladder.say(rung=str(rung), amount_fen=signature.amount_fen)
    return ladder.put(signature)


def _check_turn(benefit: Benefit, rung: str) -> None:
    if rung not in stands_apart or NEXT.get(benefit.record.state) != rung:
        raise Invalid(
            N_("This is not the rung that is signed for next."),
            field="rung",
            help=N_("Open the benefit again: it shows which rung is next."),
        )
    if waiting_paper(benefit) is not None:
        raise Conflict(
            N_("Another paper is waiting to be confirmed."),
            help=N_("Let a second person confirm it or refuse it first."),
            code="paper",
        )


def _check_scan(benefit: Benefit) -> None:
    """A document or certificate hangs on the record, so that the second person has something to compare with."""
    if not Evidence.objects.filter(record_id=benefit.pk, kind__in=SCANS, withdrawn=False).exists():
        raise Conflict(
            N_("The scan of the signed paper is missing."),
            help=N_("Add it to the evidence of this benefit as a document or certificate, then record the signature."),
            code="scan",
        )


@action(
    "innovation.benefit.paper_confirmed", may=may_confirm_paper, says=_("%(actor)s held the paper against the record.")
)
def confirm_paper(benefit: Benefit, *, actor: Person, note: str = "") -> Benefit:
    """Say that the paper says what was recorded: the benefit climbs to its rung. The scan must still be there."""
    paper, ladder = _waiting(benefit), Ladder(benefit)
    _check_scan(benefit)
    ladder.climb(paper.rung, paper.amount_fen)
    paper.paper_confirmed_by = actor
    writing.change_parts(benefit, [paper], ["paper_confirmed_by"])
    ladder.name_asked()
    if note:
        ladder.because(note)
    return benefit


@action("innovation.benefit.paper_refused", may=may_refuse_paper, says=_("%(actor)s refused the paper."))
def refuse_paper(benefit: Benefit, *, actor: Person, reason: str) -> Benefit:
    """Say that the paper does not say what was recorded, or take it back as its clerk: nothing moves."""
    ladder = Ladder(benefit)
    _waiting(benefit)
    ladder.because(reason)
    ladder.lay_aside()
    return benefit


def _waiting(benefit: Benefit) -> Signature:
    """The waiting paper as it is stored now. Raises Conflict where it is gone."""
    found = Signature.objects.filter(benefit=benefit, standing=True, recorded_by__isnull=False)
    paper = found.filter(paper_confirmed_by=None).first()
    if paper is None:
        raise Conflict(N_("No paper is waiting to be confirmed."), code="paper")
    return paper
