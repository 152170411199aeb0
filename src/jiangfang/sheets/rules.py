"""Who may bring rows, look at an import, and take it back: who may enter such records by hand, for their own imports."""

from typing import Any

from jiangfang.kernel.rules import Rule, Verdict, rule
from jiangfang.kernel.sheets import sheets
from jiangfang.kernel.text import N_


def _may_enter_such(actor: Any, subject: Any) -> Verdict:
    return sheets[subject.sheet].may(actor, subject.organisation)


# The rule of the deed that enters such a record, asked of the organisation into which the rows go.
may_enter_such = Rule("may_enter_such", _may_enter_such)


@rule(N_("Only the one who brought the file may do this."))
def is_own_import(actor: Any, subject: Any) -> bool:
    """The actor brought the file."""
    return getattr(actor, "pk", None) == subject.actor_id


may_bring_rows = is_own_import & may_enter_such
