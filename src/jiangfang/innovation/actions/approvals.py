"""What the company decides about projects: approval, acceptance, changes of a running project, and its end before time."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import ChangeRequest, Problem, Project, Suggestion
from jiangfang.innovation.rules import (
    may_answer_change,
    may_decide_project,
    may_hand_in_project,
    may_request_change,
    may_stop_project,
    may_submit_project,
    schedule,
    values,
)
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid, NotThere
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.models import Person
from jiangfang.records import writing
from jiangfang.records.models import Audience

LIVE = ("draft", "submitted", "running", "handed_in")


def _note(reason: str, field: str = "reason") -> None:
    """Keep a reason beside the history; a deed that takes something back must have one."""
    values.check_many({field: values.text_error(reason, field)})
    current_deed().asides["note"] = reason


@action("innovation.project.submitted", may=may_submit_project, says=_("%(actor)s submitted the project for approval."))
def submit_project(project: Project, *, actor: Person) -> Project:
    """Ask the company to approve. Raises Invalid while the project is not open to those who approve."""
    if project.record.audience < Audience.COMPANY:
        raise Invalid(
            N_("The company could not see what it is to approve."),
            field="audience",
            help=N_("Open the project to the company, then submit it."),
        )
    current_deed().facts["budget_fen"] = project.budget_fen
    return writing.move(project, "submitted", returned_on=None)


@action("innovation.project.returned", may=may_decide_project, says=_("%(actor)s returned the project to its team."))
def return_project(project: Project, *, actor: Person, reason: str) -> Project:
    """Give a submitted project back to be worked over."""
    _note(reason)
    return writing.move(project, "draft", returned_on=clock.today())


@action("innovation.project.approved", may=may_decide_project, says=_("%(actor)s approved the project."))
def approve_project(
    project: Project, *, actor: Person, approval_document: str = "", approved_on: dt.date | None = None
) -> Project:
    """Let the project run. ``approved_on`` is today unless said (a paper may be older than its entry)."""
    day = approved_on or clock.today()
    fields = {"approval_document": approval_document, "approved_on": day}
    values.check(values.revised(project, fields, fields), approved_on=values.past_error(day, "approved_on"))
    current_deed().facts["budget_fen"] = project.budget_fen
    return writing.move(project, "running", **fields)


@action("innovation.project.refused", may=may_decide_project, says=_("%(actor)s refused the project."))
def refuse_project(project: Project, *, actor: Person, reason: str) -> Project:
    """Say that the project will not run; what it had taken up waits for its studio again."""
    _note(reason)
    writing.move(project, "refused")
    _give_back(project)
    return project


def _give_back(project: Project) -> None:
    """What a project had taken up waits for its studio again, unless another project works on it."""
    for name, noun in (("problem", Problem), ("suggestion", Suggestion)):
        key = getattr(project, f"{name}_id")
        found = noun.objects.select_related("record").filter(pk=key, record__state="in_project").first()
        others = Project.objects.filter(**{name: found}, record__state__in=LIVE).exclude(pk=project.pk)
        if found is not None and not others.exists():
            writing.move(found, "accepted")


@action(
    "innovation.project.handed_in", may=may_hand_in_project, says=_("%(actor)s handed the project in for acceptance.")
)
def hand_in_project(project: Project, *, actor: Person, explanation: str = "") -> Project:
    """Ask the company to accept. Milestones that are not done need an ``explanation``; an open change request an answer."""
    missing = project.milestones.filter(done_on__isnull=True).count()
    if missing and not explanation.strip():
        raise Invalid(
            N_("Milestones not done yet: %(missing)s."),
            field="explanation",
            help=N_("Say why the project can be accepted without them."),
            missing=missing,
        )
    if project.change_requests.filter(answer=ChangeRequest.Answer.OPEN).exists():
        raise Invalid(N_("A change request is still open."), help=N_("Wait for its answer, then hand the project in."))
    if explanation.strip():
        _note(explanation, "explanation")
    current_deed().facts["milestones_open"] = missing
    return writing.move(project, "handed_in", returned_on=None)


@action("innovation.project.sent_back", may=may_decide_project, says=_("%(actor)s sent the project back to its team."))
def send_back_project(project: Project, *, actor: Person, reason: str) -> Project:
    """Say what is missing for the acceptance; the project runs on."""
    _note(reason)
    return writing.move(project, "running", returned_on=clock.today())


@action("innovation.project.accepted", may=may_decide_project, says=_("%(actor)s accepted the project."))
def accept_project(project: Project, *, actor: Person, conclusion: str, accepted_on: dt.date | None = None) -> Project:
    """Put on record that the target is reached. The problem behind it is solved by its own deed, which says how.

    ``accepted_on`` is today unless said, and not before the approval.
    """
    day = accepted_on or clock.today()
    values.check_many(
        {
            "conclusion": values.text_error(conclusion, "conclusion"),
            "accepted_on": values.past_error(day, "accepted_on")
            or values.order_error(project.approved_on, day, "accepted_on"),
        }
    )
    return writing.move(project, "accepted", conclusion=conclusion, accepted_on=day)


@action("innovation.project.stopped", may=may_stop_project, says=_("%(actor)s stopped the project."))
def stop_project(project: Project, *, actor: Person, reason: str) -> Project:
    """End the project before its target; what it had taken up waits for its studio again."""
    _note(reason)
    writing.move(project, "stopped")
    _give_back(project)
    return project


@action("innovation.project.change_requested", may=may_request_change, says=_("%(actor)s asked for a change."))
def request_change(
    project: Project,
    *,
    actor: Person,
    reason: str,
    new_end: dt.date | None = None,
    new_budget_fen: int | None = None,
    new_goal: str = "",
) -> ChangeRequest:
    """Ask the company for another end, budget (in fen) or goal of a running project; one request at a time."""
    request = ChangeRequest(
        project=project,
        reason=reason,
        new_end=new_end,
        new_budget_fen=new_budget_fen,
        new_goal=new_goal.strip(),
        requested_by=actor,
        requested_on=clock.today(),
    )
    _check_request(project, request)
    if project.change_requests.filter(answer=ChangeRequest.Answer.OPEN).exists():
        raise Invalid(N_("A change request is still open."), help=N_("Wait for its answer, then ask for the next."))
    current_deed().asides["note"] = reason
    current_deed().facts.update(new_end=new_end, new_budget_fen=new_budget_fen)
    return writing.add_parts(project, [request])[0]


def _check_request(project: Project, request: ChangeRequest) -> None:
    nothing = request.new_end is None and request.new_budget_fen is None and not request.new_goal
    asks = Invalid(N_("Ask for another end, another budget or another goal."), field="new_end") if nothing else None
    end = request.new_end and schedule.end_error(project, project.starts_on, request.new_end, "new_end")
    values.check(request, new_end=asks or end)


@action("innovation.project.change_answered", may=may_answer_change, says=_("%(actor)s answered the change request."))
def answer_change(
    project: Project, *, actor: Person, request: ChangeRequest, granted: bool, note: str = ""
) -> ChangeRequest:
    """Grant a change request, which takes effect at once, or refuse it with a ``note`` that says why.

    Raises NotThere for a request of another project or one that is answered.
    """
    found = project.change_requests.filter(pk=request.pk, answer=ChangeRequest.Answer.OPEN).first()
    if found is None:
        raise NotThere(N_("There is no open change request here."))
    if granted:
        _check_request(project, found)
        writing.change(project, **_changes_of(found))
    else:
        _note(note, "note")
    found.answer = ChangeRequest.Answer.GRANTED if granted else ChangeRequest.Answer.REFUSED
    found.answered_by, found.answered_on, found.note = actor, clock.today(), note
    writing.change_parts(project, [found], ["answer", "answered_by", "answered_on", "note"])
    current_deed().facts["granted"] = granted
    return found


def _changes_of(request: ChangeRequest) -> dict[str, object]:
    """The project's fields as a granted request sets them."""
    wanted = {"ends_on": request.new_end, "budget_fen": request.new_budget_fen, "goal": request.new_goal or None}
    return {name: value for name, value in wanted.items() if value is not None}
