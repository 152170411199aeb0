"""The life of a result: drafted, submitted, accepted; or returned, refused, withdrawn. Shares make 100 % from submission on."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Project, Result, Share
from jiangfang.innovation.queries.results import deciders_of
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.novelty import guard_novelty
from jiangfang.innovation.rules.results import (
    may_correct_shares,
    may_decide_result,
    may_draft_result,
    may_revise_result,
    may_submit_result,
    may_withdraw_result,
)
from jiangfang.innovation.rules.shares import Line, lines_error, sum_error
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.actions.persons import involve
from jiangfang.people.models import Involvement, Person
from jiangfang.people.visibility import open_to
from jiangfang.records import writing
from jiangfang.records.models import Audience, Noun, Organisation

REVISABLE = (
    "title", "title_en", "type", "focus", "summary", "equipment", "project", "previous", "achieved_on", "patentable",
)  # fmt: skip


@action("innovation.result.drafted", may=may_draft_result, says=_("%(actor)s drafted the result."))
def draft_result(
    organisation: Organisation,
    *,
    actor: Person,
    title: str,
    type: str,
    focus: str,
    summary: str,
    achieved_on: dt.date,
    equipment: str = "",
    project: Project | None = None,
    previous: Result | None = None,
    shares: Sequence[Line] = (),
    patentable: bool = False,
    audience: int = Audience.COMPANY,
    title_en: str = "",
) -> Result:
    """Begin to write a result; ``shares`` are (person, basis points, part played) in the order of the contributors.

    It joins the family of ``previous`` as its next generation, or begins a family of its own. Raises Invalid for values that
    can't be, NotThere for a project or generation that is not open to the actor, Refused where the audience would cost the
    novelty of what could be patented.
    """
    result = Result(
        type=type,
        focus=focus,
        summary=summary,
        equipment=equipment,
        project=_opened(project, actor),
        previous=_opened(previous, actor),
        achieved_on=achieved_on,
        patentable=patentable,
    )
    _check(
        result,
        title,
        title_en,
        audience=values.audience_error(actor, organisation, audience),
        shares=lines_error(actor, shares),
    )
    guard_novelty(result, audience=audience)
    _join_family(result)
    writing.add_one(result, organisation=organisation, title=title.strip(), title_en=title_en, audience=audience)
    if result.previous is None:
        writing.change(result, family=result)
    current_deed().facts.update(type=type, focus=focus, generation=result.generation, patentable=patentable)
    involve(result, actor, "drafter")
    _put_shares(result, shares)
    return result


def _opened(noun: Any, actor: Person) -> Any:
    """The project or generation that a result names, as far as the actor may see it."""
    return noun and open_to(type(noun).objects.select_related("record"), actor, pk=noun.pk)


def _check(result: Result, title: str, title_en: str, **more: Invalid | None) -> None:
    previous = result.previous
    values.check(
        result,
        **values.title_errors(title, title_en),
        achieved_on=values.past_error(result.achieved_on, "achieved_on")
        or values.order_error(previous and previous.achieved_on, result.achieved_on, "achieved_on"),
        previous=_previous_error(previous),
        **more,
    )


def _previous_error(previous: Result | None) -> Invalid | None:
    if previous is not None and previous.record.state not in ("accepted", "withdrawn"):
        return Invalid(
            N_("A generation follows one that was accepted."),
            field="previous",
            help=N_("Let the company decide on the earlier generation first."),
        )
    return None


def _join_family(result: Result) -> None:
    """The generation after ``previous``; the first generation of a family is its own family, once it is stored."""
    previous = result.previous
    result.family_id = previous.family_id if previous else result.pk
    result.generation = previous.generation + 1 if previous else 1


def _put_shares(result: Result, lines: Sequence[Line]) -> None:
    """Let ``lines`` be the shares, and those who stand in them the contributors to whom the record is open by name."""
    rows = [
        Share(result=result, person=person, place=place, basis_points=points, part_played=part)
        for place, (person, points, part) in enumerate(lines, start=1)
    ]
    writing.replace_parts(result, "shares", rows)
    named = Involvement.objects.filter(record_id=result.pk, role="contributor")
    named.exclude(person__in=[row.person_id for row in rows]).delete()
    for row in rows:
        involve(result, row.person, "contributor")


@action("innovation.result.revised", may=may_revise_result, says=_("%(actor)s revised the draft."))
def revise_result(result: Result, *, actor: Person, shares: Sequence[Line] | None = None, **changes: Any) -> Result:
    """Change a draft; ``shares`` replace all that were there. What was submitted is returned first, or corrected.

    Raises TypeError for anything that is not REVISABLE, and what :func:`draft_result` raises.
    """
    for name in {"project", "previous"} & changes.keys():
        changes[name] = _opened(changes[name], actor)
    proposed = values.revised(result, changes, REVISABLE)
    title, title_en = changes.get("title", result.record.title), changes.get("title_en", result.record.title_en)
    known = result.shares.values_list("person_id", flat=True)
    _check(proposed, title, title_en, shares=None if shares is None else lines_error(actor, shares, known))
    guard_novelty(proposed)
    _join_family(proposed)
    writing.change(result, **changes, family_id=proposed.family_id, generation=proposed.generation)
    if shares is not None:
        _put_shares(result, shares)
    return result


@action("innovation.result.submitted", may=may_submit_result, says=_("%(actor)s submitted the result."))
def submit_result(result: Result, *, actor: Person) -> Result:
    """Hand a result to the company. Its shares must make exactly 100 %.

    Those who decide are named in a record that their seats would not open to them.
    """
    points = list(result.shares.values_list("basis_points", flat=True))
    values.check_many({"shares": sum_error(points)})
    current_deed().facts["basis_points"] = points
    writing.move(result, "submitted")
    _name_deciders(result)
    return result


def _name_deciders(noun: Noun) -> None:
    if noun.record.audience < Audience.COMPANY:
        for person in deciders_of(noun.organisation):
            involve(noun, person, "decider")


@action("innovation.result.returned", may=may_decide_result, says=_("%(actor)s returned the result."))
def return_result(result: Result, *, actor: Person, reason: str) -> Result:
    """Give a result back to its contributors with what is missing."""
    _note(reason)
    return writing.move(result, "draft")


@action("innovation.result.accepted", may=may_decide_result, says=_("%(actor)s accepted the result."))
def accept_result(result: Result, *, actor: Person, accepted_on: dt.date | None = None) -> Result:
    """Accept a result for the company: it counts from ``accepted_on``, today unless said.

    Raises Refused where its audience would cost the novelty of what could be patented.
    """
    day = accepted_on or clock.today()
    error = values.past_error(day, "accepted_on") or values.order_error(result.achieved_on, day, "accepted_on")
    values.check_many({"accepted_on": error})
    guard_novelty(result)
    return writing.move(result, "accepted", accepted_on=day)


@action("innovation.result.refused", may=may_decide_result, says=_("%(actor)s refused the result."))
def refuse_result(result: Result, *, actor: Person, reason: str) -> Result:
    """Say why this is not accepted as a result."""
    _note(reason)
    return writing.move(result, "refused")


@action("innovation.result.withdrawn", may=may_withdraw_result, says=_("%(actor)s withdrew the result."))
def withdraw_result(result: Result, *, actor: Person, reason: str) -> Result:
    """Say why an accepted result counts no more; where it is in use counts no more either."""
    _note(reason)
    writing.move(result, "withdrawn")
    for adoption in result.adoptions.select_related("record"):
        writing.change(adoption)
    return result


@action("innovation.result.shares_corrected", may=may_correct_shares, says=_("%(actor)s corrected the shares."))
def correct_shares(result: Result, *, actor: Person, shares: Sequence[Line], reason: str) -> Result:
    """Change who contributed how much after submission, with the reason. Nobody gives themselves a share.

    Raises Invalid where the shares don't make exactly 100 %.
    """
    known = result.shares.values_list("person_id", flat=True)
    error = lines_error(actor, shares, known) or sum_error([points for _, points, _ in shares])
    if any(person.pk == actor.pk for person, _, _ in shares):
        error = Invalid(
            N_("Nobody gives themselves a share."), field="shares", help=N_("Another officer must do this.")
        )
    values.check_many({"shares": error})
    _note(reason)
    current_deed().facts.update(
        before=list(result.shares.values_list("basis_points", flat=True)), after=[points for _, points, _ in shares]
    )
    _put_shares(result, shares)
    return result


def _note(reason: str) -> None:
    """Keep the reason beside the entry in the ledger. Raises Invalid where there is none."""
    values.check_many({"reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
