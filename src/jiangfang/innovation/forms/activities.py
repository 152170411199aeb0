"""Forms of activities: what is planned, minutes, who took part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.forms.photos import PhotoForm
from jiangfang.innovation.forms.projects import with_one_more
from jiangfang.innovation.forms.revision import RevisionForm, at_hand, audience_field, colleagues, long_text
from jiangfang.innovation.models import Activity
from jiangfang.kernel import clock
from jiangfang.people.fields import DayField, NamedPersonField, PastDayField, PeopleField

HELD = [("held", _("It has taken place")), ("planned", _("It is planned"))]


class RecordActivityForm(PhotoForm):
    """A plan, or minutes with those who took part."""

    field_order = ("title", "type", "held", "held_on", "place", "content", "output", "attendees", "also", "guests")

    title = forms.CharField(label=_("Title"), max_length=200)
    type = forms.ChoiceField(label=_("Type"), choices=Activity.Type.choices, initial=Activity.Type.MEETING)
    held = forms.TypedChoiceField(
        label=_("Has it taken place?"),
        choices=HELD,
        coerce=lambda value: value == "held",
        empty_value=None,
        widget=forms.RadioSelect,
        initial="held",
    )
    held_on = DayField(label=_("Day"), initial=clock.today)
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    content = long_text(_("Content"), help_text=_("What was, or will be, discussed and done."))
    output = long_text(_("Output"), rows=2, required=False, help_text=_("Decisions, and who does what by when."))
    attendees = PeopleField(label=_("Who took part"), required=False)
    also = NamedPersonField(label=_("One more, from elsewhere in the company"), required=False)
    guests = forms.CharField(
        label=_("Guests"),
        max_length=500,
        required=False,
        help_text=_("People from outside, as a text. They are not counted."),
    )
    audience = audience_field()

    def __init__(self, *args: Any, subject: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, reader=reader, **kwargs)
        self.fields["attendees"].queryset = at_hand(subject, reader)
        self.fields["also"].among(colleagues(subject))

    def values(self) -> dict[str, Any]:
        return named_attendees(super().values())


def named_attendees(values: dict[str, Any]) -> dict[str, Any]:
    """All who took part under one name."""
    also = values.pop("also", None)
    return {**values, "attendees": with_one_more(values["attendees"], also)}


class ReviseActivityForm(RevisionForm):
    """A plan or minutes, put right."""

    title = forms.CharField(label=_("Title"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    type = forms.ChoiceField(label=_("Type"), choices=Activity.Type.choices)
    held_on = DayField(label=_("Day"))
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    content = long_text(_("Content"))
    output = long_text(_("Output"), rows=2, required=False)
    attendees = PeopleField(label=_("Who took part"), required=False)
    also = NamedPersonField(label=_("One more, from elsewhere in the company"), required=False)
    guests = forms.CharField(label=_("Guests"), max_length=500, required=False)
    audience = audience_field()

    def __init__(self, *args: Any, subject: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, reader=reader, **kwargs)
        if subject.record.state != "held":
            del self.fields["attendees"], self.fields["also"]
            return
        self.fields["attendees"].queryset = at_hand(subject.organisation, reader, *self.initial["attendees"])
        self.fields["also"].among(colleagues(subject.organisation))

    def said(self, subject: Any, name: str) -> Any:
        if name == "attendees":
            return list(subject.attendances.values_list("person_id", flat=True))
        return super().said(subject, name)

    def values(self) -> dict[str, Any]:
        changed = super().values()
        also = changed.pop("also", None)
        if also or "attendees" in changed:
            changed["attendees"] = with_one_more(self.cleaned_data["attendees"], also)
        return changed


class HoldForm(RevisionForm):
    """What was planned took place: its day, its minutes, and who was there."""

    held_on = PastDayField(label=_("Day"))
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    content = long_text(_("Content"))
    output = long_text(_("Output"), rows=2, required=False, help_text=_("Decisions, and who does what by when."))
    attendees = PeopleField(label=_("Who took part"), required=False)
    also = NamedPersonField(label=_("One more, from elsewhere in the company"), required=False)
    guests = forms.CharField(label=_("Guests"), max_length=500, required=False)

    def __init__(self, *args: Any, subject: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, reader=reader, **kwargs)
        self.fields["attendees"].queryset = at_hand(subject.organisation, reader)
        self.fields["also"].among(colleagues(subject.organisation))

    def values(self) -> dict[str, Any]:
        changed = super().values()
        cleaned = self.cleaned_data
        return named_attendees({**changed, "attendees": cleaned["attendees"], "also": cleaned["also"]})
