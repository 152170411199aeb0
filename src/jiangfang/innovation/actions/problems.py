"""Reporting problems, and what becomes of them."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Problem, Urgency
from jiangfang.innovation.rules import may_answer, may_reopen_problem, may_report, may_revise_problem, values
from jiangfang.innovation.rules.problems import is_open_to_readers_of, may_report_for
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.involving import involve
from jiangfang.people.models import Person
from jiangfang.people.visibility import open_to
from jiangfang.records import writing
from jiangfang.records.models import Audience, Organisation

REVISABLE = ("title", "title_en", "description", "equipment", "focus", "urgency", "loss_fen", "found_on", "audience")


@action("innovation.problem.reported", may=may_report, says=_("%(actor)s reported the problem."))
def report_problem(
    organisation: Organisation,
    *,
    actor: Person,
    title: str,
    focus: str,
    description: str = "",
    equipment: str = "",
    urgency: str = Urgency.NORMAL,
    loss_fen: int | None = None,
    found_on: dt.date | None = None,
    audience: int = Audience.COMPANY,
    title_en: str = "",
    reporter: Person | None = None,
) -> Problem:
    """Say what is wrong, to a studio or to the company itself. The actor is the reporter and stays named in it.

    Those who lead there enter for another ``reporter``, who is named beside them. ``loss_fen`` is the loss per year in fen,
    ``found_on`` today unless said. Raises Invalid for values that can't be, Refused for another's report by one who leads not.
    """
    if reporter is not None and reporter.pk != actor.pk:
        _check_reporter(reporter, actor, organisation)
    problem = Problem(
        description=description,
        equipment=equipment,
        focus=focus,
        urgency=urgency,
        loss_fen=loss_fen,
        found_on=found_on or clock.today(),
        reporter=reporter or actor,
    )
    _check(problem, actor, organisation, title, title_en, audience)
    writing.add_one(problem, organisation=organisation, title=title.strip(), title_en=title_en, audience=audience)
    current_deed().facts.update(focus=focus, urgency=urgency, loss_fen=loss_fen)
    involve(problem, problem.reporter, "reporter")
    if problem.reporter.pk != actor.pk:
        involve(problem, actor, "drafter")
    return problem


def _check_reporter(reporter: Person, actor: Person, home: Organisation) -> None:
    verdict = may_report_for(actor, home)
    if not verdict:
        raise verdict.refusal()
    values.check_many({"reporter": values.people_error(actor, [reporter], "reporter")})


def _check(
    problem: Problem, actor: Person, home: Organisation, title: str, title_en: str, audience: int | None = None
) -> None:
    """Raise what is wrong with the values; ``audience`` only where it is being set."""
    least = values.audience_of_answerers(home)
    values.check(
        problem,
        **values.title_errors(title, title_en),
        found_on=values.past_error(problem.found_on, "found_on")
        or values.order_error(problem.found_on, problem.solved_on, "found_on"),
        audience=None if audience is None else values.audience_error(actor, home, audience, least=least),
    )


@action("innovation.problem.revised", may=may_revise_problem, says=_("%(actor)s revised the problem."))
def revise_problem(problem: Problem, *, actor: Person, **changes: Any) -> Problem:
    """Change what a problem says: the reporter until it is answered, those who lead until it has ended.

    Raises TypeError for anything that is not REVISABLE and Invalid for values that can't be.
    """
    proposed = values.revised(problem, changes, REVISABLE)
    record = problem.record
    title, title_en = changes.get("title", record.title), changes.get("title_en", record.title_en)
    _check(proposed, actor, problem.organisation, title, title_en, changes.get("audience"))
    return writing.change(problem, **changes)


@action("innovation.problem.accepted", may=may_answer, says=_("%(actor)s took the problem on."))
def accept_problem(problem: Problem, *, actor: Person) -> Problem:
    """Take a problem on: the studio will answer it."""
    return writing.move(problem, "accepted")


@action("innovation.problem.declined", may=may_answer, says=_("%(actor)s declined the problem."))
def decline_problem(problem: Problem, *, actor: Person, reason: str) -> Problem:
    """Say why the problem is not taken on; the reason is what its reporter reads as the answer."""
    values.check_many({"reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
    return writing.move(problem, "declined", answer=reason)


@action("innovation.problem.merged", may=may_answer, says=_("%(actor)s found that another problem says the same."))
def merge_problem(problem: Problem, *, actor: Person, into: Problem) -> Problem:
    """Say that ``into`` tells the same: from now on ``problem`` counts no more and leads there.

    Whatever was merged into ``problem`` before leads there too, and all reporters are named in ``into``, so that they see
    what becomes of it. Raises NotThere where ``into`` is not open to the actor and Invalid where it can't be the one.
    """
    target = open_to(_whole(), actor, pk=into.pk)
    _check_target(problem, target)
    writing.move(problem, "merged", same_as=target)
    writing.change(target)
    followers = list(problem.duplicates.select_related("record", "reporter"))
    for follower in followers:
        writing.change(follower, same_as=target)
    for one in (problem, *followers):
        involve(target, one.reporter, "reporter")
    return problem


def _whole() -> Any:
    return Problem.objects.select_related("record", "organisation")


def _check_target(problem: Problem, target: Problem) -> None:
    error = None
    if target.pk == problem.pk:
        error = Invalid(N_("A problem cannot be the same as itself."), field="into")
    elif target.record.state == "merged":
        error = Invalid(
            N_("“%(title)s” is itself the same as another problem."),
            field="into",
            help=N_("Choose the one that it leads to."),
            title=target.record.title,
        )
    elif not is_open_to_readers_of(problem, target):
        error = Invalid(
            N_("Not everyone who reads this problem could read the other one."),
            field="into",
            help=N_("Open the other one to the same people first."),
        )
    values.check_many({"into": error})


@action("innovation.problem.solved", may=may_answer, says=_("%(actor)s said how the problem was solved."))
def solve_problem(problem: Problem, *, actor: Person, answer: str, solved_on: dt.date | None = None) -> Problem:
    """Say how the problem was solved, for its reporter and for whoever meets it next. ``solved_on`` is today unless said."""
    day = solved_on or clock.today()
    values.check_many(
        {
            "answer": values.text_error(answer, "answer"),
            "solved_on": values.past_error(day, "solved_on") or values.order_error(problem.found_on, day, "solved_on"),
        }
    )
    return writing.move(problem, "solved", answer=answer, solved_on=day)


@action("innovation.problem.reopened", may=may_reopen_problem, says=_("%(actor)s opened the problem again."))
def reopen_problem(problem: Problem, *, actor: Person, reason: str) -> Problem:
    """Say that a solved problem is not solved: its reporter may, and those who lead. The answer stays to be read."""
    values.check_many({"reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
    return writing.move(problem, "accepted", solved_on=None)
