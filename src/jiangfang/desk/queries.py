"""What the desk asks: what awaits me, what became of my reports, what is new in my branch."""

from typing import Any

from django.utils.translation import gettext as _

from jiangfang.innovation.queries import awaiting, my_reports
from jiangfang.innovation.queries.overview import KINDS
from jiangfang.people.seating import seats_held
from jiangfang.people.visibility import visible_to
from jiangfang.records.queries import newest_of, organisations_by_key

FALL_DUE = ("ip_right",)
SHOWN_DEADLINES = 5


def _all_deadlines(number: int) -> str:
    """The words of the link to all deadlines: how many there are, where not all are shown."""
    if number <= SHOWN_DEADLINES:
        return _("All deadlines")
    return _("All %(number)s deadlines within sixty days") % {"number": number}


def desk_page(reader: Any) -> dict[str, Any]:
    """Everything on the desk of a person; an account without a person has an empty one."""
    if reader is None:
        return {"awaiting": [], "deadlines": [], "all_deadlines": "", "mine": [], "news": [], "places": []}
    places = organisations_by_key({seat.organisation_id for seat in seats_held(reader)})
    rows = awaiting(reader)
    deadlines = [row for row in rows if row.record.kind in FALL_DUE]
    return {
        # People wait for an answer; a fee only falls due. Many of these would bury the few of those.
        "awaiting": [row for row in rows if row.record.kind not in FALL_DUE],
        "deadlines": deadlines[:SHOWN_DEADLINES],
        "all_deadlines": _all_deadlines(len(deadlines)),
        "mine": [problem.record for problem in my_reports(reader)[:8]],
        "news": newest_of(visible_to(reader, path=""), [place.pk for place in places], KINDS),
        "places": places,
    }
