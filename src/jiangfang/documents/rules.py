"""Who may have documents drawn up, and who may withdraw one."""

from typing import Any

from jiangfang.kernel.rules import rule
from jiangfang.kernel.text import N_
from jiangfang.people.models import Involvement, Person
from jiangfang.people.rules import is_real_actor, may_lead
from jiangfang.people.visibility import visible_records


@rule(N_("This record is not open to you."), help=N_("Ask the studio to open it to you."))
def sees_subject(actor: Any, subject: Any) -> bool:
    """Whoever reads a record may have printed what they read. What kind of document needs more says so itself."""
    return isinstance(actor, Person) and visible_records(actor).filter(pk=subject.pk).exists()


@rule(N_("Only its drawer, or the leader of the organisation, may withdraw it."))
def is_drawer(actor: Any, subject: Any) -> bool:
    return (
        isinstance(actor, Person)
        and Involvement.objects.filter(person=actor, record_id=subject.pk, role="drafter").exists()
    )


may_draw_up = is_real_actor & sees_subject
may_withdraw = is_real_actor & (is_drawer | may_lead)
