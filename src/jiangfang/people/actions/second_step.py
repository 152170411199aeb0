"""What history tells of a second step of signing in. A step is no record: each deed touches its person."""

from django.utils.translation import gettext_lazy as _

from jiangfang.ledger.deeds import Actor, action, current_deed
from jiangfang.people.models import Person
from jiangfang.people.rules import may_change_second_step
from jiangfang.records import writing


@action(
    "people.second_step.added", may=may_change_second_step, says=_("%(actor)s added a second step to their sign-in.")
)
def note_second_step_added(person: Person, *, actor: Actor, step: str) -> None:
    """Tell that a person set up ``step``: ``totp``, ``webauthn`` or ``recovery_codes``."""
    current_deed().facts["step"] = step
    writing.change(person)


@action(
    "people.second_step.removed",
    may=may_change_second_step,
    says=_("%(actor)s took a second step off their sign-in."),
)
def note_second_step_removed(person: Person, *, actor: Actor, step: str) -> None:
    """Tell that a person took ``step`` off."""
    current_deed().facts["step"] = step
    writing.change(person)
