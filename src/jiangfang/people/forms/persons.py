"""Forms about persons: their data, honours, grades."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.people.fields import DayField, PastDayField
from jiangfang.people.forms.seats import roles_for
from jiangfang.people.honours import HONOUR_LEVELS
from jiangfang.people.models import Grade
from jiangfang.people.offers import DeedForm

OF_THE_RECORD = {"name": "title", "name_en": "title_en"}


class PersonForm(DeedForm):
    """The data of a person."""

    name = forms.CharField(label=_("Name"), max_length=200)
    name_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    trade = forms.CharField(label=_("Trade"), max_length=60, required=False)
    section = forms.CharField(label=_("Team or section"), max_length=60, required=False)
    post = forms.CharField(label=_("Post"), max_length=80, required=False)
    professional_title = forms.CharField(label=_("Professional title"), max_length=60, required=False)
    education = forms.CharField(label=_("Education"), max_length=60, required=False)
    joined_trade_on = PastDayField(label=_("In the trade since"), required=False)
    retires_on = DayField(
        label=_("Retires on"),
        required=False,
        help_text=_("Skills can be handed on in time when this is known."),
    )


class RegisterForm(PersonForm):
    """A new person, at home in the organisation, with a seat there if wanted."""

    role = forms.ChoiceField(label=_("Seat here"), required=False, help_text=_("More seats can be given later."))
    starts_on = DayField(label=_("Seat from"), required=False, initial=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("no seat yet")), *roles_for(self.reader, self.subject)]


class ReviseForm(PersonForm):
    """The data of a person as it stands, to be changed."""

    starts_from_record = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record = self.subject.record
        for name, field in self.fields.items():
            if name != "version":
                field.initial = (
                    getattr(record, OF_THE_RECORD[name]) if name in OF_THE_RECORD else getattr(self.subject, name)
                )

    def values(self) -> dict[str, Any]:
        """What was changed, and nothing else."""
        return {
            OF_THE_RECORD.get(name, name): self.cleaned_data[name] for name in self.changed_data if name != "version"
        }


class HonourForm(DeedForm):
    """A title or medal that the person holds."""

    title = forms.CharField(label=_("Honour"), max_length=120)
    level = forms.ChoiceField(label=_("Level"), choices=[("", "—"), *HONOUR_LEVELS.items()], required=False)
    authority = forms.CharField(label=_("Awarded by"), max_length=120, required=False)
    year = forms.IntegerField(label=_("Year"), min_value=1949, required=False)
    source = forms.CharField(
        label=_("Source"),
        max_length=200,
        required=False,
        help_text=_("The document that says so, for example its number or address."),
    )

    def clean_year(self) -> int | None:
        year = self.cleaned_data["year"]
        if year is not None and year > clock.today().year:
            raise forms.ValidationError(_("This year has not come yet."), code="future")
        return year


class GradeForm(DeedForm):
    """The day on which the person reached a skill grade."""

    grade = forms.ChoiceField(label=_("Skill grade"), choices=Grade.choices)
    reached_on = PastDayField(label=_("Reached on"), help_text=_("The day that the certificate bears."))
    certificate = forms.CharField(label=_("Certificate number"), max_length=60, required=False)
