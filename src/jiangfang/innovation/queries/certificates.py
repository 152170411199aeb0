"""What the public page of a benefit certificate says: what was verified, by which office, when, and whether it still holds.

No personal names, no formula, no inputs: whoever holds the number learns what the paper says and nothing more.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Benefit, Signature, Signed
from jiangfang.kernel.ids import clean_code
from jiangfang.records.models import Audience
from jiangfang.ui.wording import day_text

# Signatures that a certificate rests on, while they stand; and what came after it was issued, whatever became of that.
RESTS_ON = (Signed.CONFIRMED, Signed.VERIFIED, Signed.SECOND_SIGN)
CAME_AFTER = (Signed.SPOT_CHECKED, Signed.REDUCED, Signed.REVOKED)

# How a certificate stands: label, tone, sentence.
STANDINGS: dict[str, tuple[Any, str, Any]] = {
    "verified": (_("verified"), "good", _("Finance has verified this amount for this period.")),
    "spot_checked": (
        _("spot-checked"),
        "good",
        _("Finance verified this amount, and it was checked again from outside."),
    ),
    "reduced": (_("verified, then reduced"), "warn", _("A higher amount was verified at first; this one counts now.")),
    "revoked": (_("revoked"), "bad", _("This was verified once and was revoked: it no longer counts.")),
}


@dataclass(frozen=True)
class OfficeSigned:
    """One line of a certificate: which office stood in for what, when, for how much, and whether on paper."""

    rung: str
    rung_label: Any
    office: str
    signed_on: dt.date
    amount_fen: int
    on_paper: bool


@dataclass(frozen=True)
class Certificate:
    """A certificate's facts. ``verified_fen`` is what was verified at first, ``amount_fen`` what counts now (0: revoked).

    ``title`` is empty where the record is open to named persons only. ``standing`` is a key of STANDINGS.
    """

    number: str
    code: str
    title: str
    studio: str
    company: str
    unit: str
    type_label: Any
    first_day: dt.date
    last_day: dt.date
    verified_fen: int
    amount_fen: int
    standing: str
    signatures: tuple[OfficeSigned, ...]
    sample: bool

    @property
    def holds(self) -> bool:
        return self.standing != "revoked"

    @property
    def standing_label(self) -> Any:
        return STANDINGS[self.standing][0]

    @property
    def standing_tone(self) -> str:
        return STANDINGS[self.standing][1]

    @property
    def sentence(self) -> Any:
        return STANDINGS[self.standing][2]

    @property
    def period(self) -> str:
        return f"{day_text(self.first_day)} – {day_text(self.last_day)}"


def certificate_for(number: str) -> Certificate | None:
    """The certificate of that number, None where there is none. Raises Invalid where the number has a typing error."""
    found = Benefit.objects.filter(certificate=clean_code(number)).select_related(
        "record", "unit__record", "organisation__record", "organisation__parent__record"
    )
    benefit = found.prefetch_related("signatures").first()
    return _facts(benefit) if benefit else None


def _facts(benefit: Benefit) -> Certificate:
    home = benefit.organisation
    lines = _lines(benefit)
    return Certificate(
        number=benefit.certificate,
        code=benefit.record.code,
        title="" if benefit.record.audience == Audience.RESTRICTED else benefit.record.name,
        studio=home.record.name,
        company=home.parent.record.name if home.parent else "",
        unit=benefit.unit.record.name,
        type_label=benefit.get_type_display(),
        first_day=benefit.starts_on,
        last_day=benefit.ends_on,
        verified_fen=benefit.verified_fen,
        amount_fen=0 if benefit.record.state == "revoked" else benefit.amount_fen,
        standing=_standing(benefit, lines),
        signatures=lines,
        sample=benefit.record.sample,
    )


def _standing(benefit: Benefit, lines: tuple[OfficeSigned, ...]) -> str:
    state = benefit.record.state
    if state == "revoked":
        return "revoked"
    return "reduced" if benefit.amount_fen < benefit.verified_fen else state


def _lines(benefit: Benefit) -> tuple[OfficeSigned, ...]:
    """The signatures in the order in which they were given. A paper that still waits is none."""
    signed = [one for one in benefit.signatures.all() if _belongs(one)]
    return tuple(
        OfficeSigned(one.rung, one.get_rung_display(), one.office, one.signed_on, one.amount_fen, bool(one.paper_name))
        for one in signed
    )


def _belongs(signature: Signature) -> bool:
    if signature.rung in CAME_AFTER:
        return not (signature.paper_name and signature.paper_confirmed_by_id is None)
    return signature.rung in RESTS_ON and signature.standing and not signature.is_waiting
