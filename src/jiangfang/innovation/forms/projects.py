"""Forms of projects: writing one, its team, and what the company decides."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.forms.problems import focus_field
from jiangfang.innovation.forms.revision import (
    RevisionForm,
    as_typed,
    at_hand,
    audience_field,
    colleagues,
    long_text,
)
from jiangfang.innovation.models import Focus, Source
from jiangfang.kernel import clock
from jiangfang.people.fields import DayField, MoneyField, NamedPersonField, PastDayField, PeopleField
from jiangfang.people.offers import DeedForm

OWN_SOURCES = [(one.value, one.label) for one in (Source.OWN, Source.ASSIGNED, Source.CHALLENGE)]


def without_nothing(values: dict[str, Any]) -> dict[str, Any]:
    """An empty budget is a budget of nothing."""
    return {**values, "budget_fen": values["budget_fen"] or 0} if "budget_fen" in values else values


class ProjectForm(DeedForm):
    """What a project aims at, by when, with whom and for how much. ``taken_up`` is the problem or suggestion behind it."""

    title = forms.CharField(label=_("Title"), max_length=200)
    goal = long_text(_("Goal and measurable target"), help_text=_("From what value to what value, and by when."))
    source = forms.ChoiceField(label=_("Source"), choices=OWN_SOURCES, initial=Source.OWN)
    focus = focus_field(initial=Focus.SAFE_PRODUCTION)
    plan = long_text(_("Approach"), required=False)
    equipment = forms.CharField(label=_("Equipment"), max_length=120, required=False)
    leader = NamedPersonField(label=_("Responsible"))
    team = PeopleField(label=_("Team"), required=False)
    also = NamedPersonField(label=_("One more, from elsewhere in the company"), required=False)
    starts_on = DayField(label=_("From"), initial=clock.today)
    ends_on = DayField(label=_("Until"))
    budget_fen = MoneyField(label=_("Budget"), required=False)
    audience = audience_field()

    def __init__(self, *args: Any, subject: Any, reader: Any, taken_up: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, reader=reader, **kwargs)
        self.taken_up = taken_up
        self.fields["leader"].initial = as_typed(reader)
        self.fields["team"].queryset = at_hand(subject, reader)
        for name in ("leader", "also"):
            self.fields[name].among(colleagues(subject))
        if taken_up is not None:
            del self.fields["source"]
            for name in ("focus", "equipment"):
                self.fields[name].initial = getattr(taken_up, name)
            self.fields["title"].initial = taken_up.record.title

    def values(self) -> dict[str, Any]:
        values = without_nothing(super().values())
        values["team"] = with_one_more(values["team"], values.pop("also"))
        if self.taken_up is not None:
            values[self.taken_up.kind.key] = self.taken_up
        return values


def with_one_more(people: Any, also: Any) -> list[Any]:
    """Those who were ticked, and the one who was typed."""
    return [*people, *([also] if also else [])]


class ReviseProjectForm(RevisionForm):
    """What the draft says."""

    title = forms.CharField(label=_("Title"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    goal = long_text(_("Goal and measurable target"), help_text=_("From what value to what value, and by when."))
    focus = focus_field()
    plan = long_text(_("Approach"), required=False)
    equipment = forms.CharField(label=_("Equipment"), max_length=120, required=False)
    starts_on = DayField(label=_("From"))
    ends_on = DayField(label=_("Until"))
    budget_fen = MoneyField(label=_("Budget"), required=False)
    audience = audience_field()

    def values(self) -> dict[str, Any]:
        return without_nothing(super().values())


class TeamForm(DeedForm):
    """Who works in the project beside the responsible person, and on what."""

    team = PeopleField(label=_("Team"), required=False)
    also = NamedPersonField(label=_("One more, from elsewhere in the company"), required=False)
    tasks = long_text(
        _("Tasks"), required=False, help_text=_("One line each: name, colon, task. Who is not named keeps their task.")
    )

    def __init__(self, *args: Any, subject: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, reader=reader, **kwargs)
        present = list(subject.team.select_related("person__record"))
        members = [row.person_id for row in present]
        people = at_hand(subject.organisation, reader, *members)
        self.fields["team"].queryset = people.exclude(pk=subject.leader_id)
        self.fields["team"].initial = members
        self.fields["also"].among(colleagues(subject.organisation))
        self.fields["tasks"].initial = "\n".join(
            f"{row.person.record.title}: {row.task}" for row in present if row.task
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        cleaned["team"] = with_one_more(cleaned.get("team", []), cleaned.pop("also", None))
        cleaned["tasks"] = self._tasks(cleaned.get("tasks", ""), cleaned["team"])
        return cleaned

    def _tasks(self, text: str, team: list[Any]) -> dict[Any, str]:
        """Tasks by person; a line that names nobody of the team is refused at the field."""
        tasks: dict[Any, str] = {}
        for line in filter(None, (line.strip() for line in text.splitlines())):
            name, _colon, task = line.replace("：", ":").partition(":")
            people = [person for person in team if name.strip() in (person.record.title, person.record.title_en)]
            if len(people) != 1 or not task.strip():
                self.add_error("tasks", _("This line names nobody of the team: %(line)s") % {"line": line})
            else:
                tasks[people[0]] = task.strip()
        return tasks


class HandOverForm(DeedForm):
    """Who answers for the project from now on."""

    leader = NamedPersonField(label=_("Responsible"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, subject: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        self.fields["leader"].among(colleagues(subject.organisation).exclude(pk=subject.leader_id))


class ApproveForm(DeedForm):
    """The paper that lets the project run."""

    approval_document = forms.CharField(
        label=_("Approval document"), max_length=80, required=False, help_text=_("Its number, if there is a paper.")
    )
    approved_on = PastDayField(label=_("Approved on"), initial=clock.today)


class HandInForm(DeedForm):
    """Why the project can be accepted without the milestones that are still open."""

    explanation = long_text(
        _("Explanation"), required=False, help_text=_("Needed only while a milestone is still open."), rows=3
    )


class AcceptForm(DeedForm):
    """What the acceptance found."""

    conclusion = long_text(
        _("Conclusion of the acceptance"), help_text=_("The value that was reached, and who saw it.")
    )
    accepted_on = PastDayField(label=_("Accepted on"), initial=clock.today)
