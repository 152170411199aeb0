"""Growing the organisation tree: storing a placement and the closed branches that follow from it. Called by deeds only."""

import datetime as dt

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import current_deed
from jiangfang.records import writing
from jiangfang.records.models import Branch, Organisation, Placement


def plant(organisation: Organisation, parent: Organisation | None, *, on: dt.date) -> None:
    """Give a new organisation its place and its branch rows."""
    above = [] if parent is None else list(Branch.objects.filter(organisation=parent))
    rows = [Branch(organisation=organisation, ancestor_id=row.ancestor_id, depth=row.depth + 1) for row in above]
    Branch.objects.bulk_create([Branch(organisation=organisation, ancestor=organisation, depth=0), *rows])
    if parent is not None:
        writing.add_parts(organisation, [Placement(child=organisation, parent=parent, starts_on=on)])


def replant(organisation: Organisation, parent: Organisation, *, on: dt.date) -> None:
    """Move an organisation with all its branch below another parent from ``on``. Raises Invalid for a loop."""
    if Branch.objects.filter(organisation=parent, ancestor=organisation).exists():
        raise Invalid(N_("An organisation cannot stand below itself."), field="parent")
    writing.change(organisation, parent=parent)
    current = list(organisation.placements.filter(ends_on__isnull=True))
    for placement in current:
        placement.ends_on = on
    writing.change_parts(organisation, current, ["ends_on"])
    writing.add_parts(organisation, [Placement(child=organisation, parent=parent, starts_on=on)])
    below = list(Branch.objects.filter(ancestor=organisation))
    inside = [row.organisation_id for row in below]
    left = (
        Branch.objects.filter(organisation=organisation)
        .exclude(ancestor=organisation)
        .values_list("ancestor", flat=True)
    )
    joined = Branch.objects.filter(organisation=parent).values_list("ancestor", flat=True)
    # Totals follow: whoever keeps sums by branch reads here which branches lost and which gained this one.
    current_deed().facts["replanted"] = {
        "organisation": organisation.pk,
        "left": sorted(map(str, left)),
        "joined": sorted(map(str, joined)),
    }
    Branch.objects.filter(organisation_id__in=inside).exclude(ancestor_id__in=inside).delete()
    above = list(Branch.objects.filter(organisation=parent))
    Branch.objects.bulk_create(
        Branch(organisation_id=low.organisation_id, ancestor_id=high.ancestor_id, depth=low.depth + high.depth + 1)
        for low in below
        for high in above
    )
