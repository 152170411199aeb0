"""Who may be told what: one's own calendar links, and the webhooks of an organisation."""

from typing import Any

from jiangfang.kernel.rules import rule
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person
from jiangfang.people.rules import is_real_actor, may_seat


@rule(N_("Only the person whose calendar link it is may do this."))
def is_own_calendar(actor: Any, subject: Any) -> bool:
    return isinstance(actor, Person) and actor.pk == subject.pk


@rule(N_("A webhook belongs to the person who sets it up."))
def is_a_person(actor: Any, subject: Any) -> bool:
    """What a webhook tells is what its maker may see, so somebody must be its maker."""
    return isinstance(actor, Person)


may_keep_calendar_links = is_real_actor & is_own_calendar
may_keep_webhooks = is_a_person & is_real_actor & may_seat
