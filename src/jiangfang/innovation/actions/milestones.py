"""What a project's team keeps: milestones planned, reached and moved, and the steps of its story."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Milestone, Project, ProjectStep, Step
from jiangfang.innovation.rules import may_plan_milestone, may_reach_milestone, may_write_step, schedule, values
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid, NotThere
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.models import Person
from jiangfang.records import writing


@action("innovation.project.milestone_planned", may=may_plan_milestone, says=_("%(actor)s planned a milestone."))
def plan_milestone(project: Project, *, actor: Person, title: str, due_on: dt.date, note: str = "") -> Milestone:
    """Say what is due on a day between the project's start and its end."""
    milestone = Milestone(project=project, title=title.strip(), due_on=due_on, note=note)
    values.check(milestone, due_on=schedule.due_error(project, due_on))
    current_deed().facts["due_on"] = due_on
    return writing.add_parts(project, [milestone])[0]


@action("innovation.project.milestone_reached", may=may_reach_milestone, says=_("%(actor)s reached a milestone."))
def reach_milestone(
    project: Project, *, actor: Person, milestone: Milestone, done_on: dt.date | None = None, note: str = ""
) -> Milestone:
    """Record that a milestone is done; ``done_on`` is today unless said. Raises NotThere for one that is not open here."""
    found = _open_milestone(project, milestone)
    found.done_on = done_on or clock.today()
    found.note = note or found.note
    values.check(
        found,
        done_on=values.past_error(found.done_on, "done_on")
        or values.order_error(project.starts_on, found.done_on, "done_on"),
    )
    writing.change_parts(project, [found], ["done_on", "note"])
    current_deed().facts.update(due_on=found.due_on, done_on=found.done_on)
    return found


@action("innovation.project.milestone_replanned", may=may_plan_milestone, says=_("%(actor)s moved a milestone."))
def replan_milestone(
    project: Project, *, actor: Person, milestone: Milestone, due_on: dt.date, title: str = "", note: str = ""
) -> Milestone:
    """Put another day to a milestone that is not done yet. Raises NotThere for one that is not open here."""
    found = _open_milestone(project, milestone)
    current_deed().facts.update(was_due_on=found.due_on, due_on=due_on)
    found.due_on, found.title, found.note = due_on, title.strip() or found.title, note or found.note
    values.check(found, due_on=schedule.due_error(project, due_on))
    writing.change_parts(project, [found], ["due_on", "title", "note"])
    return found


def _open_milestone(project: Project, milestone: Milestone) -> Milestone:
    found = project.milestones.filter(pk=milestone.pk, done_on__isnull=True).first()
    if found is None:
        raise NotThere(N_("There is no open milestone like this in the project."))
    return found


def _which_step(facts: Mapping[str, Any], record_id: str) -> Any:
    return dict(Step.choices).get(facts.get("step"), "")


@action(
    "innovation.project.step_written",
    may=may_write_step,
    says=_("%(actor)s wrote a step of the story."),
    about=_which_step,
)
def write_step(project: Project, *, actor: Person, step: str, text: str, done_on: dt.date | None = None) -> ProjectStep:
    """Write a step of the story, or write it anew; ``done_on`` is today unless said.

    Steps come in any order, for a story goes back where the check fails. After the acceptance only the deployment is left.
    """
    written = project.steps.filter(step=step).first()
    row = written or ProjectStep(project=project, step=step)
    row.text, row.done_on = text, done_on or clock.today()
    late = project.record.state == "accepted" and step != Step.DEPLOY
    closed = Invalid(N_("After the acceptance only the horizontal deployment is written."), field="step")
    values.check(row, step=closed if late else None, done_on=values.past_error(row.done_on, "done_on"))
    if written:
        writing.change_parts(project, [row], ["text", "done_on"])
    else:
        writing.add_parts(project, [row])
    current_deed().facts["step"] = step
    return row
