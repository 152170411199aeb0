"""QR codes as inline SVG without style attributes."""

import io

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str) -> SafeString:
    """A QR code of ``text`` (error correction M); the address stands beside it in letters, so it is decoration here."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=True, svgclass="qr", lineclass="qr__ink", omitsize=True, border=2
    )
    return mark_safe(out.getvalue().decode())  # segno writes numbers only, nothing of the text
