"""Forms about organisations: entering one below, describing it, moving it, and who belongs to an alliance."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.people.actions.organisations import BELOW
from jiangfang.people.fields import DayField, NamedOrganisationField, PastDayField
from jiangfang.people.offers import DeedForm
from jiangfang.people.queries.organisations import parents_for, studios_to_join, studios_within
from jiangfang.records.models import Level

OF_THE_RECORD = ("title", "title_en")


class FoundForm(DeedForm):
    """A new organisation below this one."""

    title = forms.CharField(label=_("Title"), max_length=200)
    title_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    level = forms.ChoiceField(label=_("Level"))
    slug = forms.SlugField(
        label=_("Short name in addresses"), max_length=60, help_text=_("Small letters, digits and hyphens; it stays.")
    )
    short_name = forms.CharField(label=_("Short name"), max_length=40, required=False)
    short_name_en = forms.CharField(label=_("Short name in English"), max_length=60, required=False)
    founded_on = PastDayField(label=_("Founded on"), required=False)
    since = DayField(
        label=_("In the tree since"),
        required=False,
        help_text=_("The first day on which it stands below; today if empty."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = [
            (level.value, level.label) for level in Level if level in BELOW[Level(self.subject.level)]
        ]


class DescribeForm(DeedForm):
    """How an organisation is called and described."""

    starts_from_record = True

    title = forms.CharField(label=_("Title"), max_length=200)
    title_en = forms.CharField(label=_("Name in English"), max_length=200, required=False)
    short_name = forms.CharField(label=_("Short name"), max_length=40, required=False)
    short_name_en = forms.CharField(label=_("Short name in English"), max_length=60, required=False)
    founded_on = PastDayField(label=_("Founded on"), required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    industry = forms.CharField(label=_("Industry"), max_length=60, required=False)
    credit_code = forms.RegexField(
        r"[0-9A-HJ-NPQRTUWXY]{18}", label=_("Unified social credit code"), max_length=18, required=False
    )
    about = forms.CharField(label=_("About"), widget=forms.Textarea(attrs={"rows": 5}), max_length=5000, required=False)
    about_en = forms.CharField(
        label=_("About, in English"), widget=forms.Textarea(attrs={"rows": 5}), max_length=5000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name != "version":
                field.initial = getattr(self.subject.record if name in OF_THE_RECORD else self.subject, name)

    def values(self) -> dict[str, Any]:
        """What was changed, and nothing else."""
        return {name: self.cleaned_data[name] for name in self.changed_data if name != "version"}


class MoveForm(DeedForm):
    """Below which organisation it stands from which day on."""

    parent = NamedOrganisationField(label=_("New place below"))
    since = PastDayField(label=_("From"), initial=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        levels = [level for level, below in BELOW.items() if self.subject.level in below]
        self.fields["parent"].among(parents_for(self.reader, levels))


class JoinForm(DeedForm):
    """Which studio belongs to the alliance, from which day on."""

    member = NamedOrganisationField(label=_("Studio"))
    since = PastDayField(label=_("Member since"), initial=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].among(studios_to_join(self.reader))


class LeaveForm(DeedForm):
    """Which studio leaves the alliance, and when."""

    from_address = ("member",)

    member = NamedOrganisationField(label=_("Studio"))
    on = DayField(
        label=_("Until"), initial=clock.today, help_text=_("The first day on which it is no longer a member.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["member"].among(studios_within(self.subject))
