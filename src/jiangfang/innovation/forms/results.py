"""Forms of results, adoptions and methods."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.forms.problems import focus_field
from jiangfang.innovation.forms.revision import RevisionForm, as_typed, audience_field, colleagues, long_text
from jiangfang.innovation.models import Result, ResultType
from jiangfang.innovation.queries.results import (
    contributors_to_choose,
    previous_generations,
    projects_behind,
    users_to_choose,
)
from jiangfang.kernel import clock
from jiangfang.people.fields import NamedPersonField, NumberField, PastDayField
from jiangfang.people.offers import DeedForm
from jiangfang.records.models import Organisation

CONTRIBUTORS = 6
# Parts of a contributor's line, as the names of its fields begin.
LINE = ("person_", "percent_", "part_")


def add_contributors(form: DeedForm, home: Organisation, said: list[tuple[Any, Any, str]], named: Any = ()) -> None:
    """Fields for contributors in their order: who, how many per cent, what they did; people of ``home`` or ``named``."""
    people = contributors_to_choose(home, named)
    suggestions = None
    for number in range(1, max(CONTRIBUTORS, len(said)) + 1):
        who, percent, part = said[number - 1] if number <= len(said) else ("", "", "")
        person = NamedPersonField(label=_("Contributor"), required=False, initial=who, help_text="")
        if suggestions is None:
            person.among(people)
            suggestions = person.widget.suggestions
        person.people, person.widget.suggestions = people, suggestions
        form.fields[f"person_{number}"] = person
        form.fields[f"percent_{number}"] = NumberField(label=_("Share in per cent"), required=False, initial=percent)
        form.fields[f"part_{number}"] = forms.CharField(
            label=_("Contribution"), max_length=120, required=False, initial=part
        )


def _numbers(form: DeedForm) -> list[int]:
    return [int(name.removeprefix("person_")) for name in form.fields if name.startswith("person_")]


def check_contributors(form: DeedForm) -> None:
    """A line is told by its person and a share; what misses one is refused at its field."""
    data = form.cleaned_data
    for number in _numbers(form):
        person, percent = data.get(f"person_{number}"), data.get(f"percent_{number}")
        told = percent is not None or data.get(f"part_{number}")
        if told and not person and f"person_{number}" not in form.errors:
            form.add_error(f"person_{number}", ValidationError(_("Whose share is this?"), code="person"))
        if person and percent is None and f"percent_{number}" not in form.errors:
            form.add_error(f"percent_{number}", ValidationError(_("How large is this share?"), code="percent"))
        if percent is not None and percent * 100 != int(percent * 100):
            form.add_error(f"percent_{number}", ValidationError(_("Two decimals at most."), code="decimals"))


def contributors_of(form: DeedForm) -> list[tuple[Any, int, str]]:
    """(person, basis points, contribution) of each line that names somebody."""
    data = form.cleaned_data
    return [
        (data[f"person_{n}"], int(data[f"percent_{n}"] * 100), data[f"part_{n}"])
        for n in _numbers(form)
        if data[f"person_{n}"]
    ]


def lines_of(result: Result) -> list[tuple[str, str, str]]:
    """The contributors of a result as the fields take them back."""
    rows = result.shares.select_related("person__record")
    return [(as_typed(row.person), f"{row.basis_points / 100:g}", row.part_played) for row in rows]


def without_contributors(values: dict[str, Any]) -> dict[str, Any]:
    """The other values of a form with contributors."""
    return {name: value for name, value in values.items() if not name.startswith(LINE)}


class ResultForm(DeedForm):
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
        add_contributors(self, subject, [(as_typed(reader), "100", "")])

    def clean(self) -> dict[str, Any]:
        check_contributors(self)
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        return {**without_contributors(super().values()), "shares": contributors_of(self)}


class SharesForm(DeedForm):
    """The corrected contributors, with the reason."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_contributors(self, self.subject.organisation, lines_of(self.subject), self.subject.shares.values("person"))

    def clean(self) -> dict[str, Any]:
        check_contributors(self)
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        return {"shares": contributors_of(self), "reason": self.cleaned_data["reason"]}


class ReviseResultForm(RevisionForm):
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
        add_contributors(self, self.subject.organisation, lines_of(self.subject), self.subject.shares.values("person"))

    def clean(self) -> dict[str, Any]:
        check_contributors(self)
        return self.cleaned_data

    def values(self) -> dict[str, Any]:
        changed = super().values()
        shares = {"shares": contributors_of(self)} if any(name.startswith(LINE) for name in changed) else {}
        return without_contributors(changed) | shares


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
