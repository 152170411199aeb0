"""Forms of IP rights: the entry by number, the events, the fees."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiangfang.innovation.forms.revision import RevisionForm, at_hand, audience_field, money_text
from jiangfang.innovation.models import IPEvent, IPKind
from jiangfang.innovation.queries.results import previous_generations
from jiangfang.innovation.rules.ip_events import STATUS
from jiangfang.kernel import clock
from jiangfang.people.fields import MoneyField, PastDayField, PeopleField
from jiangfang.people.offers import DeedForm
from jiangfang.ui.wording import day_text


class RightForm(DeedForm):
    """An application by its number; the check character and the kind are checked at once."""

    type = forms.ChoiceField(label=_("Kind"), choices=IPKind.choices)
    number = forms.CharField(
        label=_("Number"),
        max_length=40,
        help_text=_("As on the notice: 202011258000.3, ZL…, PCT/CN2023/012345, 2023SR1234567."),
    )
    title = forms.CharField(label=_("Title"), max_length=200)
    owner = forms.CharField(label=_("Owner"), max_length=160)
    filed_on = PastDayField(label=_("Filed on"))
    priority_on = PastDayField(label=_("Priority date"), required=False)
    inventors = PeopleField(label=_("Inventors"), required=False)
    result = forms.ModelChoiceField(queryset=None, label=_("Result"), required=False)

    def __init__(self, *args: Any, subject: Any, reader: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, reader=reader, **kwargs)
        self.fields["inventors"].queryset = at_hand(subject, reader)
        self.fields["result"].queryset = previous_generations(subject, reader)
        self.fields["owner"].initial = subject.parent.record.title if subject.parent else subject.record.title

    def values(self) -> dict[str, Any]:
        values = super().values()
        return {**values, "inventors": list(values["inventors"])}


class EventForm(DeedForm):
    """A day on which something became of the application or the right."""

    on = PastDayField(label=_("On"), initial=clock.today)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class FeeForm(DeedForm):
    """A yearly fee that was paid."""

    patent_year = forms.IntegerField(label=_("Patent year"), min_value=1, max_value=20)
    on = PastDayField(label=_("Paid on"), initial=clock.today)
    amount_fen = MoneyField(label=pgettext_lazy("money", "Amount"))
    note = forms.CharField(label=_("Note"), max_length=200, required=False)


class RestoreForm(EventForm):
    """The office gave a lapsed right back, with the fee for which it had lapsed."""

    patent_year = forms.IntegerField(label=_("Patent year"), min_value=1, max_value=20, required=False)
    amount_fen = MoneyField(label=pgettext_lazy("money", "Amount"), required=False)


class PlainEventForm(EventForm):
    """A publication, or the notice that the right has ended."""

    type = forms.ChoiceField(
        label=_("Event"), choices=[(one.value, one.label) for one in (IPEvent.Type.PUBLISHED, IPEvent.Type.NOTICE)]
    )
    field_order = ("type", "on", "note")


class CorrectForm(RevisionForm):
    """What was entered wrongly, with the reason."""

    number = forms.CharField(label=_("Number"), max_length=40)
    title = forms.CharField(label=_("Title"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    filed_on = PastDayField(label=_("Filed on"))
    priority_on = PastDayField(label=_("Priority date"), required=False)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class _RecordedEventForm(DeedForm):
    """A deed on one of the recorded events; the page of the right names it in its link."""

    from_address = ("event",)
    event = forms.ModelChoiceField(label=_("Event"), queryset=None, empty_label=None)
    kept: tuple[str, ...] = (IPEvent.Type.FILED,)

    def __init__(self, *args: Any, subject: Any, **kwargs: Any) -> None:
        super().__init__(*args, subject=subject, **kwargs)
        self.fields["event"].queryset = subject.events.exclude(type__in=self.kept)
        self.fields["event"].label_from_instance = event_words

    def chosen(self) -> IPEvent | None:
        """The event that the address names, if it is one of this right's."""
        key = str(self.initial.get("event") or "")
        return next((event for event in self.fields["event"].queryset if str(event.pk) == key), None)


def event_words(event: IPEvent) -> str:
    """An event as one line of a list."""
    year = f" ({event.patent_year})" if event.patent_year else ""
    return f"{day_text(event.on)} {event.get_type_display()}{year}"


class CorrectEventForm(_RecordedEventForm):
    """What was recorded wrongly about an event. It starts from what stands there, and hands on only what was changed."""

    on = PastDayField(label=_("On"))
    patent_year = forms.IntegerField(label=_("Patent year"), min_value=1, max_value=20, required=False)
    amount_fen = MoneyField(label=pgettext_lazy("money", "Amount"), required=False)
    note = forms.CharField(label=_("Note"), max_length=200, required=False)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event = self.chosen()
        if event is not None:
            said = {"on": event.on, "patent_year": event.patent_year, "note": event.note}
            self.initial |= {**said, "amount_fen": money_text(event.amount_fen)}

    def values(self) -> dict[str, Any]:
        given = super().values()
        return {name: value for name, value in given.items() if name in ("event", "reason") or value not in (None, "")}


class StrikeEventForm(_RecordedEventForm):
    """An event that never happened, with the reason; what says where the right stands is corrected, never struck."""

    kept = (IPEvent.Type.FILED, *STATUS)
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class NationalPhaseForm(DeedForm):
    on = PastDayField(label=_("On"), initial=clock.today)
    office = forms.CharField(label=_("Office of the country or region"), max_length=120)


class LicenceForm(DeedForm):
    on = PastDayField(label=_("On"), initial=clock.today)
    licensee = forms.CharField(label=_("Licensee"), max_length=160)
    amount_fen = MoneyField(label=pgettext_lazy("money", "Amount"), required=False)


class OwnerForm(DeedForm):
    on = PastDayField(label=_("On"), initial=clock.today)
    owner = forms.CharField(label=_("New owner"), max_length=160)


class LinkForm(DeedForm):
    """The result that the right protects."""

    result = forms.ModelChoiceField(queryset=None, label=_("Result"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["result"].queryset = previous_generations(self.subject.organisation, self.reader)
        self.fields["result"].initial = self.subject.result_id


class OpenRightForm(DeedForm):
    """Who may see the right."""

    audience = audience_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].initial = str(self.subject.record.audience)
