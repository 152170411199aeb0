"""Pages of projects."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation import actions
from jiangfang.innovation.forms import milestones as parts
from jiangfang.innovation.forms import projects as forms
from jiangfang.innovation.models import Focus, Source
from jiangfang.innovation.queries import phases_of, taken_up_by, whole_project
from jiangfang.innovation.rules import may_draft_project
from jiangfang.innovation.views.beginning import home_where
from jiangfang.innovation.views.pages import fetch, list_page, record_page
from jiangfang.kernel import clock
from jiangfang.kernel.quantities import format_money
from jiangfang.people.doing import run_form
from jiangfang.people.listing import Column, Filter, list_of
from jiangfang.people.offers import DeedForm, ReasonForm, page_for
from jiangfang.search.queries import narrow
from jiangfang.ui.wording import day_text

PROJECTS = list_of(
    "project",
    columns=[
        Column(_("Responsible"), lambda row: row.leader.record.name),
        Column(_("Focus"), lambda row: row.get_focus_display()),
        Column(_("Until"), lambda row: day_text(row.ends_on), "number"),
        Column(_("Budget"), lambda row: format_money(row.budget_fen, get_language() or "zh-hans"), "number"),
    ],
    filters=[
        Filter("focus", _("Focus"), "focus", Focus.choices),
        Filter("source", _("Source"), "source", Source.choices),
    ],
    find=narrow,
    related=("leader__record",),
    empty_title=_("No projects yet"),
    empty_hint=_(
        "A project takes up a problem or a suggestion, or a topic of the studio's own: goal, team, milestones."
    ),
)


def _has_open_milestone(project: Any) -> bool:
    return any(milestone.done_on is None for milestone in project.milestones.all())


def _has_open_request(project: Any) -> bool:
    return any(request.answer == "open" for request in project.change_requests.all())


def _has_no_open_request(project: Any) -> bool:
    return not _has_open_request(project)


for _verb, _form, _tone in (
    ("submitted", DeedForm, "primary"),
    ("approved", forms.ApproveForm, "primary"),
    ("handed_in", forms.HandInForm, "primary"),
    ("accepted", forms.AcceptForm, "primary"),
    ("returned", ReasonForm, "plain"),
    ("sent_back", ReasonForm, "plain"),
    ("refused", ReasonForm, "danger"),
    ("stopped", ReasonForm, "danger"),
):
    page_for(f"innovation.project.{_verb}", "innovation:project_deed", form=_form, tone=_tone)

IN_WORK = ("draft", "running")
# These stand beside what they change, not among the buttons of the page's head.
BESIDE = {
    "step_written": (parts.StepForm, _("Write a step"), ("draft", "running", "accepted"), None),
    "milestone_planned": (parts.PlanMilestoneForm, _("Plan a milestone"), IN_WORK, None),
    "milestone_reached": (parts.ReachMilestoneForm, _("Reach a milestone"), ("running",), _has_open_milestone),
    "milestone_replanned": (parts.ReplanMilestoneForm, _("Move a milestone"), IN_WORK, _has_open_milestone),
    "team_changed": (forms.TeamForm, _("Change the team"), IN_WORK, None),
    "handed_over": (forms.HandOverForm, _("Hand the project over"), IN_WORK, None),
    "change_requested": (parts.ChangeRequestForm, _("Ask for a change"), ("running",), _has_no_open_request),
    "change_answered": (parts.AnswerChangeForm, _("Answer the change request"), ("running",), _has_open_request),
}
for _verb, (_form, _label, _states, _when) in BESIDE.items():
    page_for(
        f"innovation.project.{_verb}",
        "innovation:project_deed",
        form=_form,
        label=_label,
        states=_states,
        when=_when,
    )
page_for(
    "innovation.project.revised",
    "innovation:project_deed",
    form=forms.ReviseProjectForm,
    label=_("Revise"),
    states=("draft",),
)


def projects(request: HttpRequest) -> HttpResponse:
    """The projects that are open to the reader."""
    return list_page(request, "project", PROJECTS, new="innovation:project_new", new_label=_("Start a project"))


def project(request: HttpRequest, code: str) -> HttpResponse:
    """One project: goal, story, milestones, team, changes, and what may be done now."""
    noun = whole_project(code, request.reader)
    return record_page(
        request,
        noun,
        "innovation/project.html",
        phases=phases_of(noun),
        taken_up=taken_up_by(noun),
        beside=BESIDE,
        today=clock.today(),
    )


def project_new(request: HttpRequest) -> HttpResponse:
    """Begin a project, maybe on a problem or a suggestion."""
    home = home_where(request, may_draft_project)
    taken_up = _taken_up(request)
    form = forms.ProjectForm(request.POST or None, subject=home, reader=request.reader, taken_up=taken_up)

    def act() -> str:
        made = actions.draft_project(home, actor=request.reader, **form.values())
        return reverse("innovation:project", args=[made.record.code])

    context = {
        "heading": _("Start a project"),
        "lead": taken_up.record.name if taken_up else home,
        "back_url": reverse(taken_up.kind.page, args=[taken_up.record.code])
        if taken_up
        else reverse("innovation:projects"),
    }
    return run_form(request, form, act, context)


def _taken_up(request: HttpRequest) -> Any:
    """The problem or suggestion that the address names, if it is open to the reader."""
    kind = next((kind for kind in ("problem", "suggestion") if request.GET.get(kind)), "")
    return fetch(kind, request, request.GET[kind]) if kind else None
