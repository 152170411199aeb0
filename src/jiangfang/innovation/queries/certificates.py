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

# Signatures that a certificate rests on, while they stand; and what came after it was issued, whatever became of that. A
# return from a spot check stands until it is verified anew; those of lower rungs never stand.
RESTS_ON = (Signed.CONFIRMED, Signed.VERIFIED, Signed.SECOND_SIGN, Signed.RETURNED)
CAME_AFTER = (Signed.SPOT_CHECKED, Signed.REDUCED, Signed.REVOKED, Signed.REFUSED)

# Which department of the office stands behind a signature made here; a stamped paper says it itself.
DEPARTMENTS: dict[str, Any] = {
    Signed.CONFIRMED: _("department that uses it"),
    Signed.VERIFIED: _("finance department"),
    Signed.SECOND_SIGN: _("finance department"),
    Signed.REDUCED: _("finance department"),
    Signed.REVOKED: _("finance department"),
}

# The states in which what was verified counts as verified.
SURE = ("verified", "spot_checked")

# How a certificate stands: label, tone, sentence.
STANDINGS: dict[str, tuple[Any, str, Any]] = {
    "verified": (_("verified"), "good", _("Finance has verified this amount for this period.")),
    "spot_checked": (
        _("spot-checked"),
        "good",
        _("Finance verified this amount, and it was checked again from outside."),
    ),
    "reduced": (_("verified, then reduced"), "warn", _("A higher amount was verified at first; this one counts now.")),
    "returned": (
        _("returned to be verified again"),
        "warn",
        _("A check from outside returned this: until finance has verified it again it does not count as verified."),
    ),
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

    @property
    def department(self) -> Any:
        """The department within the office, where it follows from the rung."""
        return "" if self.on_paper else DEPARTMENTS.get(self.rung, "")


@dataclass(frozen=True)
class Certificate:
    """A certificate's facts. ``verified_fen`` is what was verified at first, ``amount_fen`` what counts as verified now
    (0: nothing).

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
        return self.standing not in ("revoked", "returned")

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
    lines, standing = _lines(benefit), _standing(benefit)
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
        verified_fen=_verified_at_first(benefit),
        amount_fen=benefit.amount_fen if benefit.record.state in SURE else 0,
        standing=standing,
        signatures=lines,
        sample=benefit.record.sample,
    )


def _standing(benefit: Benefit) -> str:
    state = benefit.record.state
    if state not in SURE:
        return "revoked" if state == "revoked" else "returned"
    return "reduced" if benefit.amount_fen < benefit.verified_fen else state


def _verified_at_first(benefit: Benefit) -> int:
    """The amount that finance verified; after a return it stands in the signatures only, which are kept."""
    if benefit.verified_fen is not None:
        return benefit.verified_fen
    signed = [one for one in benefit.signatures.all() if one.rung in (Signed.VERIFIED, Signed.SECOND_SIGN)]
    return max((one for one in signed if not _is_bare_paper(one)), key=lambda one: one.pk).amount_fen


def _lines(benefit: Benefit) -> tuple[OfficeSigned, ...]:
    """The signatures in the order in which they were given. A paper that still waits is none."""
    signed = [one for one in benefit.signatures.all() if _belongs(one)]
    return tuple(
        OfficeSigned(one.rung, one.get_rung_display(), one.office, one.signed_on, one.amount_fen, bool(one.paper_name))
        for one in signed
    )


def _belongs(signature: Signature) -> bool:
    if _is_bare_paper(signature):
        return False
    return signature.rung in CAME_AFTER or (signature.rung in RESTS_ON and signature.standing)


def _is_bare_paper(signature: Signature) -> bool:
    """A paper that nobody has held against its scan, waiting or laid aside: it never moved anything."""
    return bool(signature.paper_name) and signature.paper_confirmed_by_id is None
