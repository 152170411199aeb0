"""Striking out what was entered wrongly. It stays, with the reason, and counts nowhere."""

from typing import Any, TypeVar

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Benefit, IPRight, Problem, Result
from jiangfang.innovation.rules import values
from jiangfang.innovation.rules.striking import (
    may_strike_benefit,
    may_strike_ip_right,
    may_strike_problem,
    may_strike_result,
)
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.models import Person
from jiangfang.records import writing

N = TypeVar("N", Problem, Result, IPRight, Benefit)
_NUMBER_LENGTH = IPRight._meta.get_field("number").max_length


@action("innovation.problem.struck", may=may_strike_problem, says=_("%(actor)s struck the problem out."))
def strike_problem(problem: Problem, *, actor: Person, reason: str) -> Problem:
    """Say that a problem was entered wrongly, before anybody has answered it."""
    return _struck(problem, reason)


@action("innovation.result.struck", may=may_strike_result, says=_("%(actor)s struck the draft out."))
def strike_result(result: Result, *, actor: Person, reason: str) -> Result:
    """Say that the draft of a result was entered wrongly."""
    return _struck(result, reason)


@action("innovation.ip_right.struck", may=may_strike_ip_right, says=_("%(actor)s struck the IP right out."))
def strike_ip_right(ip_right: IPRight, *, actor: Person, reason: str) -> IPRight:
    """Say that an application was entered wrongly, as long as nothing else is recorded of it.

    Its number is free again, for whoever enters it rightly: the struck record keeps it with its own code behind it.
    """
    kept = f"{ip_right.number} {ip_right.record.code}"[:_NUMBER_LENGTH]
    return _struck(ip_right, reason, number=kept)


@action("innovation.benefit.struck", may=may_strike_benefit, says=_("%(actor)s struck the report out."))
def strike_benefit(benefit: Benefit, *, actor: Person, reason: str) -> Benefit:
    """Say that a benefit was reported wrongly, as long as nobody stands for it."""
    return _struck(benefit, reason)


def _struck(noun: N, reason: str, **changes: Any) -> N:
    values.check_many({"reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
    return writing.move(noun, "struck", **changes)
