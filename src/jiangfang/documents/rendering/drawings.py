"""Drawings on paper: the charts of the pages in fixed inks, without links, and the QR code."""

import io
import re

import segno

_LINK = re.compile(r"</?a\b[^>]*>")
_FLEXIBLE = re.compile(r'^(<svg\b[^>]*?) width="100%"')
WIDTH = 620

# The inks of paper; on screen the same classes get their colours from the style sheet.
STYLE = """
text{font-family:"Noto Sans SC";fill:#1f1c18}
.chart__label,.node__label{font-size:15px;fill:#1f1c18}
.chart__value{font-size:15px;fill:#4d4740}
.chart__lane{fill:#f3efe6}
.chart__base{stroke:#e3dccf}
.chart__joint{stroke:#6a635a;stroke-dasharray:2 3}
.chart__line{fill:none;stroke:#4d4740;stroke-width:1.6}
.chart__dot{fill:#b0301c}
.step-1{fill:#e8e1d4;stroke:#8a8276;stroke-width:1}
.step-2{fill:#cdc3b1}.step-3{fill:#a3937c}.step-4{fill:#6b5c4b}.step-5{fill:#b0301c}
.good{fill:#22603f}.warn{fill:#754900}.info{fill:#27527a}
.bad{fill:#fae7e6;stroke:#a01f2d;stroke-width:1.5;stroke-dasharray:4 3}
.node__frame{fill:#fff;stroke:#8a8276;stroke-width:1}
.node__note{font-size:13px;fill:#6a635a}
.node--good .node__frame{stroke:#22603f;fill:#e5f0e7}
.node--warn .node__frame{stroke:#754900;fill:#f8edd4}
.node--bad .node__frame{stroke:#a01f2d;fill:#fae7e6}
.node--info .node__frame{stroke:#27527a;fill:#e6eef5}
.node--seal .node__frame{stroke:#b0301c;stroke-width:2}
.edge__line{fill:none;stroke:#6a635a;stroke-width:1.2}
.edge__head{fill:#6a635a}
.edge__label{font-size:13px;fill:#4d4740}
.edge--dashed .edge__line{stroke-dasharray:4 3}
"""


def on_paper(svg: str) -> str:
    """A chart's drawing as paper takes it."""
    text = _FLEXIBLE.sub(rf'\1 width="{WIDTH}"', _LINK.sub("", svg), count=1)
    start = text.index(">") + 1
    return f"{text[:start]}<style>{STYLE}</style>{text[start:]}"


def qr(text: str) -> str:
    """A QR code of ``text`` as SVG (error correction M)."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=2, scale=4)
    return out.getvalue().decode()
