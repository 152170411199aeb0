"""What stands around a project, a problem or an activity on its page, as far as the reader may see it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import (
    Activity,
    Attendance,
    ChangeRequest,
    Problem,
    Project,
    Suggestion,
    TeamMember,
)
from jiangfang.innovation.queries.projects import StoryStep, activities_for, projects_for, story_of
from jiangfang.people.models import Person
from jiangfang.people.visibility import all_of, open_to, visible, visible_records
from jiangfang.records.models import Organisation, Record
from jiangfang.records.tree import branch_of

PHASE_LABELS = {"plan": _("Plan (P)"), "do": _("Do (D)"), "check": _("Check (C)"), "act": _("Act (A)")}
# A year of a busy studio; a company's plan is read studio by studio.
LONGEST_PLAN = 500


@dataclass(frozen=True)
class Phase:
    """A quarter of the circle with its steps in order."""

    key: str
    label: Any
    steps: list[StoryStep]


def whole_project(code: str, reader: Person | None) -> Project:
    """The project under ``code`` with milestones, steps, team and change requests, and the people in them. Five queries.

    Raises NotThere for one that is not open to ``reader``.
    """
    sources = visible_records(reader).filter(Q(pk=OuterRef("problem_id")) | Q(pk=OuterRef("suggestion_id")))
    projects = all_of("project", "leader__record", "problem__record", "suggestion__record")
    project = open_to(projects.annotate(source_is_open=Exists(sources)), reader, record__code=code.strip().upper())
    asked = ChangeRequest.objects.select_related("requested_by__record", "answered_by__record").order_by("-id")
    team = TeamMember.objects.select_related("person__record")
    related = ["milestones", "steps", Prefetch("team", team), Prefetch("change_requests", asked)]
    prefetch_related_objects([project], *related)
    return project


def phases_of(project: Project) -> list[Phase]:
    """The story along Plan, Do, Check and Act; the horizontal deployment comes last."""
    story = story_of(project)
    return [Phase(key, label, [step for step in story if step.phase == key]) for key, label in PHASE_LABELS.items()]


def taken_up_by(project: Project) -> Record | None:
    """The problem or suggestion behind a project of :func:`whole_project`, if it is open to the reader. No query."""
    source = project.problem or project.suggestion
    return source.record if source and project.source_is_open else None


def projects_on(noun: Problem | Suggestion, reader: Person | None) -> QuerySet[Project]:
    """The projects that take up a problem or a suggestion, as far as they are open to ``reader``."""
    return projects_for(reader).filter(**{noun.kind.key: noun})


def duplicates_of(problem: Problem, reader: Person | None) -> QuerySet[Problem]:
    """The problems that tell the same as this one, as far as they are open to ``reader``."""
    return visible(Problem.objects.filter(same_as=problem), reader).select_related("record").order_by("record_id")


def attendances_of(activity: Activity) -> QuerySet[Attendance]:
    """Who took part, by name."""
    found = activity.attendances.select_related("person__record", "person__organisation__record")
    return found.order_by("person__record__title")


@dataclass(frozen=True)
class Month:
    """A month of the plan: its first day, and what was planned or held in it."""

    first_day: dt.date
    activities: list[Activity]


def year_plan(organisation: Organisation, year: int, reader: Person | None) -> list[Month]:
    """The year's twelve months with the activities of an organisation's branch that are open to ``reader``. One query."""
    branch = activities_for(reader).filter(organisation_id__in=branch_of(organisation.pk))
    rows = list(branch.filter(held_on__year=year).order_by("held_on", "record_id")[:LONGEST_PLAN])
    return [Month(dt.date(year, n, 1), [row for row in rows if row.held_on.month == n]) for n in range(1, 13)]
