"""What a record's page shows of its evidence, worked out in Python so that the template only writes it down."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse

from jiangfang.evidence.forms import ProofForm, WithdrawalForm
from jiangfang.evidence.inspection.accepted import ACCEPT
from jiangfang.evidence.models import Evidence
from jiangfang.evidence.queries import evidence_of
from jiangfang.evidence.rules import may_hand_in
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.people.seating import has_power
from jiangfang.records.models import Noun, Record


@dataclass(frozen=True)
class Piece:
    """One piece of evidence with its addresses; empty ones where the reader may not open the file."""

    evidence: Evidence
    url: str
    thumbnail_url: str
    may_change: bool
    proof_form: ProofForm | None
    withdrawal_form: WithdrawalForm | None

    @property
    def short_hash(self) -> str:
        return self.evidence.blob_id[:12]

    @property
    def ending(self) -> str:
        """What stands in the frame of a file without a picture: PDF, XLSX."""
        return self.evidence.name.rpartition(".")[2].upper()


def panel_of(record: Record | Noun, reader: Person | None) -> dict[str, Any]:
    """The context of ``evidence/panel.html``."""
    record = getattr(record, "record", record)
    # The rule is asked about a piece of evidence that does not exist yet: it needs no more than the record and its home.
    # Whoever reads the page sees the record: that is not asked again.
    may_add = bool(may_hand_in(reader, Evidence(record=record, organisation_id=record.organisation_id)))
    leads = may_add and has_power(reader, Power.LEAD, record.organisation_id)
    return {
        "record": record,
        "pieces": [_piece(row, reader, may_add, leads) for row in evidence_of(record, reader)],
        "may_add": may_add,
        "action": reverse("evidence:files", args=[record.code]),
        "accept": ACCEPT,
        "max_bytes": settings.EVIDENCE_MAX_BYTES,
        "form": ProofForm() if may_add else None,
    }


def _piece(evidence: Evidence, reader: Person | None, may_add: bool, leads: bool) -> Piece:
    opens = may_add or not evidence.withdrawn
    named = [evidence.blob_id, evidence.pk]
    may_change = not evidence.withdrawn and reader is not None and (leads or evidence.added_by_id == reader.pk)
    said = {"proves": evidence.proves, "kind": evidence.kind}
    return Piece(
        evidence=evidence,
        url=reverse("evidence:file", args=named) if opens else "",
        thumbnail_url=reverse("evidence:thumbnail", args=named) if opens and evidence.blob.thumbnail else "",
        may_change=may_change,
        proof_form=ProofForm(initial=said, auto_id=f"proof_{evidence.pk}_%s") if may_change else None,
        withdrawal_form=WithdrawalForm(auto_id=f"withdrawal_{evidence.pk}_%s") if may_change else None,
    )
