"""Pieces that declarations of dossiers put together: figures with their rungs, drawings, evidence."""

from collections.abc import Iterable, Sequence
from typing import Any

from jiangfang.evidence.models import Evidence
from jiangfang.figures.reading import Question
from jiangfang.figures.sheet import Asked, Sheet, Shown
from jiangfang.kernel import clock
from jiangfang.kernel.blocks import EvidenceLine, EvidenceList, FigureLine, Picture
from jiangfang.kernel.declarations import Commission
from jiangfang.kernel.quantities import MONEY
from jiangfang.people.visibility import visible
from jiangfang.records.models import Organisation, Record
from jiangfang.ui.charts import Chart


def sheet_of(commission: Commission, keys: Sequence[str], question: Question | None = None) -> Sheet:
    """The figures of the organisation that a dossier is about, as far as its readers see them."""
    asked = question or Question.since_founding(clock.day_of(commission.at))
    return Sheet([commission.subject], keys, reader=commission.reader, asked=Asked("all", asked, past=False))


def figure_line(
    sheet: Sheet,
    key: str,
    organisation: Organisation,
    *,
    label: str = "",
    stands_on: str = "",
    beside: bool = False,
    **facet: str,
) -> FigureLine:
    """One figure, whole or for one facet."""
    shown: Shown = sheet.shown(key, organisation, **facet)
    text = f"{shown.text} ({shown.parts})" if shown.ratio is not None else shown.text
    named = label or str(shown.figure.label)
    kind = "ratio" if shown.ratio is not None else "money" if shown.figure.unit == MONEY.key else "number"
    return FigureLine(
        _key(key, facet), named, shown.value, text, kind, shown.unit, stands_on, sheet.asked.question.on, beside
    )


def _key(key: str, facet: dict[str, str]) -> str:
    return " ".join([key, *(f"{name}={value}" for name, value in sorted(facet.items()))])


def picture(chart: Chart) -> Picture:
    """A chart of the pages as a block."""
    return Picture(str(chart.title), str(chart.sentence), str(chart.svg), chart.headers, chart.rows)


def evidence_list(records: Iterable[Record], reader: Any, *, title: str, annexed: bool, note: str = "") -> EvidenceList:
    """The evidence of records that stands and is open to the reader, in the order of the records."""
    known = {record.pk: record for record in records}
    rows = visible(Evidence.objects.filter(record_id__in=list(known), withdrawn=False), reader)
    rows = rows.select_related("blob").order_by("id")
    order = {key: place for place, key in enumerate(known)}
    lines = [_line(row, known[row.record_id]) for row in sorted(rows, key=lambda row: (order[row.record_id], row.pk))]
    return EvidenceList(title, tuple(lines), annexed, note)


def _line(row: Evidence, record: Record) -> EvidenceLine:
    return EvidenceLine(
        code=record.code,
        record=record.name,
        name=row.name,
        proves=row.proves,
        kind=str(row.get_kind_display()),
        sha256=row.blob_id,
        size=row.blob.size,
        media_type=row.blob.media_type,
        handed_in_on=clock.day_of(row.added_at),
    )
