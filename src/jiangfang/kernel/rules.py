"""Small predicates that answer yes, or no with the reason, and combine with ``& | ~``."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jiangfang.kernel.errors import Refused


@dataclass(frozen=True)
class Verdict:
    """Yes, or no with a reason (a message id), what would help, and the name of the rule that said so."""

    ok: bool
    rule: str = ""
    reason: str = ""
    help: str = ""
    params: dict[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.ok

    def refusal(self) -> Refused:
        """The error that carries this reason."""
        return Refused(self.reason, help=self.help, code=self.rule, **self.params)


YES = Verdict(True)


class Rule:
    """A named predicate over (actor, subject). Call it for a :class:`Verdict`; combine with ``&``, ``|``, ``~``."""

    def __init__(self, name: str, decide: Callable[[Any, Any], Verdict]) -> None:
        self.name = name
        self._decide = decide

    def __call__(self, actor: Any, subject: Any) -> Verdict:
        return self._decide(actor, subject)

    def __and__(self, other: "Rule") -> "Rule":
        def both(actor: Any, subject: Any) -> Verdict:
            first = self(actor, subject)
            return other(actor, subject) if first else first

        return Rule(f"{self.name} & {other.name}", both)

    def __or__(self, other: "Rule") -> "Rule":
        def either(actor: Any, subject: Any) -> Verdict:
            first = self(actor, subject)
            # The first reason is kept: the alternatives are written with the usual way in front.
            return first if first else other(actor, subject) or first

        return Rule(f"({self.name} | {other.name})", either)

    def __invert__(self) -> "Rule":
        def negated(actor: Any, subject: Any) -> Verdict:
            verdict = self(actor, subject)
            return Verdict(not verdict.ok, f"~{self.name}", verdict.reason, verdict.help, verdict.params)

        return Rule(f"~{self.name}", negated)

    def __repr__(self) -> str:
        return f"<Rule {self.name}>"


def rule(reason: str, *, help: str = "") -> Callable[[Callable[[Any, Any], Any]], Rule]:
    """Make a rule of a predicate that returns a truth value, or a Verdict of its own.

    ``reason`` is what a refused reader is told; ``help`` says what would change the answer.
    """

    def wrap(predicate: Callable[[Any, Any], Any]) -> Rule:
        name = predicate.__name__

        def decide(actor: Any, subject: Any) -> Verdict:
            answer = predicate(actor, subject)
            if isinstance(answer, Verdict):
                return answer
            return YES if answer else Verdict(False, name, reason, help)

        made = Rule(name, decide)
        made.__doc__ = predicate.__doc__
        return made

    return wrap
