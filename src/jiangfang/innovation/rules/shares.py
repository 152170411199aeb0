"""What may be said about who contributed how much: shares in hundredths of a percent that make 100 %."""

import uuid
from collections.abc import Sequence
from decimal import Decimal

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person
from jiangfang.people.visibility import visible

# (person, basis points, part played), in the order of the list.
Line = tuple[Person, int, str]

WHOLE = 10_000


def lines_error(actor: Person, lines: Sequence[Line], known: Sequence[uuid.UUID] = ()) -> Invalid | None:
    """What is wrong with the lines of a list of contributors, whatever they add up to.

    Each person stands in it once and is open to the actor, or in ``known``: those whom the record names already.
    """
    keys = [person.pk for person, _, _ in lines]
    if len(set(keys)) < len(keys):
        return Invalid(N_("Nobody stands in the list of contributors twice."), field="shares")
    if any(not 0 < points <= WHOLE for _, points, _ in lines):
        return Invalid(N_("Each share is above 0 %% and at most %(most)s %%."), field="shares", most=percent(WHOLE))
    fresh = set(keys) - set(known)
    if visible(Person.objects.filter(pk__in=fresh), actor).count() < len(fresh):
        return Invalid(N_("One of these people is not open to you."), field="shares")
    return None


def sum_error(points: Sequence[int]) -> Invalid | None:
    """Shares make exactly 100 %; the answer says by how much they miss it."""
    total = sum(points)
    if total == WHOLE:
        return None
    message = (
        N_("The shares make %(total)s %%: %(difference)s %% too much.")
        if total > WHOLE
        else N_("The shares make %(total)s %%: %(difference)s %% are missing.")
    )
    return Invalid(
        message,
        field="shares",
        code="shares",
        help=N_("Let the contributors agree on their shares, then enter them again."),
        total=percent(total),
        difference=percent(abs(total - WHOLE)),
    )


def percent(points: int) -> str:
    """Hundredths of a percent as they are read: 1050 is 10.5."""
    return f"{Decimal(points) / 100:f}".rstrip("0").rstrip(".") if points % 100 else str(points // 100)
