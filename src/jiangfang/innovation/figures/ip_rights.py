"""How many IP rights of each kind, and where they stand. A PCT application is none of the patents."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.lifecycles import ip_right_life
from jiangfang.innovation.models import IPEvent, IPKind, IPRight
from jiangfang.innovation.reckoning.annuities import term_ends_on
from jiangfang.innovation.reckoning.annuity_rules import EXAMPLE_RULES
from jiangfang.innovation.reckoning.intervals import Status, stretches
from jiangfang.innovation.reckoning.rights import PATENTS, RightKind
from jiangfang.kernel.declarations import FOREVER, Count, Figure, figures

Type = IPEvent.Type
KIND = {kind.value: kind.label for kind in IPKind}
TURNS = {
    Type.GRANTED: Status.IN_FORCE,
    Type.REFUSED: Status.ENDED,
    Type.WITHDRAWN: Status.ENDED,
    Type.LAPSED: Status.LAPSED,
    Type.RESTORED: Status.IN_FORCE,
}


def count_ip_rights(ip_right_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per IP right on each day from its filing, under the status it had on that day.

    The status follows from the events; a patent lapses at the end of its term, whether anybody records it or not.
    """
    turns: dict[uuid.UUID, list[IPEvent]] = defaultdict(list)
    for event in IPEvent.objects.filter(ip_right__in=ip_right_ids, type__in=TURNS).order_by("on", "id"):
        turns[event.ip_right_id].append(event)
    for right in IPRight.objects.filter(pk__in=ip_right_ids).order_by():
        term = term_ends_on(RightKind(right.type), right.filed_on, EXAMPLE_RULES) if right.type in PATENTS else None
        days = [(event.on, TURNS[event.type]) for event in turns[right.pk]]
        for stretch in stretches(right.filed_on, days, term_ends_on=term, forever=FOREVER):
            yield Count(
                right.pk,
                stretch.first,
                facet={"kind": right.type, "status": stretch.status.value},
                valid_to=stretch.end,
                part=stretch.first.isoformat(),
            )


def count_granted(ip_right_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per right that was ever granted or registered, from that day on, also after it has lapsed."""
    granted = IPRight.objects.filter(pk__in=ip_right_ids, granted_on__isnull=False).exclude(type=IPKind.PCT)
    for right in granted.order_by():
        yield Count(right.pk, right.granted_on, facet={"kind": right.type})


figures.register(
    "innovation.ip_rights",
    Figure(
        key="innovation.ip_rights",
        label=_("IP rights"),
        sentence=_("Every application and right under its one status: filed, in force, lapsed, refused or withdrawn."),
        kinds=("ip_right",),
        counts=count_ip_rights,
        facets={"kind": KIND, "status": {state.key: state.label for state in ip_right_life.states}},
    ),
)

figures.register(
    "innovation.ip_granted",
    Figure(
        key="innovation.ip_granted",
        label=_("IP rights ever granted"),
        sentence=_(
            "Patents granted and copyrights registered since founding, in force or not; a PCT application is none."
        ),
        kinds=("ip_right",),
        counts=count_granted,
        facets={"kind": {key: label for key, label in KIND.items() if key != IPKind.PCT}},
    ),
)
