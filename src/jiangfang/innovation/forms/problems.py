"""Forms of problems."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.forms.photos import PhotoForm
from jiangfang.innovation.forms.revision import RevisionForm, audience_field, long_text
from jiangfang.innovation.models import Focus, Problem, Urgency
from jiangfang.kernel import clock
from jiangfang.kernel.errors import NotThere
from jiangfang.people.fields import MoneyField, PastDayField
from jiangfang.people.offers import DeedForm
from jiangfang.people.visibility import named


def focus_field(**more: Any) -> forms.ChoiceField:
    """The five classes by which unions count."""
    return forms.ChoiceField(label=_("Focus"), choices=Focus.choices, widget=forms.RadioSelect, **more)


class ReportForm(PhotoForm):
    """A problem in under a minute: a sentence and a photo are enough."""

    field_order = ("title",)

    title = forms.CharField(label=_("What is wrong?"), max_length=200)
    equipment = forms.CharField(label=_("Equipment"), max_length=120, required=False)
    description = long_text(_("What happens, since when, how often?"), required=False)
    focus = focus_field(initial=Focus.SAFE_PRODUCTION)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices, initial=Urgency.NORMAL)
    loss_fen = MoneyField(label=_("Loss per year, if known"), required=False)
    found_on = PastDayField(label=_("Found on"), initial=clock.today)


class ReviseProblemForm(RevisionForm):
    """What the problem says."""

    title = forms.CharField(label=_("What is wrong?"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    equipment = forms.CharField(label=_("Equipment"), max_length=120, required=False)
    description = long_text(_("What happens, since when, how often?"), required=False)
    focus = focus_field()
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices)
    loss_fen = MoneyField(label=_("Loss per year, if known"), required=False)
    found_on = PastDayField(label=_("Found on"))
    audience = audience_field()


class SolveForm(DeedForm):
    """How a problem was solved, for the reporter and for whoever meets it next."""

    answer = long_text(_("How it was solved"), rows=6)
    solved_on = PastDayField(label=_("Solved on"), initial=clock.today)


class MergeForm(DeedForm):
    """The other record that tells the same."""

    into = forms.CharField(
        label=_("Code of the other problem"), max_length=14, help_text=_("It stands above the title of the other page.")
    )

    def clean_into(self) -> Problem:
        try:
            return named("problem", self.cleaned_data["into"], self.reader)
        except NotThere:
            raise forms.ValidationError(_("There is no problem with this code that is open to you.")) from None
