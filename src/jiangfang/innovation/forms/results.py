"""Forms of results, adoptions and methods."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.forms.contributors import ContributorsForm, lines_of
from jiangfang.innovation.forms.problems import focus_field
from jiangfang.innovation.forms.revision import RevisionForm, as_typed, audience_field, colleagues, long_text
from jiangfang.innovation.models import ResultType
from jiangfang.innovation.queries.results import (
    previous_generations,
    projects_behind,
    users_to_choose,
)
from jiangfang.kernel import clock
from jiangfang.people.fields import NamedPersonField, PastDayField
from jiangfang.people.offers import DeedForm


class ResultForm(ContributorsForm):
    """What is new, who did it with which share, and what it came from."""

    title = forms.CharField(label=_("Title"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    type = forms.ChoiceField(label=_("Type"), choices=ResultType.choices)
    focus = focus_field()
    summary = long_text(_("What is new and what it does"))
    equipment = forms.CharField(label=_("Equipment"), max_length=120, required=False)
    achieved_on = PastDayField(label=_("Achieved on"), initial=clock.today)
    project = forms.ModelChoiceField(queryset=None, label=_("Project"), required=False)
    previous = forms.ModelChoiceField(queryset=None, label=_("Previous generation"), required=False)
    patentable = forms.BooleanField(label=_("It could be patented"), required=False)

    def __init__(self, *args: Any, subject: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, reader=reader, **kwargs)
        self.fields["project"].queryset = projects_behind(subject, reader)
        self.fields["previous"].queryset = previous_generations(subject, reader)
        self.add_contributors(subject, [(as_typed(reader), "100", "")])

    def values(self) -> dict[str, Any]:
        return {**self.others(super().values()), "shares": self.contributors()}


class SharesForm(ContributorsForm):
    """The corrected contributors, with the reason."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_contributors(self.subject.organisation, lines_of(self.subject), self.subject.shares.values("person"))

    def values(self) -> dict[str, Any]:
        return {"shares": self.contributors(), "reason": self.cleaned_data["reason"]}


class ReviseResultForm(ContributorsForm, RevisionForm):
    """What the draft says."""

    title = forms.CharField(label=_("Title"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    type = forms.ChoiceField(label=_("Type"), choices=ResultType.choices)
    focus = focus_field()
    summary = long_text(_("What is new and what it does"))
    equipment = forms.CharField(label=_("Equipment"), max_length=120, required=False)
    patentable = forms.BooleanField(label=_("It could be patented"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.add_contributors(self.subject.organisation, lines_of(self.subject), self.subject.shares.values("person"))

    def said(self, subject: Any, name: str) -> Any:
        return "" if name == "shares" else super().said(subject, name)

    def values(self) -> dict[str, Any]:
        changed = super().values()
        kept = self.others(changed)
        return kept if changed.keys() == kept.keys() else kept | {"shares": self.contributors()}


class PatentableForm(DeedForm):
    """Whether it could be patented; the novelty guard has its say."""

    patentable = forms.BooleanField(label=_("It could be patented"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["patentable"].initial = self.subject.patentable


class AudienceForm(DeedForm):
    """Who may see it; the novelty guard has its say."""

    audience = audience_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].initial = str(self.subject.record.audience)


class AdoptionForm(DeedForm):
    """Where a result is in use. The subject is the result."""

    user = forms.ModelChoiceField(queryset=None, label=_("Unit that uses it"))
    where = forms.CharField(label=_("Where exactly"), max_length=160)
    since = PastDayField(label=_("In use since"))
    effect = long_text(_("Effect"), rows=3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = users_to_choose()


class ReviseUseForm(RevisionForm):
    """Where it is in use, until the user has answered."""

    user = forms.ModelChoiceField(queryset=None, label=_("Unit that uses it"))
    where = forms.CharField(label=_("Where exactly"), max_length=160)
    since = PastDayField(label=_("In use since"))
    effect = long_text(_("Effect"), rows=3, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = users_to_choose()


class ConfirmUseForm(DeedForm):
    """The user's word."""

    effect = long_text(_("Effect in the user's words"), rows=3, required=False)

    def values(self) -> dict[str, Any]:
        return {"effect": self.cleaned_data["effect"] or None}


class EndUseForm(DeedForm):
    until = PastDayField(label=_("In use until"), initial=clock.today)


class MethodForm(DeedForm):
    """An operating method: who worked it out, its steps, and what matters in them."""

    title = forms.CharField(label=_("Title"), max_length=200)
    author = NamedPersonField(label=_("First author"))
    steps = long_text(_("Steps"), rows=8)
    essentials = long_text(_("What matters and why"), required=False)
    indicator = forms.CharField(label=_("Indicator before and after"), max_length=200, required=False)
    practised_since = PastDayField(label=_("Practised since"))
    result = forms.ModelChoiceField(queryset=None, label=_("Result"), required=False)

    def __init__(self, *args: Any, subject: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, reader=reader, **kwargs)
        self.fields["author"].initial = as_typed(reader)
        self.fields["author"].among(colleagues(subject))
        self.fields["result"].queryset = previous_generations(subject, reader)


class ReviseMethodForm(RevisionForm):
    """What the draft says."""

    title = forms.CharField(label=_("Title"), max_length=200)
    steps = long_text(_("Steps"), rows=8)
    essentials = long_text(_("What matters and why"), required=False)
    indicator = forms.CharField(label=_("Indicator before and after"), max_length=200, required=False)


class NameForm(DeedForm):
    """The name that the method carries from now on."""

    title = forms.CharField(
        label=_("Name of the method"),
        max_length=200,
        help_text=_("A method is named after its author, for example “Zhou Zheng alignment method”."),
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].initial = self.subject.record.title
        self.fields["title_en"].initial = self.subject.record.title_en
