"""How many people: members of studios, and how skilled they are."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from jiangfang.kernel.declarations import FOREVER, Count, Figure, FigurePart, figures
from jiangfang.people.models import Grade, GradeEvent, Seat
from jiangfang.people.roles import MEMBER_ROLES, Role

# A grade, the day from which and the day until which a person had it.
Grading = tuple[str, dt.date, dt.date]

HIGHLY_SKILLED = (
    Grade.SENIOR,
    Grade.TECHNICIAN,
    Grade.SENIOR_TECHNICIAN,
    Grade.SPECIAL_TECHNICIAN,
    Grade.CHIEF_TECHNICIAN,
)


def member_seats(seat_ids: Collection[uuid.UUID]) -> list[Seat]:
    """The seats among these that make their holders members of a studio."""
    found = Seat.objects.filter(pk__in=seat_ids, role__in=MEMBER_ROLES, record__state="current")
    return list(found.select_related("person__record"))


def graded_seats(seat_ids: Collection[uuid.UUID]) -> list[tuple[Seat, list[Grading]]]:
    """The seats of :func:`member_seats`, each with the grades of its holder."""
    seats = member_seats(seat_ids)
    grades = _grades_of({seat.person_id for seat in seats})
    return [(seat, grades[seat.person_id]) for seat in seats]


def count_members(seats: Collection[tuple[Seat, list[Grading]]]) -> Iterator[Count]:
    """One head per seat that makes its holder a member, as long as the seat is held."""
    for seat, _grades in seats:
        yield Count(
            record_id=seat.pk,
            valid_from=seat.starts_on,
            valid_to=seat.ends_on or FOREVER,
            facet={"role": seat.role},
            head=seat.person_id,
        )


def count_grades(seats: Collection[tuple[Seat, list[Grading]]]) -> Iterator[Count]:
    """One head per member's seat and skill grade, for the days on which the seat was held by a person of that grade.

    Only grades that were recorded with their day count. Recording one touches the person's seats, so that this is counted
    again.
    """
    for seat, grades in seats:
        for grade, reached_on, until in grades:
            begins, ends = max(seat.starts_on, reached_on), min(seat.ends_on or FOREVER, until)
            if begins < ends:
                yield Count(
                    record_id=seat.pk,
                    valid_from=begins,
                    valid_to=ends,
                    facet={"grade": grade},
                    part=reached_on.isoformat(),
                    head=seat.person_id,
                    # A seat may be public; a grade is known to those who know the person.
                    audience=seat.person.record.audience,
                )


def count_highly_skilled(seats: Collection[tuple[Seat, list[Grading]]]) -> Iterator[Count]:
    """The heads of :func:`count_grades` who are senior workers or above."""
    return (count for count in count_grades(seats) if count.facet["grade"] in HIGHLY_SKILLED)


def _grades_of(person_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, list[Grading]]:
    """Each person's gradings, oldest first; of two recorded for one day the later entry counts."""
    days: dict[uuid.UUID, dict[dt.date, str]] = defaultdict(dict)
    events = GradeEvent.objects.filter(person_id__in=person_ids).order_by("reached_on", "id")
    for person_id, grade, reached_on in events.values_list("person_id", "grade", "reached_on"):
        days[person_id][reached_on] = grade
    found: dict[uuid.UUID, list[Grading]] = defaultdict(list)
    for person_id, reached in days.items():
        ends = [*list(reached)[1:], FOREVER]
        found[person_id] = [(grade, day, end) for (day, grade), end in zip(reached.items(), ends, strict=True)]
    return found


_GRADES = {grade.value: grade.label for grade in Grade}

figures.register(
    "people.members",
    Figure(
        key="people.members",
        label=_("Members"),
        sentence=_("Distinct persons who hold a seat as leader, deputy, key member, member or apprentice of a studio."),
        kinds=("seat",),
        counts=count_members,
        reads=graded_seats,
        mode="head",
        unit="person",
        facets={"role": {role.value: role.label for role in Role if role in MEMBER_ROLES}},
    ),
)

figures.register(
    "people.structure",
    Figure(
        key="people.structure",
        label=_("Members by skill grade"),
        sentence=_("Distinct members whose skill grade was recorded with the day on which they reached it."),
        kinds=("seat",),
        counts=count_grades,
        reads=graded_seats,
        mode="head",
        unit="person",
        facets={"grade": _GRADES},
    ),
)

figures.register(
    "people.highly_skilled",
    Figure(
        key="people.highly_skilled",
        label=_("Highly skilled members"),
        sentence=_("Distinct members who are senior workers (level 3) or above, from the day on which they became it."),
        kinds=("seat",),
        counts=count_highly_skilled,
        reads=graded_seats,
        mode="head",
        unit="person",
        facets={"grade": {grade.value: grade.label for grade in HIGHLY_SKILLED}},
    ),
)

figures.register(
    "people.highly_skilled_share",
    Figure(
        key="people.highly_skilled_share",
        label=_("Share of highly skilled members"),
        sentence=_("Highly skilled members out of all members."),
        kinds=("seat",),
        counts=count_highly_skilled,
        reads=graded_seats,
        mode="head",
        unit="person",
        ratio=(FigurePart("people.highly_skilled"), FigurePart("people.members")),
    ),
)
