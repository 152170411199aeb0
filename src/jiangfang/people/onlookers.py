"""For whose eyes a document is drawn up: those of an audience, and whether its drawer may see all that they see."""

import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from jiangfang.people.seating import Onlooker, reach_of
from jiangfang.records.models import Audience, Branch, Level, Organisation


def onlooker_of(organisation: Organisation, audience: int) -> Onlooker | None:
    """What an audience of the organisation sees of its branch; None for everyone.

    The company of a studio is looked into as far as its own people may: that is where the persons are at home.
    """
    return _onlooker(organisation, _company_of(organisation), audience)


def sees_as_much(person: Any, onlooker: Onlooker | None) -> bool:
    """Whether the person's own seats reach everything that the onlooker sees."""
    return onlooker is None or _covers(_reached(person, onlooker.reach), onlooker)


def audiences_seen(organisation: Organisation, person: Any) -> list[Audience]:
    """The audiences that exist for an organisation and that see no more than the person. Two queries."""
    company = _company_of(organisation)
    reached = _reached(person, [place.pk for place in (organisation, company) if place])
    inside = organisation.level in (Level.STUDIO, Level.ALLIANCE)
    exist = [Audience.STUDIO] if inside else []
    exist += [Audience.COMPANY] if company else []
    found = []
    for audience in (*exist, Audience.FEDERATION, Audience.PUBLIC):
        onlooker = _onlooker(organisation, company, audience)
        if onlooker is None or _covers(reached, onlooker):
            found.append(audience)
    return found


def _onlooker(organisation: Organisation, company: Organisation | None, audience: int) -> Onlooker | None:
    if audience == Audience.PUBLIC:
        return None
    if audience == Audience.STUDIO:
        inside = {company.pk: int(Audience.COMPANY)} if company else {}
        return Onlooker({organisation.pk: int(audience), **inside})
    return Onlooker({(company or organisation).pk: int(audience)})


def _reached(person: Any, places: Iterable[uuid.UUID]) -> dict[uuid.UUID, int]:
    """The smallest audience that the person's seats open at each of the places."""
    reach, found = reach_of(person), {}
    pairs = Branch.objects.filter(organisation_id__in=list(places), ancestor_id__in=list(reach))
    for place, above in pairs.values_list("organisation_id", "ancestor_id"):
        found[place] = min(reach[above], found.get(place, reach[above]))
    return found


def _covers(reached: Mapping[uuid.UUID, int], onlooker: Onlooker) -> bool:
    return all(place in reached and reached[place] <= audience for place, audience in onlooker.reach.items())


def _company_of(organisation: Organisation) -> Organisation | None:
    above = Branch.objects.filter(organisation=organisation, ancestor__level=Level.COMPANY).order_by("depth")
    found = above.select_related("ancestor").first()
    return found.ancestor if found else None
