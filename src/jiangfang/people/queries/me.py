"""What a person asks about themselves."""

from typing import Any

from jiangfang.people.seating import seats_held
from jiangfang.records.models import Organisation
from jiangfang.records.queries import organisations_by_key


def my_places(person: Any) -> list[tuple[Organisation, str]]:
    """Where a person sits today, and as what."""
    held = seats_held(person)
    places = {place.pk: place for place in organisations_by_key({seat.organisation_id for seat in held})}
    return [(places[seat.organisation_id], seat.role) for seat in held]
