"""Forms of suggestions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.forms.photos import PhotoForm
from jiangfang.innovation.forms.problems import focus_field
from jiangfang.innovation.forms.revision import RevisionForm, audience_field, long_text
from jiangfang.innovation.models import Focus
from jiangfang.kernel import clock
from jiangfang.people.fields import PastDayField
from jiangfang.people.offers import DeedForm


class SuggestForm(PhotoForm):
    """What would be better; how it is now may be told by a photo."""

    field_order = ("title", "proposal", "present")

    title = forms.CharField(label=_("What should change?"), max_length=200)
    proposal = long_text(_("How it should be"))
    present = long_text(_("How it is now"), required=False)
    expected_effect = long_text(_("What it would bring"), rows=2, required=False)
    equipment = forms.CharField(label=_("Equipment"), max_length=120, required=False)
    focus = focus_field(initial=Focus.NEW_PROCESS)
    made_on = PastDayField(label=_("Made on"), initial=clock.today)


class ReviseSuggestionForm(RevisionForm):
    """What the suggestion says."""

    title = forms.CharField(label=_("What should change?"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    proposal = long_text(_("How it should be"))
    present = long_text(_("How it is now"), required=False)
    expected_effect = long_text(_("What it would bring"), rows=2, required=False)
    equipment = forms.CharField(label=_("Equipment"), max_length=120, required=False)
    focus = focus_field()
    made_on = PastDayField(label=_("Made on"))
    audience = audience_field()


class AcceptSuggestionForm(DeedForm):
    """Yes, and if it is known, how."""

    answer = long_text(_("What will happen next"), required=False)


class CarryOutForm(DeedForm):
    """How it was carried out."""

    answer = long_text(_("How it was carried out"), rows=6)
    carried_out_on = PastDayField(label=_("Carried out on"), initial=clock.today)
