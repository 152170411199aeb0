"""A waterfall lying on its side: each row stands on where the row above ended, so it reads on a phone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from jiangfang.ui.charts.chart import Chart, drawing
from jiangfang.ui.charts.svg import element, percent
from jiangfang.ui.charts.wrapping import wrap

LINE = 20
BAR = 16
GAP = 16
LABEL_LIMIT = 15.0


@dataclass(frozen=True)
class Step:
    """A row: a level reached (``is_level``: drawn from zero), or a change on the way to it (below zero: taken off)."""

    label: str
    value: float
    text: str
    tone: str = "step-5"
    is_level: bool = False


@dataclass(frozen=True)
class _Span:
    """Where a step begins and where it leaves the running sum."""

    start: float
    end: float

    @property
    def low(self) -> float:
        return min(self.start, self.end)

    @property
    def high(self) -> float:
        return max(self.start, self.end)


def waterfall(title: str, steps: Sequence[Step], *, sentence: str = "", value_header: str = "") -> Chart:
    """How one amount becomes another, such as a reported benefit the verified one; steps in the order they happened."""
    return Chart(
        title=title,
        sentence=sentence,
        svg=_draw(title, sentence, steps),
        headers=(pgettext("chart", "Step"), value_header or pgettext("chart", "Value")),
        rows=tuple((str(step.label), str(step.text)) for step in steps),
    )


def _spans(steps: Sequence[Step]) -> list[_Span]:
    spans, running = [], 0.0
    for step in steps:
        start = 0.0 if step.is_level else running
        spans.append(_Span(start, start + step.value))
        running = start + step.value
    return spans


def _draw(title: str, sentence: str, steps: Sequence[Step]) -> SafeString:
    spans = _spans(steps)
    low = min([0.0, *(span.low for span in spans)])
    reach = (max([0.0, *(span.high for span in spans)]) - low) or 1.0
    parts, top, joint = [], 0, None
    for step, span in zip(steps, spans, strict=True):
        lines = wrap(str(step.label), LABEL_LIMIT)
        y = top + LINE * len(lines)
        if joint is not None:
            x = percent((joint[0] - low) / reach)
            parts.append(element("line", x1=x, x2=x, y1=joint[1], y2=y, class_="chart__joint"))
        parts += _row(step, lines, top, y)
        parts.append(_bar(step, percent((span.low - low) / reach), percent((span.high - span.low) / reach), y))
        joint, top = (span.end, y + BAR), y + BAR + GAP
    return drawing(title, sentence, parts, width="100%", height=max(top - GAP, 1))


def _row(step: Step, lines: list[str], top: int, y: int) -> list[SafeString]:
    kind = " chart__label--level" if step.is_level else ""
    written = [
        element("text", line, x=0, y=top + LINE * number + 14, class_=f"chart__label{kind}")
        for number, line in enumerate(lines)
    ]
    written.append(element("text", step.text, x="100%", y=top + 14, text_anchor="end", class_=f"chart__value{kind}"))
    return [*written, element("rect", x=0, y=y, width="100%", height=BAR, class_="chart__lane")]


def _bar(step: Step, x: str, share: str, y: int) -> SafeString:
    name = element("title", f"{step.label}: {step.text}")
    return element("rect", name, x=x, y=y, width=share, height=BAR, class_=step.tone)
