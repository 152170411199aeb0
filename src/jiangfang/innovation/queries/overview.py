"""An organisation at a glance: figures for itself and what stands below, what is said and what is counted, what is new."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiangfang.figures.sheet import Asked, Sheet
from jiangfang.innovation.models import Rung
from jiangfang.kernel.declarations import figures
from jiangfang.kernel.quantities import format_money
from jiangfang.people.queries import leaders_on
from jiangfang.people.visibility import visible_to
from jiangfang.records.kinds import kind_of
from jiangfang.records.models import Organisation, Record
from jiangfang.records.queries import newest_records, surroundings_of
from jiangfang.ui.charts import Bar, Chart, bars

# What a studio is asked for first; the others stand on the page of figures.
LEAD_FIGURES = (
    "people.members",
    "innovation.results",
    "innovation.ip_rights",
    "innovation.adoption_rate",
    "innovation.problems",
    "innovation.projects",
)
COMPARED = ("people.members", "innovation.results", "innovation.ip_rights")
KINDS = ("problem", "suggestion", "project", "activity", "result", "adoption", "method", "ip_right", "benefit")


@dataclass(frozen=True)
class Overview:
    """What the page of an organisation shows; totals are read from ``sheet`` by the figure tag."""

    organisation: Organisation
    above: list[Organisation]
    children: list[Organisation]
    sheet: Sheet
    leaders: list[Any]
    news: list[Record]
    rungs: Chart | None

    keys = LEAD_FIGURES

    @property
    def about(self) -> str:
        """The description in the reader's language."""
        english = (get_language() or "").startswith("en")
        return (self.organisation.about_en if english else "") or self.organisation.about

    @property
    def compared(self) -> list[tuple[str, Any]]:
        """The figures that are set side by side for the organisations below, with their headings."""
        return [(key, figures[key].label) for key in COMPARED]

    @property
    def links(self) -> list[dict[str, Any]]:
        """The lists of records of this organisation."""
        query = f"?organisation={self.organisation.slug}"
        return [
            {"label": kind_of(kind).plural, "url": reverse(f"innovation:{_list_name(kind)}") + query} for kind in KINDS
        ]


def _list_name(kind: str) -> str:
    return {"activity": "activities"}.get(kind, f"{kind}s")


def overview(slug: str, *, reader: Any, asked: Asked) -> Overview:
    """The organisation as far as it is open to ``reader`` (None: a visitor); a fixed number of queries at any height.

    Raises NotThere.
    """
    above, organisation, children = surroundings_of(slug)
    sheet = Sheet(
        [organisation, *children],
        [*LEAD_FIGURES, "innovation.benefit", "innovation.verified_benefit"],
        reader=reader,
        asked=asked,
    )
    return Overview(
        organisation=organisation,
        above=above,
        children=children,
        sheet=sheet,
        leaders=leaders_on(organisation, asked.question.on),
        news=newest_records(organisation, visible_to(reader, path=""), KINDS),
        rungs=_rungs(sheet, organisation),
    )


def _rungs(sheet: Sheet, organisation: Organisation) -> Chart | None:
    """Benefit by the rung it stands on; what somebody reported is drawn lighter and never added."""
    answer = sheet.answer("innovation.benefit", organisation)
    labels = dict(Rung.choices)
    language = get_language() or "zh-hans"
    rows = [
        Bar(
            str(labels[rung]),
            float(amount),
            format_money(amount, language),
            "step-1" if rung == Rung.REPORTED else f"step-{min(5, 1 + place)}",
            sheet.shown("innovation.benefit", organisation, rung=rung).url,
        )
        for place, (rung, amount) in enumerate(answer.by("rung").items())
        if amount and rung in labels
    ]
    return (
        bars(_("Benefit by rung"), rows, sentence=_("Each claim counts once, at the rung it stands on."))
        if rows
        else None
    )
