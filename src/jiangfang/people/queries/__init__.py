"""Named questions about persons, seats and accounts, from the reader's point of view."""

from jiangfang.people.queries.persons import (
    account_of,
    named_in,
    person_coded,
    persons,
    persons_near,
    seats_of,
    trades_of,
)
from jiangfang.people.queries.seats import (
    places_near,
    retirements,
    roster,
    seat_coded,
    seats,
    structure,
)

__all__ = [
    "account_of",
    "named_in",
    "person_coded",
    "persons",
    "persons_near",
    "places_near",
    "retirements",
    "roster",
    "seat_coded",
    "seats",
    "seats_of",
    "structure",
    "trades_of",
]
