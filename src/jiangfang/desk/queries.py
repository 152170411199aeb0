"""What the desk asks: what awaits me, what became of my reports, what is new in my branch."""

from typing import Any

from jiangfang.innovation.queries import awaiting, my_reports
from jiangfang.innovation.queries.overview import KINDS
from jiangfang.people.seating import seats_held
from jiangfang.people.visibility import visible_to
from jiangfang.records.queries import newest_of, organisations_by_key


def desk_page(reader: Any) -> dict[str, Any]:
    """Everything on the desk of a person; an account without a person has an empty one."""
    if reader is None:
        return {"awaiting": [], "mine": [], "news": [], "places": []}
    places = organisations_by_key({seat.organisation_id for seat in seats_held(reader)})
    return {
        "awaiting": awaiting(reader),
        "mine": [problem.record for problem in my_reports(reader)[:8]],
        "news": newest_of(visible_to(reader, path=""), [place.pk for place in places], KINDS),
        "places": places,
    }
