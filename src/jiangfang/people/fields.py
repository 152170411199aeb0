"""Form fields for what people type here: money, days, persons, organisations."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import parse_date, parse_money, parse_number
from jiangfang.people.models import Person
from jiangfang.people.seating import held_on
from jiangfang.records.models import Organisation
from jiangfang.records.tree import branch_of
from jiangfang.ui.widgets import DayInput
from jiangfang.ui.wording import say


def _as_validation(error: Invalid) -> ValidationError:
    told = say(error)
    return ValidationError(" ".join(part for part in (told.what, told.help) if part), code=error.code or "invalid")


class MoneyField(forms.CharField):
    """An amount as people write it (4.3亿元, 43,000万, 430 million yuan); gives fen. Ambiguous input is refused."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("With its unit, for example 12.5万元 or 125,000元."))
        kwargs.setdefault("max_length", 60)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return int(parse_money(text).amount)
        except Invalid as error:
            raise _as_validation(error) from error


class NumberField(forms.CharField):
    """A plain number as people write it, with 万 and separators; gives an exact Decimal."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value)
        if not text:
            return None
        try:
            return parse_number(text)
        except Invalid as error:
            raise _as_validation(error) from error


class DayField(forms.DateField):
    """A day from the browser's calendar, or typed the way it is written here (2024.5.20, 2024年5月20日)."""

    widget = DayInput

    def to_python(self, value: Any) -> dt.date | None:
        if value in self.empty_values or isinstance(value, dt.date):
            return super().to_python(value)
        try:
            return parse_date(str(value))
        except Invalid as error:
            raise _as_validation(error) from error


class PastDayField(DayField):
    """A day that is not in the future."""

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and value > clock.today():
            raise ValidationError(_("This day has not come yet."), code="future")


class PersonField(forms.ModelChoiceField):
    """One of the people seated in an organisation's branch (or anywhere in its company)."""

    def __init__(self, organisation: Organisation | None = None, **kwargs: Any) -> None:
        super().__init__(queryset=people_of(organisation), **kwargs)


class PeopleField(forms.ModelMultipleChoiceField):
    """Several of the people seated in an organisation's branch."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, organisation: Organisation | None = None, **kwargs: Any) -> None:
        super().__init__(queryset=people_of(organisation), **kwargs)


def people_of(organisation: Organisation | None) -> Any:
    """The persons who hold a seat today in the organisation's branch, by name."""
    people = Person.objects.select_related("record").order_by("record__title")
    if organisation is None:
        return people.none()
    seated = held_on(clock.today(), prefix="seats__")
    return people.filter(seated, seats__organisation_id__in=branch_of(organisation.pk)).distinct()


class SuggestInput(forms.TextInput):
    """A line to type in, with suggestions that the browser offers; anything else can be typed too."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.suggestions: list[tuple[str, str]] = []

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        key = f"{(attrs or {}).get('id', name)}_suggestions"
        line = super().render(name, value, {**(attrs or {}), "list": key}, renderer)
        options = format_html_join("", '<option value="{}">{}</option>', self.suggestions)
        return format_html('{}<datalist id="{}">{}</datalist>', line, key, options)


class NamedPersonField(forms.CharField):
    """A person, typed by name or code; :meth:`among` says who can be meant. A name that several bear asks for the code."""

    widget = SuggestInput
    SUGGESTED = 200

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Name or code; names are suggested while you type."))
        kwargs.setdefault("max_length", 200)
        super().__init__(**kwargs)
        self.people = Person.objects.none()

    def among(self, people: QuerySet[Person]) -> None:
        """Say who can be chosen, and suggest them."""
        self.people = people
        rows = people.values_list("record__title", "record__code", "section")[: self.SUGGESTED]
        self.widget.suggestions = [(f"{name} {code}", section) for name, code, section in rows]

    def clean(self, value: Any) -> Person | None:
        text = " ".join(super().clean(value).split())
        if not text:
            return None
        code = text.rsplit(" ", 1)[-1].upper()
        wanted = Q(record__code=code) | Q(record__title=text) | Q(record__title_en__iexact=text)
        found = list(self.people.filter(wanted)[:6])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(_("Nobody here has this name or code. Is the person registered?"), code="unknown")
        raise ValidationError(
            _("Several people have this name. Enter the code: %(codes)s"),
            code="ambiguous",
            params={"codes": ", ".join(" ".join((person.record.code, person.section)).strip() for person in found)},
        )


class NamedOrganisationField(forms.CharField):
    """An organisation, typed by name, short name or code; :meth:`among` says which can be meant."""

    widget = SuggestInput
    SUGGESTED = 200

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("Name or code; names are suggested while you type."))
        kwargs.setdefault("max_length", 240)
        super().__init__(**kwargs)
        self.organisations = Organisation.objects.none()

    def among(self, organisations: QuerySet[Organisation]) -> None:
        """Say which can be chosen, and suggest them."""
        self.organisations = organisations
        self.widget.suggestions = [
            (f"{one.record.title} {one.record.code}", one.short) for one in organisations[: self.SUGGESTED]
        ]

    def clean(self, value: Any) -> Organisation | None:
        text = " ".join(super().clean(value).split())
        if not text:
            return None
        wanted = (
            Q(record__code=text.rsplit(" ", 1)[-1].upper())
            | Q(record__title=text)
            | Q(record__title_en__iexact=text)
            | Q(short_name=text)
            | Q(short_name_en__iexact=text)
            | Q(slug=text)
        )
        found = list(self.organisations.filter(wanted)[:6])
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(
                _("There is no such organisation among those that you keep and that fit here."), code="unknown"
            )
        raise ValidationError(
            _("Several organisations have this name. Enter the code: %(codes)s"),
            code="ambiguous",
            params={"codes": ", ".join(f"{one.record.code} {one.short}" for one in found)},
        )
