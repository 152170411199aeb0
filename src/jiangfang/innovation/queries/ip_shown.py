"""IP rights put into words for their pages: deadlines, fees, what is owed to inventors."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from jiangfang.innovation.models import Inventor, IPRight
from jiangfang.innovation.queries.ip_rights import UpcomingDeadline, cost_to_hold, deadlines_of, inventor_lines
from jiangfang.innovation.queries.ip_tables import tables
from jiangfang.innovation.reckoning.deadlines import Deadline
from jiangfang.innovation.reckoning.rights import PATENTS
from jiangfang.kernel import clock

# Deadlines that stand open on a right's page; later ones are folded away.
NEXT = 3


def deadline_words(deadline: Deadline) -> dict[str, Any]:
    """A deadline as a row: what, the last day that counts, how much, and whether it is late or provisional."""
    return {
        "label": _(deadline.label) % deadline.params,
        "act_by": deadline.act_by,
        "amount_fen": deadline.amount,
        "late": deadline.act_by < clock.today(),
        "provisional": deadline.provisional,
    }


def deadline_rows(found: Iterable[UpcomingDeadline]) -> list[dict[str, Any]]:
    """Deadlines of several rights, each with its record."""
    return [{"record": one.ip_right.record, **deadline_words(one.deadline)} for one in found]


def _as_printed(ip_right: IPRight) -> str:
    """The number as it stands on the certificate: that of a granted patent begins with ZL."""
    return f"ZL{ip_right.number}" if ip_right.granted_on and ip_right.type in PATENTS else ip_right.number


def docket(ip_right: IPRight) -> dict[str, Any]:
    """Everything about a right beside its own fields: events, inventors, deadlines, cost, entitlements."""
    known = tables()
    prefetch_related_objects(
        [ip_right], "events", Prefetch("inventors", Inventor.objects.select_related("person__record"))
    )
    due = [deadline_words(one) for one in deadlines_of(ip_right, using=known)]
    return {
        "number": _as_printed(ip_right),
        "events": list(ip_right.events.all()),
        "inventors": list(ip_right.inventors.all()),
        "deadlines": due[:NEXT],
        "later": due[NEXT:],
        "cost": cost_to_hold(ip_right, using=known),
        "entitlements": [
            {
                "who": line.person.record.name if line.person else _("all inventors together"),
                "label": _(line.entitlement.label) % line.entitlement.params,
                "amount_fen": line.entitlement.amount,
                "due_by": line.entitlement.due_by,
                "source": _(line.entitlement.source),
            }
            for line in inventor_lines(ip_right)
        ],
    }
