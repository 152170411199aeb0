"""Who may do what with projects and activities. The company decides, and nobody decides on their own project."""

from typing import Any

from jiangfang.innovation.models import Activity, Project
from jiangfang.innovation.rules.places import is_person, leads_the_company, may_work_here
from jiangfang.kernel.rules import rule
from jiangfang.kernel.text import N_
from jiangfang.people.rules import may_lead


@rule(N_("Only the responsible person may do this."))
def is_responsible(actor: Any, subject: Project) -> bool:
    """The actor answers for the project."""
    return is_person(actor, subject.leader_id)


@rule(N_("Only the responsible person and the team may do this."))
def is_of_the_team(actor: Any, subject: Project) -> bool:
    """The actor answers for the project or works in its team."""
    # Read through the relation's cache: a page that shows the team asks no further question.
    return is_person(actor, subject.leader_id) or any(
        is_person(actor, member.person_id) for member in subject.team.all()
    )


@rule(N_("You work in this project yourself."), help=N_("Another officer of the company decides on it."))
def is_not_of_the_team(actor: Any, subject: Project) -> bool:
    """Separation of duties: who works in a project does not decide on it."""
    return not is_of_the_team(actor, subject)


@rule(N_("Only a draft can be revised."), help=N_("Ask for a change of end, budget or goal instead."))
def is_draft(actor: Any, subject: Project) -> bool:
    """The project has not been submitted, or was returned."""
    return subject.record.state == "draft"


@rule(N_("The project is not running."))
def is_running(actor: Any, subject: Project) -> bool:
    """The project is approved and being worked on."""
    return subject.record.state == "running"


@rule(N_("The project is neither a draft nor running."), help=N_("Wait until the company has decided."))
def is_in_work(actor: Any, subject: Project) -> bool:
    """The project is with its team, not with those who decide."""
    return subject.record.state in ("draft", "running")


@rule(N_("The story of this project is closed."))
def has_open_story(actor: Any, subject: Project) -> bool:
    """Steps are written while the project is with its team; the deployment also after acceptance."""
    return subject.record.state in ("draft", "running", "accepted")


may_draft_project = may_work_here
may_revise_project = is_draft & (is_of_the_team | may_lead)
may_submit_project = is_responsible | may_lead
may_decide_project = leads_the_company & is_not_of_the_team
may_hand_in_project = is_responsible | may_lead
may_stop_project = may_lead | (is_responsible & is_draft)
may_hand_over_project = is_in_work & may_lead
may_change_team = is_in_work & (is_responsible | may_lead)
may_plan_milestone = is_in_work & (is_of_the_team | may_lead)
may_reach_milestone = is_running & (is_of_the_team | may_lead)
may_write_step = has_open_story & (is_of_the_team | may_lead)
may_request_change = is_running & (is_of_the_team | may_lead)
may_answer_change = is_running & may_decide_project


@rule(N_("Only the person who recorded it may do this."))
def is_host(actor: Any, subject: Activity) -> bool:
    """The actor recorded the activity."""
    return is_person(actor, subject.host_id)


@rule(N_("The activity was cancelled."))
def is_not_cancelled(actor: Any, subject: Activity) -> bool:
    """The activity is planned or was held; minutes may be corrected, the history keeps the old ones' hash."""
    return subject.record.state != "cancelled"


may_record_activity = may_work_here
may_keep_activity = may_lead | is_host
may_revise_activity = is_not_cancelled & may_keep_activity
