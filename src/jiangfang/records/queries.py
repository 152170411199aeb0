"""Named questions about organisations and the newest records."""

import uuid
from collections.abc import Collection

from django.db.models import Q, QuerySet

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.records.models import Branch, Level, Organisation, Record
from jiangfang.records.tree import branch_of


def organisation_named(slug: str) -> Organisation:
    """The organisation with this short name, or with this code, by which links to records know it. Raises NotThere."""
    named = Q(slug=slug) | Q(record__code=slug.upper())
    found = Organisation.objects.select_related("record", "parent__record").filter(named).first()
    if found is None:
        raise NotThere(
            N_("There is no such organisation."), help=N_("The page of organisations shows all that there are.")
        )
    return found


def surroundings_of(slug: str) -> tuple[list[Organisation], Organisation, list[Organisation]]:
    """What stands above an organisation (from the nation down), itself, and what stands right below, by name; one query.

    Raises NotThere.
    """
    named = Q(slug=slug) | Q(record__code=slug.upper())
    own = Organisation.objects.filter(named).values("pk")
    way = Branch.objects.filter(organisation_id__in=own).values("ancestor_id")
    around = Organisation.objects.filter(Q(pk__in=way) | Q(parent_id__in=own)).select_related("record")
    known = {one.pk: one for one in around.order_by("record__title")}
    found = next((one for one in known.values() if one.slug == slug or one.record.code == slug.upper()), None)
    if found is None:
        raise NotThere(
            N_("There is no such organisation."), help=N_("The page of organisations shows all that there are.")
        )
    above, one = [], found
    while one.parent_id is not None:
        one = known[one.parent_id]
        above.append(one)
    return above[::-1], found, [one for one in known.values() if one.parent_id == found.pk]


def top_organisation() -> Organisation | None:
    """The root of the tree, of whatever level; None in an empty house."""
    return Organisation.objects.select_related("record").filter(parent__isnull=True).order_by("record_id").first()


def newest_records(organisation: Organisation, condition: Q, kinds: tuple[str, ...], limit: int = 10) -> list[Record]:
    """The newest records of some kinds in a branch that meet a condition of visibility."""
    rows = Record.objects.filter(condition, organisation_id__in=branch_of(organisation.pk), kind__in=kinds)
    return list(rows.select_related("organisation__record").order_by("-id")[:limit])


def studios_below(organisation: Organisation, limit: int = 200) -> list[Organisation]:
    """Studios in the branch, by name."""
    rows = Organisation.objects.filter(pk__in=branch_of(organisation.pk), level=Level.STUDIO)
    return list(rows.select_related("record", "parent__record").order_by("record__title")[:limit])


def newest_of(
    condition: Q, organisations: Collection[uuid.UUID], kinds: tuple[str, ...], limit: int = 10
) -> list[Record]:
    """The newest records of some kinds in the branches of several organisations that meet a condition of visibility."""
    branches = Branch.objects.filter(ancestor_id__in=organisations).values("organisation_id")
    rows = Record.objects.filter(condition, organisation_id__in=branches, kind__in=kinds)
    return list(rows.select_related("organisation__record").order_by("-id")[:limit])


def organisations_by_key(keys: Collection[uuid.UUID]) -> list[Organisation]:
    """Organisations by key, by name."""
    return list(Organisation.objects.filter(pk__in=keys).select_related("record").order_by("record__title"))


def studio_choices(without: uuid.UUID) -> QuerySet[Organisation]:
    """Every other studio, by name: for shares between studios."""
    rows = Organisation.objects.filter(level=Level.STUDIO).exclude(pk=without)
    return rows.select_related("record").order_by("record__title")
