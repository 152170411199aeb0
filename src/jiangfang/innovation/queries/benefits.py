"""Questions about benefits: what counts under a key, how an amount comes about, who shares it, and where a signer sits."""

import datetime as dt
import uuid
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from jiangfang.innovation.models import Adoption, Benefit, BenefitKey, BenefitType
from jiangfang.innovation.reckoning.claims import CostLine, Input, Workings, work_out
from jiangfang.innovation.reckoning.net_benefit import Window
from jiangfang.innovation.reckoning.plausibility import Judgement, judge
from jiangfang.innovation.reckoning.shares import Split, split_amount
from jiangfang.kernel import clock
from jiangfang.people.models import Person
from jiangfang.people.seating import places_with
from jiangfang.people.visibility import visible
from jiangfang.records.models import Branch, Organisation

# What somebody said without standing for it takes no place, and neither does what does not count any more.
TAKES_NO_PLACE = ("reported", "refused", "revoked", "struck")


def claims_on(key: BenefitKey) -> QuerySet[Benefit]:
    """The claims that take their days under a key, earliest first."""
    found = Benefit.objects.filter(key=key).exclude(record__state__in=TAKES_NO_PLACE)
    return found.select_related("record").order_by("starts_on")


def previous_of(benefit: Benefit) -> Benefit | None:
    """The claim whose window a continuing claim follows, as far as it still counts."""
    if not benefit.continuing:
        return None
    return claims_on(benefit.key).filter(ends_on=benefit.starts_on - dt.timedelta(days=1)).first()


def is_visible(benefit: Benefit, reader: Person | None) -> bool:
    """Whether the reader may know of this benefit."""
    return visible(Benefit.objects.all(), reader).filter(pk=benefit.pk).exists()


def window_of(benefit: Benefit) -> Window:
    """The days that a benefit counts for."""
    return Window(benefit.starts_on, benefit.ends_on)


def costs_of(benefit: Benefit) -> list[CostLine]:
    """The costs as they were entered or carried over."""
    return [CostLine(row.title, row.amount_fen, row.years, row.source, row.begins_on) for row in benefit.costs.all()]


def workings_of(benefit: Benefit) -> Workings | None:
    """How the amount was calculated, worked out again from what is on record; None where no calculation stands.

    Its net is ``calculated_fen`` to the fen.
    """
    if benefit.calculated_fen is None:
        return None
    return work_out(
        benefit.formula,
        {row.symbol: Input(row.value, row.source) for row in benefit.inputs.all()},
        costs_of(benefit),
        window_of(benefit),
        avoided_loss=benefit.type == BenefitType.AVOIDED_LOSS,
    )


def judgement_of(benefit: Benefit) -> Judgement:
    """How the amount that counts now lies to the reference of today."""
    return judge(benefit.amount_fen, clock.today())


def uses_to_stand_on(benefit: Benefit, reader: Person | None) -> QuerySet[Adoption]:
    """Where the result of what was reported is in use: open to the reader, not refused."""
    found = visible(Adoption.objects.filter(result=benefit.result_id), reader).exclude(record__state="refused")
    return found.select_related("record", "result__record", "user__record").order_by("-record_id")


def split_of(benefit: Benefit) -> Split:
    """The amount by studio (key: the studio's id); ``unassigned`` is the home studio's own part."""
    shares = {str(row.studio_id): Decimal(row.basis_points) / 100 for row in benefit.studio_shares.all()}
    return split_amount(benefit.amount_fen, shares)


def benefits_shared_with(studio: Organisation, reader: Person | None) -> QuerySet[Benefit]:
    """Benefits at home elsewhere in which a studio has a share: shown as shared, counted at their home."""
    found = visible(Benefit.objects.filter(studio_shares__studio=studio), reader)
    return found.select_related("record", "organisation__record").order_by("-record_id")


def office_of(person: Any, power: str, *places: uuid.UUID) -> str:
    """The title of the organisation for which a person uses ``power`` at one of ``places``: the nearest seat's."""
    held = places_with(person, power)
    for place in places:
        above = Branch.objects.filter(organisation_id=place, ancestor_id__in=held).order_by("depth")
        nearest = above.select_related("ancestor__record").first()
        if nearest is not None:
            return nearest.ancestor.record.title
    return ""
