"""The one shape of a write: ``@action``.

A deed opens a transaction, asks its rule, runs its body (which says what it touched), runs the effects that belong to the
same transaction, and as its last step appends one ledger entry per touched home organisation under one deed id.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from jiangfang.kernel.registry import Registry
from jiangfang.kernel.rules import Rule
from jiangfang.ledger import chains, effects
from jiangfang.ledger.deed import SYSTEM, Actor, Deed, SystemActor, Touched, attempt, current_deed, doing_now

__all__ = [
    "SYSTEM",
    "Action",
    "Actor",
    "Deed",
    "SystemActor",
    "Touched",
    "action",
    "actions",
    "attempt",
    "current_deed",
]

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True)
class Action:
    """A deed's declaration, as buttons, documentation and the permission table read it."""

    verb: str
    may: Rule
    function: Callable[..., Any]
    # What the last step says in history; a sentence with %(actor)s and %(title)s, translated by the face.
    says: Any = ""
    # What the sentence adds in brackets, of the deed's facts and the record's id: which step, which year.
    about: Callable[[Mapping[str, Any], str], Any] | None = None


actions: Registry[Action] = Registry("actions")


def action(
    verb: str, *, may: Rule, says: Any = "", about: Callable[[Mapping[str, Any], str], Any] | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Make a deed of a function whose first argument is its subject (one record or a sequence) and that takes ``actor``.

    Raises what the body raises; Refused where ``may`` says no for any subject. An action called by another action joins
    its deed: one transaction, one deed id, one entry per organisation under the outer verb.
    """

    def wrap(function: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(function)
        def perform(*args: Any, actor: Actor, **kwargs: Any) -> R:
            with transaction.atomic():
                outer = doing_now.get()
                subjects = args[0] if args and _is_sequence(args[0]) else args[:1] or (None,)
                for subject in subjects:
                    verdict = may(actor, subject)
                    if not verdict:
                        raise verdict.refusal()
                if outer is not None:
                    return _join(function, outer, verb, args, {**kwargs, "actor": actor})
                return _perform(function, Deed(verb, actor, doing=verb), args, kwargs)

        perform.action = actions.register(verb, Action(verb, may, perform, says, about))
        return perform

    return wrap


def _join(function: Callable[..., R], deed: Deed, verb: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> R:
    outer_verb, deed.doing = deed.doing, verb
    try:
        return function(*args, **kwargs)
    finally:
        deed.doing = outer_verb


def _is_sequence(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _perform(function: Callable[..., R], deed: Deed, args: tuple[Any, ...], kwargs: dict[str, Any]) -> R:
    token = doing_now.set(deed)
    try:
        result = function(*args, actor=deed.actor, **kwargs)
        if deed.touched:
            deed.states = effects.states_of(deed.touched.keys())
            effects.run_before(deed)
            chains.append(deed, deed.states)
            effects.run_after(deed)
        return result
    finally:
        doing_now.reset(token)
