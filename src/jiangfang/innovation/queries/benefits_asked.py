"""Who is asked to sign for a benefit that their seats do not show them: such people are named in it, so that they find it."""

import uuid
from collections.abc import Collection

from jiangfang.innovation.models import Benefit, Signed
from jiangfang.innovation.rules.benefit_separation import stands_apart
from jiangfang.kernel import clock
from jiangfang.people.models import Person
from jiangfang.people.roles import Power, roles_with
from jiangfang.people.seating import holders
from jiangfang.records.models import FEDERATIONS, Audience, Branch, Level

COMPANIES = (Level.COMPANY, Level.STUDIO)


def asked_outside(benefit: Benefit) -> list[Person]:
    """Who is asked to sign as the benefit stands now and would not see it by their seats."""
    return [*_asked_at_unit(benefit), *_asked_above(benefit)]


def _asked_at_unit(benefit: Benefit) -> list[Person]:
    """The heads of department and finance officers of a unit in another company, or of any unit where the benefit is
    kept closer than the company."""
    if benefit.record.audience >= Audience.COMPANY and _company(benefit.unit_id) == _company(benefit.organisation_id):
        return []
    return _holders_at([*roles_with(Power.CONFIRM), *roles_with(Power.VERIFY)], _above(benefit.unit_id, COMPANIES))


def _asked_above(benefit: Benefit) -> list[Person]:
    """Who may spot-check what is verified and not open to the federations: the officers of the nearest federation that has
    any who stand apart. No others are named, since each of them sees one more claim of a company."""
    if benefit.record.state != "verified" or benefit.record.audience >= Audience.FEDERATION:
        return []
    for place in _above(benefit.organisation_id, FEDERATIONS):
        officers = _holders_at(roles_with(Power.SPOT_CHECK), [place])
        free = [officer for officer in officers if stands_apart[Signed.SPOT_CHECKED](officer, benefit)]
        if free:
            return free
    return []


def _above(organisation_id: uuid.UUID, levels: Collection[str]) -> list[uuid.UUID]:
    """The organisations of these levels at a place and above it, nearest first."""
    found = Branch.objects.filter(organisation_id=organisation_id, ancestor__level__in=levels).order_by("depth")
    return list(found.values_list("ancestor_id", flat=True))


def _holders_at(roles: Collection[str], places: Collection[uuid.UUID]) -> list[Person]:
    return holders(roles, places, clock.today())


def _company(organisation_id: uuid.UUID) -> uuid.UUID | None:
    """The uppermost company an organisation belongs to."""
    return next(reversed(_above(organisation_id, (Level.COMPANY,))), None)
