"""Who may do what with problems and suggestions."""

from typing import Any

from jiangfang.innovation.models import Problem, Suggestion
from jiangfang.innovation.rules.places import (
    deciding_place,
    is_at_home,
    is_colleague,
    is_not_ended,
    is_person,
    is_workplace,
)
from jiangfang.kernel.rules import rule
from jiangfang.kernel.text import N_
from jiangfang.people.rules import is_real_actor, may_lead
from jiangfang.records.models import Audience


@rule(N_("Only the person who reported it may do this."))
def is_reporter(actor: Any, subject: Problem) -> bool:
    """The actor reported the problem."""
    return is_person(actor, subject.reporter_id)


@rule(N_("Only the person who suggested it may do this."))
def is_suggester(actor: Any, subject: Suggestion) -> bool:
    """The actor made the suggestion."""
    return is_person(actor, subject.suggester_id)


@rule(N_("The studio has answered already."), help=N_("Ask its leader to change it."))
def is_unanswered(actor: Any, subject: Problem | Suggestion) -> bool:
    """Nobody has decided on it yet."""
    return subject.record.state in ("reported", "made")


@rule(N_("Nobody has taken this on yet."), help=N_("Ask the leader to accept it first."))
def is_taken_on(actor: Any, subject: Problem | Suggestion) -> bool:
    """Those who lead at its home have said yes."""
    return subject.record.state == "accepted"


# Whoever works in the company reports to any of its studios; who has no seat in the branch still has colleagues there.
may_report_for = is_workplace & may_lead
may_report = is_workplace & is_real_actor & is_at_home
may_answer = may_lead
may_reopen_problem = may_lead | is_reporter
may_revise_problem = is_not_ended & (may_lead | (is_reporter & is_unanswered))
may_revise_suggestion = is_not_ended & (may_lead | (is_suggester & is_unanswered))
# What its home has accepted may be worked on anywhere in the company; before that its leaders decide.
may_take_up = may_lead | (is_taken_on & is_colleague)


def is_open_to_readers_of(problem: Problem, other: Problem) -> bool:
    """Whether whoever reads ``problem`` by seat can read ``other`` as well, so that nobody is led to a closed door."""
    if other.record.audience == Audience.PUBLIC:
        return True
    if other.record.audience < problem.record.audience:
        return False
    if other.organisation_id == problem.organisation_id:
        return True
    same_company = deciding_place(other.organisation) == deciding_place(problem.organisation)
    return same_company and other.record.audience >= Audience.COMPANY
