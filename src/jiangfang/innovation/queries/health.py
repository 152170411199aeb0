"""How a studio is doing between inspections: days since the last activity, what runs, what came of it this year."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Subquery, Value
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from jiangfang.innovation.models import Activity, Project
from jiangfang.kernel import clock
from jiangfang.people.visibility import visible_to
from jiangfang.records.models import Organisation
from jiangfang.records.tree import branch_of


@dataclass(frozen=True)
class Sign:
    """One sign of life, in words."""

    label: Any
    value: Any


def signs_of_life(organisation: Organisation, reader: Any) -> list[Sign]:
    """What shows whether a studio, or those below, live, as far as the reader may see it; one query."""
    today, branch = clock.today(), branch_of(organisation.pk)
    held = Activity.objects.filter(visible_to(reader), organisation_id__in=branch, record__state="held")
    running = Project.objects.filter(visible_to(reader), organisation_id__in=branch, record__state="running")
    late = running.filter(ends_on__lt=today).order_by().values(one=Value(1)).annotate(number=Count("pk"))
    last = held.filter(held_on__lte=today).order_by("-held_on").values("held_on")[:1]
    found = Organisation.objects.filter(pk=organisation.pk).annotate(
        last=Subquery(last), late=Subquery(late.values("number"))
    )
    last, late = found.values_list("last", "late").get()
    return [
        Sign(_("Last activity"), _ago((today - last).days if last else None)),
        Sign(_("Projects behind time"), late or 0),
    ]


def _ago(days: int | None) -> str:
    if days is None:
        return _("none on record")
    if days == 0:
        return _("today")
    return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}
