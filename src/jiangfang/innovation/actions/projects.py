"""Drafting projects and saying who works in them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Problem, Project, Source, Suggestion, TeamMember
from jiangfang.innovation.rules import (
    may_change_team,
    may_draft_project,
    may_hand_over_project,
    may_revise_project,
    may_take_up,
    schedule,
    values,
)
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.involving import involve
from jiangfang.people.models import Person
from jiangfang.people.rules import may_lead
from jiangfang.people.visibility import open_to
from jiangfang.records import writing
from jiangfang.records.models import Audience, Organisation

CONTENT = ("focus", "goal", "plan", "equipment", "budget_fen")
REVISABLE = (*CONTENT, "title", "title_en", "starts_on", "ends_on", "audience")


@action("innovation.project.drafted", may=may_draft_project, says=_("%(actor)s drafted the project."))
def draft_project(
    organisation: Organisation,
    *,
    actor: Person,
    title: str,
    leader: Person,
    starts_on: dt.date,
    ends_on: dt.date,
    team: Sequence[Person] = (),
    problem: Problem | None = None,
    suggestion: Suggestion | None = None,
    source: str = "",
    audience: int = Audience.COMPANY,
    title_en: str = "",
    **content: Any,
) -> Project:
    """Begin to write a project. ``leader`` answers for it; ``content`` is focus and goal (both needed), plan, equipment and
    ``budget_fen`` in fen.

    A problem or suggestion that it takes up moves with it, in this same deed. Who drafts a project without leading its home
    works in its team. Raises Invalid for values that can't be, NotThere and Refused for what can't be taken up.
    """
    source = source or _source_of(problem, suggestion)
    project = Project(
        source=source, leader=leader, starts_on=starts_on, ends_on=ends_on, **values.only(content, CONTENT)
    )
    members = _team_with(actor, organisation, leader, team)
    values.check(
        project,
        **values.title_errors(title, title_en),
        ends_on=values.order_error(starts_on, ends_on, "ends_on"),
        source=_source_error(source, problem, suggestion),
        leader=values.seat_error(leader, organisation, "leader"),
        team=values.people_error(actor, members, "team"),
        audience=values.audience_error(actor, organisation, audience),
    )
    project.problem, project.suggestion = _take_up(problem, actor), _take_up(suggestion, actor)
    writing.add_one(project, organisation=organisation, title=title.strip(), title_en=title_en, audience=audience)
    current_deed().facts.update(focus=project.focus, source=source, budget_fen=project.budget_fen)
    _name_team(project, members, {})
    involve(project, leader, "responsible")
    return project


def _source_of(problem: Problem | None, suggestion: Suggestion | None) -> str:
    return Source.PROBLEM if problem else Source.SUGGESTION if suggestion else Source.OWN


def _source_error(source: str, problem: Problem | None, suggestion: Suggestion | None) -> Invalid | None:
    if {Source.PROBLEM: problem, Source.SUGGESTION: suggestion}.get(source, source) is None:
        return Invalid(N_("Name the problem or the suggestion that this project takes up."), field="source")
    if problem is not None and suggestion is not None:
        return Invalid(N_("A project takes up a problem or a suggestion, not both."), field="source")
    return None


def _take_up(source: Any, actor: Person) -> Any:
    """Move a problem or a suggestion into the project that is being drafted."""
    if source is None:
        return None
    fresh = open_to(type(source).objects.select_related("record", "organisation"), actor, pk=source.pk)
    verdict = may_take_up(actor, fresh)
    if not verdict:
        raise verdict.refusal()
    return writing.move(fresh, "in_project")


def _team_with(actor: Person, home: Organisation, leader: Person, team: Sequence[Person]) -> list[Person]:
    """Each person once, the responsible one apart; and the drafter, so that the draft stays open to who wrote it."""
    drafter = [] if may_lead(actor, home) else [actor]
    return [person for person in dict.fromkeys([*team, *drafter]) if person != leader]


def _name_team(project: Project, members: Sequence[Person], tasks: Mapping[Person, str]) -> None:
    rows = [TeamMember(project=project, person=person, task=tasks.get(person, "")) for person in members]
    for row in rows:
        values.check(row)
    writing.replace_parts(project, "team", rows)
    for person in members:
        involve(project, person, "team")


@action("innovation.project.revised", may=may_revise_project, says=_("%(actor)s revised the draft."))
def revise_project(project: Project, *, actor: Person, **changes: Any) -> Project:
    """Change a draft; a running project asks for a change instead.

    Raises TypeError for anything that is not REVISABLE and Invalid for values that can't be.
    """
    proposed = values.revised(project, changes, REVISABLE)
    record, audience = project.record, changes.get("audience")
    values.check(
        proposed,
        **values.title_errors(changes.get("title", record.title), changes.get("title_en", record.title_en)),
        ends_on=schedule.end_error(project, proposed.starts_on, proposed.ends_on),
        audience=None if audience is None else values.audience_error(actor, project.organisation, audience),
    )
    return writing.change(project, **changes)


@action("innovation.project.team_changed", may=may_change_team, says=_("%(actor)s changed the team."))
def change_team(
    project: Project, *, actor: Person, team: Sequence[Person], tasks: Mapping[Person, str] | None = None
) -> Project:
    """Say who works in the project beside the responsible person, and on what; who stays keeps their task unless said.

    Who leaves the team stays named in the record. Raises Invalid for people who can't be named.
    """
    present = {row.person: row.task for row in project.team.select_related("person")}
    members = [person for person in dict.fromkeys(team) if person.pk != project.leader_id]
    newcomers = [person for person in members if person not in present]
    values.check_many({"team": values.people_error(actor, newcomers, "team")})
    _name_team(project, members, {**present, **(tasks or {})})
    return project


@action("innovation.project.handed_over", may=may_hand_over_project, says=_("%(actor)s handed the project over."))
def hand_over_project(project: Project, *, actor: Person, leader: Person, reason: str) -> Project:
    """Let another person answer for the project; who answered before goes on in its team."""
    before = project.leader
    values.check_many(
        {
            "leader": values.seat_error(leader, project.organisation, "leader"),
            "reason": values.text_error(reason, "reason"),
        }
    )
    current_deed().asides["note"] = reason
    present = {row.person: row.task for row in project.team.select_related("person")}
    writing.change(project, leader=leader)
    _name_team(project, [person for person in dict.fromkeys([*present, before]) if person != leader], present)
    involve(project, leader, "responsible")
    return project
