"""An organisation at a glance: figures for itself and what stands below, what is said and what is counted, what is new."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiangfang.figures.sheet import Asked, Sheet
from jiangfang.innovation.models import Rung
from jiangfang.innovation.queries.benefits_said import SaidAndCounted, claims_about, countable, set_beside
from jiangfang.kernel.declarations import figures
from jiangfang.kernel.quantities import format_money
from jiangfang.people.queries.organisations import Ties, members_of, names_of, ties_of
from jiangfang.people.seating import know_above
from jiangfang.people.visibility import visible_to
from jiangfang.records.kinds import kind_of
from jiangfang.records.models import AllianceMember, Level, Organisation, Record
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
    # Alliances stand below a federation too, but count nothing of their own: they are not set beside the others.
    alliances: list[Organisation]
    sheet: Sheet
    ties: Ties
    news: list[Record] = field(default_factory=list)
    rungs: Chart | None = None
    said: list[SaidAndCounted] = field(default_factory=list)
    # Of an alliance: who belongs to it on the day, and who does not, or no longer.
    members: list[AllianceMember] = field(default_factory=list)
    former: list[AllianceMember] = field(default_factory=list)

    keys = LEAD_FIGURES

    @property
    def about(self) -> str:
        """The description in the reader's language."""
        english = (get_language() or "").startswith("en")
        return (self.organisation.about_en if english else "") or self.organisation.about

    @property
    def is_alliance(self) -> bool:
        """Whether it is shown by its members instead of by what stands below."""
        return self.organisation.level == Level.ALLIANCE

    @property
    def leaders(self) -> str:
        """Who led it on the day, by name."""
        return names_of(self.ties.leaders)

    @property
    def compared(self) -> list[tuple[str, Any]]:
        """The figures that are set side by side for the organisations below, with their headings."""
        return [(key, figures[key].label) for key in COMPARED]

    @property
    def links(self) -> list[dict[str, Any]]:
        """The lists of records of this organisation."""
        query = f"?organisation={self.organisation.slug}"
        lists = [(kind_of(kind).plural, f"innovation:{_list_name(kind)}") for kind in KINDS]
        lists.append((_("IP deadlines"), "innovation:ip_deadlines"))
        return [{"label": label, "url": reverse(name) + query} for label, name in lists]


def _list_name(kind: str) -> str:
    return {"activity": "activities"}.get(kind, f"{kind}s")


def overview(slug: str, *, reader: Any, asked: Asked) -> Overview:
    """The organisation as far as it is open to ``reader`` (None: a visitor); a fixed number of queries at any height.

    Raises NotThere.
    """
    above, organisation, below = surroundings_of(slug)
    know_above(reader, organisation, above)
    return (_of_an_alliance if organisation.level == Level.ALLIANCE else _of_a_branch)(
        organisation, above, below, reader, asked
    )


def _of_a_branch(
    organisation: Organisation, above: list[Organisation], below: list[Organisation], reader: Any, asked: Asked
) -> Overview:
    children = [child for child in below if child.level != Level.ALLIANCE]
    day = asked.question.on
    claims = [claim for claim in claims_about(organisation, reader) if claim.statement.published_on <= day]
    keys = [*LEAD_FIGURES, "innovation.benefit", "innovation.verified_benefit", *countable(claims)]
    sheet = Sheet([organisation, *children], keys, reader=reader, asked=asked)
    # What was said speaks of all the time until then: beside the figures of one year it would compare unlike things.
    answers = {key: sheet.answer(key, organisation) for key in countable(claims)}
    return Overview(
        organisation=organisation,
        above=above,
        children=children,
        alliances=[child for child in below if child.level == Level.ALLIANCE],
        sheet=sheet,
        ties=ties_of(organisation, day),
        news=newest_records(organisation, visible_to(reader, path=""), KINDS),
        rungs=_rungs(sheet, organisation),
        said=set_beside(claims, answers) if asked.period == "all" else [],
    )


def _of_an_alliance(
    alliance: Organisation, above: list[Organisation], below: list[Organisation], reader: Any, asked: Asked
) -> Overview:
    """An alliance counts nothing of its own: its members stand side by side, each with its own figures."""
    memberships = members_of(alliance)
    members = [one for one in memberships if one.is_on(asked.question.on)]
    sheet = Sheet(
        [one.member for one in members], [*COMPARED, "innovation.verified_benefit"], reader=reader, asked=asked
    )
    return Overview(
        organisation=alliance,
        above=above,
        children=[],
        alliances=[],
        sheet=sheet,
        ties=ties_of(alliance, asked.question.on),
        members=members,
        former=[one for one in memberships if one not in members],
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
            beside=rung == Rung.REPORTED,
        )
        for place, (rung, amount) in enumerate(answer.by("rung").items())
        if amount and rung in labels
    ]
    return (
        bars(_("Benefit by rung"), rows, sentence=_("Each claim counts once, at the rung it stands on."))
        if rows
        else None
    )
