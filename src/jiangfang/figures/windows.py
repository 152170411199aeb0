"""Which tallies a reader may add up: for each organisation, the (organisation, audience) pairs that make up what is open.

The sum of the windows equals the sum over the drill-down list, because both follow the same reach.
"""

import uuid
from collections import defaultdict
from collections.abc import Collection
from typing import Any

from jiangfang.people.seating import reach_of
from jiangfang.records.models import Audience, Branch

Window = tuple[uuid.UUID, int]

# The shell's operator: reads without the gate. Pages never pass it.
EVERYTHING = object()
SEATED = (Audience.STUDIO, Audience.COMPANY, Audience.FEDERATION)


def windows_for(reader: Any, organisations: Collection[uuid.UUID]) -> dict[uuid.UUID, set[Window]]:
    """The windows of each organisation for ``reader`` (a Person, an Onlooker, None for a visitor, EVERYTHING for the shell)."""
    if reader is EVERYTHING:
        return {key: {(key, audience) for audience in Audience} for key in organisations}
    windows: dict[uuid.UUID, set[Window]] = {key: {(key, Audience.PUBLIC)} for key in organisations}
    reach = reach_of(reader)
    if not reach:
        return windows
    above = _ancestors_among({*organisations, *reach}, {*organisations, *reach})
    for key in organisations:
        for audience in SEATED:
            roots = {root for root, smallest in reach.items() if smallest <= audience}
            if above[key] & roots:
                windows[key].add((key, audience))
            else:
                inside = {root for root in roots if key in above[root]}
                windows[key] |= {(root, audience) for root in inside if not (above[root] - {root}) & inside}
    return windows


def _ancestors_among(organisations: set[uuid.UUID], wanted: set[uuid.UUID]) -> dict[uuid.UUID, set[uuid.UUID]]:
    above: dict[uuid.UUID, set[uuid.UUID]] = defaultdict(set)
    rows = Branch.objects.filter(organisation_id__in=organisations, ancestor_id__in=wanted)
    for organisation_id, ancestor_id in rows.values_list("organisation_id", "ancestor_id"):
        above[organisation_id].add(ancestor_id)
    return above
