"""The list of IP rights with what falls due: what the office of a company keeps on its wall."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiangfang.documents.rules import may_draw_up
from jiangfang.innovation.dossiers import lists
from jiangfang.innovation.models import IPRight
from jiangfang.innovation.queries.ip_rights import deadlines_of
from jiangfang.innovation.queries.ip_shown import deadline_words
from jiangfang.innovation.queries.ip_tables import tables
from jiangfang.kernel import clock
from jiangfang.kernel.blocks import Block, Column, Heading, Paragraph, Row, Table
from jiangfang.kernel.declarations import Commission, Dossier, dossiers
from jiangfang.records.models import Audience

WITHIN_DAYS = 366


def blocks_of_ip_list(commission: Commission) -> Iterator[Block]:
    """First what falls due within a year, soonest first; then every right."""
    on = clock.day_of(commission.at)
    rights = list(lists.found(IPRight, commission).exclude(record__state="ended").prefetch_related("events"))
    known = tables() if rights else None
    due = [
        (deadline, right)
        for right in rights
        for deadline in deadlines_of(right, day=on, within_days=WITHIN_DAYS, using=known)
    ]
    due.sort(key=lambda pair: (pair[0].act_by, pair[1].number))
    columns = (
        Column(_("Act by"), "date"),
        Column(_("What falls due")),
        Column(_("IP right"), wide=True),
        Column(_("Number"), "code"),
        Column(_("Fee"), "money"),
    )
    rows = []
    for deadline, right in due:
        told = deadline_words(deadline)
        rows.append(
            Row((told["act_by"], told["label"], right.record.name, right.number, told["amount_fen"]), right.record.code)
        )
    yield Heading(_("What falls due within a year"))
    yield Paragraph(
        _("Days and fees follow the tables that were in force on that day; the office's notice decides."), "note"
    )
    yield Table("", columns, tuple(rows), _("Nothing falls due."))
    yield Heading(_("All IP rights"))
    yield lists.ip_rights(rights)


dossiers.register(
    "innovation.ip_list",
    Dossier(
        key="innovation.ip_list",
        label=gettext_lazy("IP rights with deadlines"),
        sentence=gettext_lazy("Every IP right of the organisation, and what falls due within a year."),
        blocks=blocks_of_ip_list,
        may=may_draw_up,
        audiences=(Audience.STUDIO, Audience.COMPANY, Audience.FEDERATION, Audience.PUBLIC),
    ),
)
