"""The fact sheet for the press: one page, both languages, public records only, each figure with what it stands on."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiangfang.documents.content import figure_heads
from jiangfang.documents.pieces import figure_line, sheet_of
from jiangfang.documents.rules import may_draw_up
from jiangfang.innovation.dossiers.binder import BENEFIT, VERIFIED, verified_line
from jiangfang.innovation.queries.benefits_said import said_and_counted
from jiangfang.kernel.blocks import Block, FigureLine, FigureTable, Heading, Paragraph
from jiangfang.kernel.declarations import Commission, Dossier, dossiers
from jiangfang.kernel.quantities import format_money, format_number
from jiangfang.people.rules import may_lead
from jiangfang.records.models import Audience

COUNTED = ("innovation.results", "innovation.ip_rights", "innovation.adoption_rate")
# What was said in public and stands beside the figures: the newest, so that all fits on one page.
MOST_SAID = 3


def blocks_of_fact_sheet(commission: Commission) -> Iterator[Block]:
    """The language of the document first, the other below it."""
    other = "en" if commission.language.startswith("zh") else "zh-hans"
    for language in (commission.language, other):
        with translation.override(language):
            yield from _in_one_language(commission)


def _in_one_language(commission: Commission) -> Iterator[Block]:
    home = commission.subject
    english = (translation.get_language() or "").startswith("en")
    sheet = sheet_of(commission, [*COUNTED, VERIFIED, BENEFIT])
    proven = _("counted from public records")
    rows = [verified_line(sheet, home), *(figure_line(sheet, key, home, stands_on=proven) for key in COUNTED)]
    yield Heading(home.record.name if home.record.title_en else _("In figures"))
    about = (home.about_en if english else "") or home.about
    if about:
        yield Paragraph(about)
    yield FigureTable(
        "",
        (*rows, *_said(commission)),
        _(
            "Totals hold verified money only. Paler lines were said in public; they stand beside the records and are not added."
        ),
        figure_heads(),
    )


def _said(commission: Commission) -> Iterator[FigureLine]:
    """Numbers that were published, each with its source; money first."""
    language = translation.get_language() or "zh-hans"
    found = said_and_counted(commission.subject, None)
    for row in sorted(found, key=lambda row: row.figure is None or row.figure.unit != "money")[:MOST_SAID]:
        money = row.figure is not None and row.figure.unit == "money"
        words = format_money(row.said, language) if money else format_number(row.said, language)
        label = str(row.figure.label) if row.figure else row.claim.figure
        yield FigureLine(
            f"said {row.claim.pk}",
            label,
            row.said,
            words,
            "money" if money else "number",
            "",
            _("said in public: %(source)s") % {"source": row.statement.source},
            row.statement.published_on,
            beside=True,
        )


dossiers.register(
    "innovation.fact_sheet",
    Dossier(
        key="innovation.fact_sheet",
        label=gettext_lazy("Fact sheet for the press"),
        sentence=gettext_lazy("One page in both languages from public records, each figure with what it stands on."),
        blocks=blocks_of_fact_sheet,
        may=may_draw_up & may_lead,
        audiences=(Audience.PUBLIC,),
    ),
)
