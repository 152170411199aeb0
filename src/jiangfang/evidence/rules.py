"""Who may hand in evidence, and who may correct or withdraw it. The subject is the noun, or the evidence itself."""

from typing import Any

from jiangfang.kernel.rules import rule
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.people.rules import holds, is_involved, is_real_actor, may_lead, may_work
from jiangfang.people.visibility import visible_records


@rule(N_("This record is not open to you."), help=N_("Ask the studio to open it to you."))
def sees_record(actor: Any, subject: Any) -> bool:
    return isinstance(actor, Person) and visible_records(actor).filter(pk=subject.record_id).exists()


@rule(
    N_("Only who handed it in, or the leader of the studio, may change what is said of it."),
    help=N_("Ask one of them; the page shows who handed it in."),
)
def is_contributor(actor: Any, subject: Any) -> bool:
    return isinstance(actor, Person) and subject.added_by_id == actor.pk


keeps_papers = holds(Power.RECORD_PAPER, N_("You have no seat in this organisation."))

# Work at the record's home, a part in the record, or the clerk's office, which scans what was signed on paper; whoever
# stands in none of these hands in through those who do.
may_hand_in = is_real_actor & (may_work | keeps_papers | is_involved)
may_add_evidence = may_hand_in & sees_record
may_change_evidence = is_real_actor & (is_contributor | may_lead) & sees_record
