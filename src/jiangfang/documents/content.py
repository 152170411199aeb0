"""The content of a document, frozen once: plain values, in one language, as of one instant, for one audience.

It does not depend on who has it drawn up: whoever asks for the same gets the same.
"""

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from jiangfang.documents.sealing import FORMAT
from jiangfang.kernel import blocks, canonical, clock
from jiangfang.kernel.declarations import Commission, Dossier
from jiangfang.records.kinds import kind_of
from jiangfang.records.models import Audience, Record


def freeze(
    declared: Dossier,
    commission: Commission,
    *,
    number: str,
    address: str,
    audience: int = Audience.RESTRICTED,
    previous: str = "",
    named: Record | None = None,
) -> dict[str, Any]:
    """The whole content as plain values. ``number`` and ``address`` are where it can be checked; ``named`` is the
    record whose name stands below the title where the subject's own may not be read by everyone who holds the number."""
    subject = commission.subject.record
    with translation.override(commission.language):
        told = [blocks.plain(block) for block in declared.blocks(commission)]
        content = {
            "format": FORMAT,
            "what": declared.key,
            "label": str(declared.label),
            "title": str(declared.label),
            "subtitle": (named or subject).name,
            "subject": {"kind": subject.kind, "label": str(kind_of(subject.kind).label), "code": subject.code},
            "number": number,
            "address": address,
            "as_of": commission.at,
            "on": clock.day_of(commission.at),
            "clock": clock.label(),
            "language": commission.language,
            "audience": int(audience),
            "for": str(Audience(audience).label),
            "options": dict(commission.options),
            "previous": previous,
            "cover": declared.cover,
            "sample": _("sample") if subject.sample else "",
            "words": _words(),
            "blocks": told,
        }
        return canonical.plain(content)


def figure_heads() -> tuple[str, str, str, str]:
    """The heads of a table of figures in the language of the moment."""
    return _("Figure"), _("Value"), _("Stands on"), _("As of")


def _words() -> Mapping[str, Any]:
    """What the sheets themselves say, in the document's language."""
    return {
        "number": _("Document number"),
        "as_of": _("As of"),
        "for_whom": _("Open to"),
        "contents": _("Contents"),
        "page": _("page %(page)s of %(pages)s"),
        "figures": list(figure_heads()),
        "place": _("No."),
        "proves": _("What it proves"),
        "record": _("Record"),
        "record_page": _("On page"),
        "annex_page": _("Annex, page"),
        "annex": _("Annex: the evidence itself"),
        "attached": _("This file is attached to the PDF; it opens from the list of attachments."),
        "nothing": _("None."),
        "signature": _("Signature"),
        "stamp_and_day": _("Stamp and day"),
        "qr": _("QR code to"),
        "check": _("Compare what stands here with the page behind the code, or run “jiangfang verify” on the file."),
        "content_hash": _("Content"),
        "key": _("Key of the house"),
    }
