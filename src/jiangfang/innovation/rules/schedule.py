"""What makes sense in a project's dates: its end after its start, and its open milestones between the two."""

import datetime as dt

from jiangfang.innovation.models import Project
from jiangfang.innovation.rules.values import order_error
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_


def end_error(project: Project, starts_on: dt.date, ends_on: dt.date, field: str = "ends_on") -> Invalid | None:
    """Whether the project could run from ``starts_on`` to ``ends_on`` with the open milestones that it has."""
    wrong = order_error(starts_on, ends_on, field)
    if wrong is not None:
        return wrong
    for milestone in project.milestones.all():
        if milestone.done_on is None and not starts_on <= milestone.due_on <= ends_on:
            return Invalid(
                N_("The milestone “%(milestone)s” is due on %(due)s, outside of these dates."),
                field=field,
                help=N_("Move the milestone first."),
                milestone=milestone.title,
                due=milestone.due_on,
            )
    return None


def due_error(project: Project, due_on: dt.date | None) -> Invalid | None:
    """Whether a milestone could be due on a day."""
    if due_on is not None and not project.starts_on <= due_on <= project.ends_on:
        return Invalid(
            N_("The project runs from %(start)s to %(end)s."),
            field="due_on",
            help=N_("Choose a day in between, or ask for another end first."),
            start=project.starts_on,
            end=project.ends_on,
        )
    return None
