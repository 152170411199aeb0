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
# What was entered wrongly and struck out has no status: it counts nowhere.
STATUS = {state.key: state.label for state in ip_right_life.states if state.key != "struck"}
TURNS = {
    Type.GRANTED: Status.IN_FORCE,
    Type.REFUSED: Status.ENDED,
    Type.WITHDRAWN: Status.ENDED,
    Type.LAPSED: Status.LAPSED,
    Type.RESTORED: Status.IN_FORCE,
}


def rights_of(ip_right_ids: Collection[uuid.UUID]) -> list[IPRight]:
    """The rows that both figures count."""
    return list(IPRight.objects.filter(pk__in=ip_right_ids).exclude(record__state="struck").order_by())


def count_ip_rights(rights: Collection[IPRight]) -> Iterator[Count]:
    """One per IP right on each day from its filing, under the status it had on that day.

    The status follows from the events; a patent lapses at the end of its term, whether anybody records it or not.
    """
    turns: dict[uuid.UUID, list[IPEvent]] = defaultdict(list)
    events = IPEvent.objects.filter(ip_right__in=[right.pk for right in rights], type__in=TURNS)
    for event in events.order_by("on", "id"):
        turns[event.ip_right_id].append(event)
    for right in rights:
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


def count_granted(rights: Collection[IPRight]) -> Iterator[Count]:
    """One per right that was ever granted or registered, from that day on, also after it has lapsed."""
    for right in rights:
        if right.granted_on is not None and right.type != IPKind.PCT:
            yield Count(right.pk, right.granted_on, facet={"kind": right.type})


figures.register(
    "innovation.ip_rights",
    Figure(
        key="innovation.ip_rights",
        label=_("IP rights"),
        sentence=_("Every application and right under its one status: filed, in force, lapsed, refused or withdrawn."),
        kinds=("ip_right",),
        counts=count_ip_rights,
        reads=rights_of,
        facets={"kind": KIND, "status": STATUS},
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
        reads=rights_of,
        facets={"kind": {key: label for key, label in KIND.items() if key != IPKind.PCT}},
    ),
)
