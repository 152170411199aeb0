"""The achievement binder: everything that a studio hands in when it is asked what it has done, with the evidence behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from jiangfang.documents.pieces import evidence_list, figure_line, picture, sheet_of
from jiangfang.documents.rules import may_draw_up
from jiangfang.figures.reading import Question
from jiangfang.innovation.dossiers import lists
from jiangfang.innovation.models import Adoption, Benefit, IPRight, Method, Problem, Project, Result, Rung, Share
from jiangfang.innovation.queries.benefits_shown import amounts_by_rung
from jiangfang.innovation.queries.family import family_tree
from jiangfang.kernel import clock
from jiangfang.kernel.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    FigureLine,
    FigureTable,
    Heading,
    Paragraph,
    Row,
    Signatures,
    Table,
)
from jiangfang.kernel.declarations import Commission, Dossier, dossiers
from jiangfang.people.queries.seats import roster
from jiangfang.people.roles import Role
from jiangfang.records.models import Audience, Organisation

BENEFIT, VERIFIED = "innovation.benefit", "innovation.verified_benefit"
COUNTED = (
    "people.members",
    "people.highly_skilled_share",
    "innovation.problems",
    "innovation.projects",
    "innovation.results",
    "innovation.adoption_rate",
    "innovation.ip_rights",
    "innovation.verified_share",
)
# So many families and benefits are drawn; the lists beside them are whole.
DRAWN = 4


def blocks_of_binder(commission: Commission) -> Iterator[Block]:
    """Profile, team, figures, what was solved and made, families, money with its rungs, evidence, signatures."""
    told = _Told(commission)
    yield from _profile(commission)
    yield from _figures(commission)
    yield Heading(_("From the problem to the result"))
    yield lists.problems(told.problems)
    yield lists.projects(told.projects)
    yield lists.results(told.results, commission.reader)
    yield lists.adoptions(told.adoptions)
    yield lists.methods(told.methods)
    yield from _families(told.results, commission)
    yield Heading(_("Intellectual property"))
    yield lists.ip_rights(told.rights)
    yield Heading(_("Economic benefit, each claim at its rung"))
    yield lists.benefits(told.benefits)
    for one in _corrected(told.benefits):
        drawn = picture(amounts_by_rung(one))
        yield replace(drawn, title=f"{one.record.name} · {drawn.title}")
    if commission.reader is not None:
        yield evidence_list(
            [noun.record for noun in told.everything],
            commission.reader,
            title=_("Evidence"),
            annexed=bool(commission.options.get("annex")),
            note=_("Each file is known by its hash: one byte changed, and it is another file."),
        )
    yield Signatures(
        _("Signatures"),
        _("Whoever signs here stands for what this document says as of the instant on its cover."),
        (_("Studio leader"), _("Enterprise trade union"), _("Finance department"), _("Company")),
    )


class _Told:
    """The records that a binder speaks of, fetched once."""

    def __init__(self, commission: Commission) -> None:
        shares = Prefetch("shares", Share.objects.order_by("place", "id"))
        self.problems = list(lists.found(Problem, commission).exclude(record__state__in=("declined", "merged")))
        self.projects = list(lists.found(Project, commission).exclude(record__state__in=("draft", "refused")))
        self.results = list(lists.found(Result, commission, states=("accepted",)).prefetch_related(shares))
        self.adoptions = list(lists.found(Adoption, commission, "user__record", states=("confirmed", "ended")))
        self.methods = list(lists.found(Method, commission, states=("named",)))
        self.rights = list(lists.found(IPRight, commission).exclude(record__state="ended"))
        self.benefits = list(lists.found(Benefit, commission).exclude(record__state__in=("refused", "revoked")))

    @property
    def everything(self) -> list[Any]:
        return [
            *self.problems, *self.projects, *self.results, *self.adoptions, *self.methods, *self.rights, *self.benefits,
        ]  # fmt: skip


def _profile(commission: Commission) -> Iterator[Block]:
    home: Organisation = commission.subject
    on = clock.day_of(commission.at)
    team = roster(home, commission.reader, on)
    leaders = [row.seat.person.record.name for row in team.rows if row.seat.role == Role.LEADER]
    english = (get_language() or "").startswith("en")
    about = (home.about_en if english else "") or home.about
    yield Heading(_("Profile"))
    yield Facts(
        tuple(
            fact
            for fact in (
                Fact(_("Organisation"), home.record.name),
                Fact(_("Level"), str(home.get_level_display())),
                Fact(_("Company"), home.parent.record.name if home.parent else ""),
                Fact(_("Leader"), _(", ").join(leaders)),
                Fact(_("Founded on"), home.founded_on, "date"),
                Fact(_("Industry"), home.industry),
                Fact(_("Address"), home.address),
            )
            if fact.value
        )
    )
    if about:
        yield Paragraph(about)
    if team.rows:
        columns = (
            Column(_("Name"), wide=True),
            Column(_("Role")),
            Column(_("Skill grade")),
            Column(_("Since"), "date"),
        )
        rows = tuple(
            Row(
                (
                    row.seat.person.record.name,
                    str(row.seat.get_role_display()),
                    str(row.grade_label),
                    row.seat.starts_on,
                ),
                row.seat.record.code,
            )
            for row in team.rows
        )
        yield Table(_("Members and offices"), columns, rows)


def _figures(commission: Commission) -> Iterator[Block]:
    """Counts and money since founding and over three years; a total holds verified money only."""
    on = clock.day_of(commission.at)
    yield Heading(_("In figures"))
    yield Paragraph(
        _(
            "Each figure is the sum of records that stand on the lists; money in totals is money that finance has verified."
        )
    )
    keys = [*COUNTED, VERIFIED, BENEFIT]
    periods = (
        (_("Since founding"), Question.since_founding(on)),
        (_("Last three years"), Question.last_three_years(on)),
    )
    for title, question in periods:
        sheet = sheet_of(commission, keys, question)
        rows = [verified_line(sheet, commission.subject), *rung_lines(sheet, commission.subject)]
        rows += [figure_line(sheet, key, commission.subject) for key in COUNTED]
        yield FigureTable(title, tuple(rows), _("Paler lines stand beside the total and are not added into it."))


def verified_line(sheet: Any, organisation: Organisation) -> FigureLine:
    """The money that finance has verified: the only money in a total."""
    return figure_line(sheet, VERIFIED, organisation, stands_on=str(Rung.VERIFIED.label))


def rung_lines(sheet: Any, organisation: Organisation) -> list[FigureLine]:
    """Money that has not reached finance yet, rung by rung, beside the total."""
    amounts = sheet.answer(BENEFIT, organisation).by("rung")
    open_rungs = [rung for rung in Rung if rung not in (Rung.VERIFIED, Rung.SPOT_CHECKED)]
    return [
        figure_line(
            sheet,
            BENEFIT,
            organisation,
            label=_("Reported only") if rung == Rung.REPORTED else _("Not verified yet"),
            stands_on=str(rung.label),
            beside=True,
            rung=rung.value,
        )
        for rung in reversed(open_rungs)
        if amounts.get(rung.value)
    ]


def _families(results: Sequence[Result], commission: Commission) -> Iterator[Block]:
    """The families with the most generations, each as a picture."""
    sizes: dict[Any, list[Result]] = {}
    for one in results:
        sizes.setdefault(one.family_id, []).append(one)
    largest = sorted(sizes.values(), key=lambda family: (-len(family), family[0].record_id))[:DRAWN]
    if largest:
        yield Heading(_("Families of results"))
    for family in largest:
        chart = family_tree(family[0], commission.reader, public=True)
        drawn = picture(chart)
        yield replace(drawn, title=family[0].record.name)


def _corrected(benefits: Sequence[Benefit]) -> list[Benefit]:
    """The largest of those that did not come through the ladder unchanged: the others would be drawn as equal bars."""
    changed = [one for one in benefits if one.claimed_fen is not None and one.claimed_fen != one.amount_fen]
    return sorted(changed, key=lambda one: (-one.amount_fen, one.record_id))[:DRAWN]


dossiers.register(
    "innovation.binder",
    Dossier(
        key="innovation.binder",
        label=gettext_lazy("Achievement binder"),
        sentence=gettext_lazy(
            "What the organisation has solved, made, protected and earned, with the evidence behind it."
        ),
        blocks=blocks_of_binder,
        may=may_draw_up,
        audiences=(Audience.STUDIO, Audience.COMPANY, Audience.FEDERATION, Audience.PUBLIC),
        wishes=("annex",),
        cover=True,
    ),
)
