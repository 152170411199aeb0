"""Questions about projects and activities: which run, how their story stands, what awaits whom."""

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import PHASES, Activity, ChangeRequest, Milestone, Project, Step
from jiangfang.innovation.queries.turns import Turn, in_turn
from jiangfang.kernel import clock
from jiangfang.people.awaiting import Awaiting
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.people.seating import places_with
from jiangfang.people.visibility import visible
from jiangfang.records.models import Level

SOON = dt.timedelta(days=30)
# What a row that awaits somebody shows of its record.
AT_HOME = "record__organisation__record"


@dataclass(frozen=True)
class StoryStep:
    """A step of a project's story at its place in the circle; ``done_on`` is None while nobody has written it."""

    phase: str
    step: Step
    text: str = ""
    done_on: dt.date | None = None


def projects_for(reader: Person | None) -> QuerySet[Project]:
    """The projects that are open to ``reader``, newest first, with what a list shows of them."""
    return visible(Project.objects.all(), reader).select_related("record", "organisation__record", "leader__record")


def running_projects(reader: Person | None) -> QuerySet[Project]:
    """Projects that are approved and not accepted yet."""
    return projects_for(reader).filter(record__state__in=("running", "handed_in"))


def my_projects(reader: Person) -> QuerySet[Project]:
    """Projects that ``reader`` answers for or works in."""
    return projects_for(reader).filter(Q(leader=reader) | Q(team__person=reader)).distinct()


def activities_for(reader: Person | None) -> QuerySet[Activity]:
    """The activities that are open to ``reader``, the latest day first, with what a list shows of them."""
    found = visible(Activity.objects.all(), reader).order_by("-held_on", "-record_id")
    return found.select_related("record", "organisation__record", "host__record")


def planned_activities(reader: Person | None) -> QuerySet[Activity]:
    """What is in the plan and neither held nor cancelled, the next day first; what is overdue comes before."""
    return activities_for(reader).filter(record__state="planned").order_by("held_on", "record_id")


def story_of(project: Project) -> list[StoryStep]:
    """All steps of the circle in their order, written or not; the horizontal deployment comes last. One query."""
    written = {row.step: row for row in project.steps.all()}
    return [
        StoryStep(phase, Step(step), written[step].text, written[step].done_on)
        if step in written
        else StoryStep(phase, Step(step))
        for phase, steps in PHASES.items()
        for step in steps
    ]


def due_milestones(reader: Person) -> QuerySet[Milestone]:
    """Milestones of running projects for which ``reader`` answers: overdue, or due within thirty days."""
    found = Milestone.objects.filter(done_on__isnull=True, due_on__lte=clock.today() + SOON)
    mine = found.filter(project__leader=reader, project__record__state="running")
    return mine.select_related(f"project__{AT_HOME}").order_by("due_on", "id")


def awaiting_projects(reader: Person) -> Iterator[Awaiting]:
    """What awaits ``reader``: decisions for the company, returned work, overdue plans, due milestones. Two queries."""
    yield from in_turn(project_turns(reader))
    yield from awaiting_milestones(reader)


def project_turns(reader: Person) -> list[Turn]:
    """The turns of those who decide on projects, lead them and host activities."""
    decided = _decided_by(reader)
    company = _("The company decides on the projects of its studios.")
    asked = decided.filter(record__state="running", change_requests__answer=ChangeRequest.Answer.OPEN)
    returned = visible(Project.objects.filter(leader=reader, returned_on__isnull=False), reader)
    plans = visible(Activity.objects.filter(host=reader, held_on__lt=clock.today()), reader)
    return [
        Turn(decided.filter(record__state="submitted"), _("Approve or return the project"), company),
        Turn(decided.filter(record__state="handed_in"), _("Accept or send back the project"), company),
        Turn(asked, _("Answer the change request"), company),
        Turn(
            returned.filter(record__state__in=("draft", "running")),
            _("Work it over"),
            _("You answer for it."),
            "returned_on",
        ),
        Turn(
            plans.filter(record__state="planned"),
            _("Say whether it took place"),
            _("You planned it, and its day is past."),
            "held_on",
        ),
    ]


def awaiting_milestones(reader: Person) -> Iterator[Awaiting]:
    """Milestones that are due or overdue, one row each. One query."""
    return (_milestone_row(milestone) for milestone in due_milestones(reader))


def _decided_by(reader: Person) -> QuerySet[Project]:
    """Projects that are decided on right where the reader leads, but for those in which they work themselves."""
    found = visible(Project.objects.filter(decided_at(places_with(reader, Power.LEAD))), reader)
    return found.exclude(leader=reader).exclude(team__person=reader)


def decided_at(places: Collection[UUID]) -> Q:
    """The condition that a record is decided on at one of ``places``; the same as ``deciding_place`` of its home."""
    inside = Q(organisation__level__in=(Level.STUDIO, Level.ALLIANCE))
    return (inside & Q(organisation__parent_id__in=places)) | (~inside & Q(organisation_id__in=places))


def _milestone_row(milestone: Milestone) -> Awaiting:
    overdue = milestone.due_on < clock.today()
    return Awaiting(
        what=_("Reach the milestone that is overdue") if overdue else _("Reach the milestone"),
        record=milestone.project.record,
        since=clock.day_of(milestone.project.record.changed_at),
        due=milestone.due_on,
        why=milestone.title,
    )
