"""Who may do what with IP rights, and what can't be done with some kinds whoever asks."""

from typing import Any

from jiangfang.innovation.models import IPKind, IPRight
from jiangfang.innovation.reckoning.rights import PATENTS
from jiangfang.innovation.rules.places import may_work_here
from jiangfang.kernel.rules import rule
from jiangfang.kernel.text import N_
from jiangfang.people.rules import is_real_actor, may_lead, may_work


@rule(
    N_("A PCT application is never granted: it is not a patent and never becomes one."),
    help=N_("Enter each national application under its own number; those are granted by their offices."),
)
def can_be_granted(actor: Any, subject: IPRight) -> bool:
    return subject.type != IPKind.PCT


@rule(
    N_("Only a PCT application enters the national phase."),
    help=N_("Enter the national application under its own number."),
)
def is_international(actor: Any, subject: IPRight) -> bool:
    return subject.type == IPKind.PCT


@rule(N_("It was refused or withdrawn: nothing more can happen to it."))
def has_not_ended(actor: Any, subject: IPRight) -> bool:
    """The application did not come to nothing."""
    return subject.record.state != "ended"


@rule(N_("It is not in force."), help=N_("Record the grant or the restoration first."))
def is_in_force(actor: Any, subject: IPRight) -> bool:
    return subject.record.state == "in_force"


@rule(N_("Only a patent costs yearly fees; a PCT application and a software copyright do not."))
def costs_yearly_fees(actor: Any, subject: IPRight) -> bool:
    return subject.type in PATENTS


_keeps = may_work & is_real_actor

may_enter_ip_right = may_work_here
may_record_ip_event = has_not_ended & _keeps
may_pay_fee = costs_yearly_fees & is_in_force & _keeps
may_enter_national_phase = is_international & has_not_ended & _keeps
may_license_ip_right = has_not_ended & _keeps
may_link_ip_right = _keeps
may_grant_ip_right = can_be_granted & may_lead
may_end_ip_right = may_lead
may_restore_ip_right = may_lead
may_correct_ip_right = may_lead
may_open_ip_right = may_lead
