"""Projects with their milestones, steps, team and change requests; and the studio's running activities."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiangfang.innovation.models.problems import Focus, Problem, Suggestion
from jiangfang.people.models import Person
from jiangfang.records.kinds import Kind
from jiangfang.records.models import Noun, Part


class Source(models.TextChoices):
    """Where a topic comes from."""

    ASSIGNED = "assigned", _("assigned from above")
    PROBLEM = "problem", _("a reported problem")
    SUGGESTION = "suggestion", _("a suggestion")
    OWN = "own", _("chosen by the studio")
    CHALLENGE = "challenge", _("open challenge")


class Step(models.TextChoices):
    """The steps of a QC story along PDCA, with horizontal deployment as the last."""

    TOPIC = "topic", _("choose the topic")
    PRESENT = "present", _("survey the present state")
    TARGET = "target", _("set the target")
    CAUSES = "causes", _("analyse the causes")
    MAIN_CAUSES = "main_causes", _("confirm the main causes")
    MEASURES = "measures", _("plan the measures")
    CARRY_OUT = "carry_out", _("carry out")
    CHECK = "check", _("check the effect")
    CONSOLIDATE = "consolidate", _("consolidate and standardise")
    SUMMARY = "summary", _("sum up and plan the next")
    DEPLOY = "deploy", _("horizontal deployment")


PHASES = {
    "plan": ("topic", "present", "target", "causes", "main_causes", "measures"),
    "do": ("carry_out",),
    "check": ("check",),
    "act": ("consolidate", "summary", "deploy"),
}


class Project(Noun):
    """A key technical project (攻关课题)."""

    kind = Kind(
        "project",
        "PRJ",
        _("project"),
        _("projects"),
        page="innovation:project",
        parts=("milestones", "steps", "team", "change_requests"),
    )

    source = models.CharField(_("source"), max_length=12, choices=Source, default=Source.OWN)
    problem = models.ForeignKey(
        Problem, null=True, blank=True, on_delete=models.PROTECT, related_name="projects", verbose_name=_("problem")
    )
    suggestion = models.ForeignKey(
        Suggestion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="projects",
        verbose_name=_("suggestion"),
    )
    focus = models.CharField(_("focus"), max_length=20, choices=Focus)
    goal = models.TextField(_("goal and measurable target"))
    plan = models.TextField(_("approach"), blank=True)
    equipment = models.CharField(_("equipment"), max_length=120, blank=True)
    leader = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("responsible"))
    budget_fen = models.BigIntegerField(_("budget"), default=0)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    approval_document = models.CharField(_("approval document"), max_length=80, blank=True)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    # Set while the project lies with its team because the company gave it back.
    returned_on = models.DateField(_("returned on"), null=True, blank=True)
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    conclusion = models.TextField(_("conclusion of the acceptance"), blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("project")


class Milestone(Part):
    """Something that is due on a day."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="milestones")
    title = models.CharField(_("milestone"), max_length=120)
    due_on = models.DateField(_("due on"))
    done_on = models.DateField(_("done on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(Part.Meta):
        ordering = ["due_on", "id"]
        verbose_name = _("milestone")


class ProjectStep(Part):
    """One written step of the QC story."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="steps")
    step = models.CharField(_("step"), max_length=12, choices=Step)
    text = models.TextField(_("what was found and done"))
    done_on = models.DateField(_("done on"))

    class Meta(Part.Meta):
        verbose_name = _("step")
        constraints = [models.UniqueConstraint(fields=["project", "step"], name="step_once_per_project")]


class TeamMember(Part):
    """A person in a project's team."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="team")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    task = models.CharField(_("task"), max_length=80, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("team member")
        constraints = [models.UniqueConstraint(fields=["project", "person"], name="team_member_once")]


class ChangeRequest(Part):
    """A request to change a running project's end, budget or goal, and its answer."""

    class Answer(models.TextChoices):
        OPEN = "open", pgettext_lazy("change request", "open")
        GRANTED = "granted", pgettext_lazy("change request", "granted")
        REFUSED = "refused", pgettext_lazy("change request", "refused")

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="change_requests")
    reason = models.TextField(_("reason"))
    new_end = models.DateField(_("new end"), null=True, blank=True)
    new_budget_fen = models.BigIntegerField(_("new budget"), null=True, blank=True)
    new_goal = models.TextField(_("new goal"), blank=True)
    requested_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    requested_on = models.DateField()
    answer = models.CharField(_("answer"), max_length=10, choices=Answer, default=Answer.OPEN)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_on = models.DateField(null=True)
    note = models.TextField(_("note"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("change request")


class Activity(Noun):
    """What a studio does week by week: plans, meetings, trainings, exchanges, work on site."""

    class Type(models.TextChoices):
        PLAN = "plan", _("yearly plan")
        MEETING = "meeting", _("meeting")
        TRAINING = "training", _("training")
        EXCHANGE = "exchange", _("technical exchange")
        SITE_WORK = "site_work", _("work on site")
        VISIT = "visit", _("visit")

    kind = Kind("activity", "ACT", _("activity"), _("activities"), page="innovation:activity", parts=("attendances",))

    type = models.CharField(_("type"), max_length=12, choices=Type)
    held_on = models.DateField(_("date"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    content = models.TextField(_("content"))
    output = models.TextField(_("output"), blank=True)
    host = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("recorded by"))
    guests = models.TextField(_("guests"), blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("activity")


class Attendance(Part):
    """A person who took part in an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta(Part.Meta):
        verbose_name = _("attendance")
        constraints = [models.UniqueConstraint(fields=["activity", "person"], name="attendance_once")]
