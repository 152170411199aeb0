"""Who may do what with results, their adoptions and methods. Nobody accepts, confirms or names their own work."""

from typing import Any

from jiangfang.innovation.models import Adoption, Method, Result, Share
from jiangfang.innovation.rules.places import is_person, leads_the_company, may_work_here
from jiangfang.kernel.rules import rule
from jiangfang.kernel.text import N_
from jiangfang.people.models import Involvement, Person
from jiangfang.people.roles import Power
from jiangfang.people.rules import is_real_actor, may_lead, may_work
from jiangfang.people.seating import has_power
from jiangfang.records.models import Noun

# Parts in a record that make a person one of its writers; those who decide or confirm are only named to read it.
WRITERS = ("drafter", "contributor", "author")


@rule(N_("Only those who wrote it, the leader, the deputy or the union officer may do this."))
def is_writer(actor: Any, subject: Noun) -> bool:
    """The actor drafted the record or is named in it as a contributor or author."""
    return (
        isinstance(actor, Person)
        and Involvement.objects.filter(person=actor, record_id=subject.pk, role__in=WRITERS).exists()
    )


@rule(N_("Only a draft can be revised."), help=N_("Ask the company to return it, or to correct what it holds."))
def is_draft(actor: Any, subject: Noun) -> bool:
    """It has not been submitted, or was returned."""
    return subject.record.state == "draft"


@rule(N_("This has not been accepted."))
def is_accepted(actor: Any, subject: Result) -> bool:
    """The company has accepted the result, and it still counts."""
    return subject.record.state == "accepted"


@rule(N_("This is over and is no longer changed."))
def is_alive(actor: Any, subject: Noun) -> bool:
    """It was neither refused nor withdrawn nor retired."""
    return subject.record.state not in ("refused", "withdrawn", "retired")


@rule(N_("The result is not marked as one that could be patented."))
def is_patentable(actor: Any, subject: Result) -> bool:
    """Somebody has said that the result could be patented."""
    return subject.patentable


@rule(N_("Shares are corrected after the result was submitted."), help=N_("Revise the draft instead."))
def holds_shares(actor: Any, subject: Result) -> bool:
    """The shares are with those who decide, or decided."""
    return subject.record.state in ("submitted", "accepted")


@rule(N_("The unit that uses it has answered already."))
def is_unanswered(actor: Any, subject: Adoption) -> bool:
    """The adoption waits for its user."""
    return subject.record.state == "entered"


@rule(N_("You have a share in the result."), help=N_("Somebody who has none must do this."))
def is_no_contributor(actor: Any, subject: Result | Adoption) -> bool:
    """Separation of duties: who has a share in a result neither accepts it nor confirms its use."""
    result_id = subject.result_id if isinstance(subject, Adoption) else subject.pk
    return not (isinstance(actor, Person) and Share.objects.filter(result_id=result_id, person=actor).exists())


@rule(N_("You are the author of the method."), help=N_("Another officer of the company names it."))
def is_no_author(actor: Any, subject: Method) -> bool:
    """Separation of duties: nobody names a method after themselves."""
    return not is_person(actor, subject.author_id)


@rule(
    N_("Only the head of the department that uses it may do this."),
    help=N_("The page of that organisation names its head."),
)
def confirms_use(actor: Any, subject: Adoption) -> bool:
    """The actor confirms effects at the organisation that uses the result, or above it."""
    return has_power(actor, Power.CONFIRM, subject.user_id)


_writes = (is_writer | may_lead) & is_real_actor

may_draft_result = may_work_here
may_revise_result = is_draft & _writes
may_submit_result = _writes
may_decide_result = leads_the_company & is_no_contributor
may_withdraw_result = leads_the_company
may_open_result = is_alive & may_lead
may_mark_patentable = is_alive & _writes
may_waive_novelty = is_patentable & is_alive & leads_the_company
may_correct_shares = holds_shares & may_decide_result

may_enter_adoption = is_accepted & (may_work | is_writer) & is_real_actor
may_revise_adoption = is_unanswered & (may_work | is_writer) & is_real_actor
may_call_confirmer = is_unanswered & (may_work | is_writer) & is_real_actor
may_confirm_adoption = confirms_use & is_no_contributor
may_end_adoption = confirms_use | may_work

may_draft_method = may_work_here
may_revise_method = is_draft & _writes
may_submit_method = _writes
may_decide_method = leads_the_company & is_no_author
may_open_method = is_alive & may_lead
may_retire_method = may_lead
