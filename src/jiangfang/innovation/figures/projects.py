"""How many projects, activities and attendances, and how many people were trained."""

import uuid
from collections.abc import Collection, Iterator

from django.db.models import Count as CountOf
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.figures.problems import FOCUS
from jiangfang.innovation.lifecycles import project_life
from jiangfang.innovation.models import Activity, Attendance, Project
from jiangfang.kernel.declarations import FOREVER, Count, Figure, figures

TYPES = {one.value: one.label for one in Activity.Type}


def count_projects(project_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per project from the day of its approval: in work until the day of its acceptance, accepted from then on.

    Drafts, refused projects and those that were stopped before an approval never count.
    """
    approved = Project.objects.filter(pk__in=project_ids, approved_on__isnull=False)
    for project in approved.select_related("record"):
        state = "stopped" if project.record.state == "stopped" else "running"
        accepted_on = project.accepted_on or FOREVER
        if project.approved_on < accepted_on:
            facet = {"state": state, "focus": project.focus}
            yield Count(project.pk, project.approved_on, facet=facet, valid_to=accepted_on)
        if project.accepted_on:
            yield Count(project.pk, accepted_on, facet={"state": "accepted", "focus": project.focus})


def count_activities(activity_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per activity on the day it was held."""
    for activity in _held(activity_ids):
        yield Count(activity.pk, activity.held_on, facet={"type": activity.type})


def count_attendances(activity_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """Person-times: each person once per activity held. Guests, who are a text, do not count."""
    for activity in _held(activity_ids).annotate(persons=CountOf("attendances")).filter(persons__gt=0):
        yield Count(activity.pk, activity.held_on, activity.persons, facet={"type": activity.type})


def count_trained_persons(activity_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One head per person who took part in a training, from that day on."""
    trainings = Attendance.objects.filter(
        activity__in=activity_ids, activity__record__state="held", activity__type=Activity.Type.TRAINING
    )
    for activity_id, held_on, person_id in trainings.values_list("activity_id", "activity__held_on", "person_id"):
        yield Count(activity_id, held_on, head=person_id)


def _held(activity_ids: Collection[uuid.UUID]) -> QuerySet[Activity]:
    return Activity.objects.filter(pk__in=activity_ids, record__state="held").order_by()


figures.register(
    "innovation.projects",
    Figure(
        key="innovation.projects",
        label=_("Projects"),
        sentence=_("Projects that the company has approved, by how far they are."),
        kinds=("project",),
        counts=count_projects,
        facets={
            "state": {name: project_life.state(name).label for name in ("running", "accepted", "stopped")},
            "focus": FOCUS,
        },
    ),
)

figures.register(
    "innovation.activities",
    Figure(
        key="innovation.activities",
        label=_("Activities"),
        sentence=_("Activities that were held: meetings, trainings, exchanges, work on site, visits."),
        kinds=("activity",),
        counts=count_activities,
        mode="flow",
        facets={"type": TYPES},
    ),
)

figures.register(
    "innovation.attendances",
    Figure(
        key="innovation.attendances",
        label=_("Person-times"),
        sentence=_("Who took part in activities, counted once per person and activity; not a number of persons."),
        kinds=("activity",),
        counts=count_attendances,
        mode="flow",
        unit="person_time",
        facets={"type": TYPES},
    ),
)

figures.register(
    "innovation.trained_persons",
    Figure(
        key="innovation.trained_persons",
        label=_("Persons trained"),
        sentence=_("Distinct persons who took part in at least one training, however often."),
        kinds=("activity",),
        counts=count_trained_persons,
        mode="head",
        unit="person",
    ),
)
