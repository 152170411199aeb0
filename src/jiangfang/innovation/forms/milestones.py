"""Forms of what a project's team keeps: milestones, the steps of the story, requests for a change."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.forms.revision import long_text
from jiangfang.innovation.models import Step
from jiangfang.kernel import clock
from jiangfang.people.fields import DayField, MoneyField, PastDayField
from jiangfang.people.offers import DeedForm


class PlanMilestoneForm(DeedForm):
    """Something that is due on a day."""

    title = forms.CharField(label=_("Milestone"), max_length=120)
    due_on = DayField(label=_("Due on"))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class _OpenMilestoneForm(DeedForm):
    """A deed on one of the milestones that are not done yet."""

    from_address = ("milestone",)
    milestone = forms.ModelChoiceField(label=_("Milestone"), queryset=None, empty_label=None)

    def __init__(self, *args: Any, subject: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        self.fields["milestone"].queryset = subject.milestones.filter(done_on__isnull=True)
        self.fields["milestone"].label_from_instance = lambda one: f"{one.title} ({one.due_on.isoformat()})"


class ReachMilestoneForm(_OpenMilestoneForm):
    """A milestone that is done."""

    done_on = PastDayField(label=_("Done on"), initial=clock.today)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class ReplanMilestoneForm(_OpenMilestoneForm):
    """Another day for a milestone."""

    due_on = DayField(label=_("New day"))
    note = forms.CharField(label=_("Why it moves"), max_length=200, required=False)


class StepForm(DeedForm):
    """A step of the story, written for the first time or anew."""

    from_address = ("step",)
    step = forms.ChoiceField(label=_("Step"), choices=Step.choices)
    text = long_text(_("What was found and done"), rows=8)
    done_on = PastDayField(label=_("Done on"), initial=clock.today)

    def __init__(self, *args: Any, subject: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        if subject.record.state == "accepted":
            self.fields["step"].choices = [(Step.DEPLOY.value, Step.DEPLOY.label)]
        written = subject.steps.filter(step=self.initial.get("step") or "").first()
        if written is not None:
            self.initial |= {"text": written.text, "done_on": written.done_on}


class ChangeRequestForm(DeedForm):
    """Another end, budget or goal; what stays as it is stays empty."""

    new_end = DayField(label=_("New end"), required=False)
    new_budget_fen = MoneyField(label=_("New budget"), required=False)
    new_goal = long_text(_("New goal"), required=False)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class AnswerChangeForm(DeedForm):
    """Yes, which takes effect at once, or no with the reason."""

    request = forms.ModelChoiceField(queryset=None, widget=forms.HiddenInput)
    granted = forms.TypedChoiceField(
        label=_("Answer"),
        choices=[("yes", _("Grant it; it takes effect at once")), ("no", _("Refuse it"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
        help_text=_("A refusal needs a reason."),
    )

    def __init__(self, *args: Any, subject: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        waiting = subject.change_requests.filter(answer="open")
        self.fields["request"].queryset = waiting
        self.initial["request"] = waiting.values_list("pk", flat=True).first()
