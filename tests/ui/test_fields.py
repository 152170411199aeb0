"""Form fields as they are shown."""

import datetime as dt

import pytest
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.utils import translation

from jiangfang.ui.fields import FieldView


class Sheet(forms.Form):
    name = forms.CharField(help_text="short")
    day = forms.DateField(required=False, initial=dt.date(2024, 5, 20))
    at = forms.DateTimeField(required=False, initial=dt.datetime(2024, 5, 20, 9, 5))
    hours = forms.DecimalField(required=False, min_value=0)
    people = forms.IntegerField(required=False)
    mail = forms.EmailField(required=False)
    story = forms.CharField(required=False, widget=forms.Textarea)
    tall = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 12}))
    agree = forms.BooleanField(required=False)
    focus = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


class Choosing(forms.Form):
    place = forms.ChoiceField(choices=[("", "---------"), ("a", "A")])
    trade = forms.ChoiceField(choices=[("", "Trade"), ("b", "B")], required=False)
    group = forms.ModelChoiceField(ContentType.objects.none(), required=False)


def shown(name: str, data: dict[str, str] | None = None) -> FieldView:
    return FieldView(Sheet(data)[name])


def test_kinds_decide_how_a_field_is_laid_out() -> None:
    kinds = {name: shown(name).kind for name in ("name", "story", "agree", "focus")}
    assert kinds == {"name": "line", "story": "area", "agree": "check", "focus": "group"}


def test_days_use_the_browsers_calendar_and_iso_in_every_language() -> None:
    for language in ("zh-hans", "en"):
        with translation.override(language):
            assert 'type="date" name="day" value="2024-05-20"' in shown("day").control
            assert 'type="datetime-local" name="at" value="2024-05-20T09:05"' in shown("at").control


def test_a_number_typed_wrongly_is_given_back_as_it_was_typed() -> None:
    control = shown("hours", {"hours": "120万"}).control
    assert 'type="text"' in control
    assert 'value="120万"' in control
    assert 'inputmode="decimal"' in control
    assert "min=" not in control
    assert 'inputmode="numeric"' in shown("people").control


def test_addresses_are_typed_without_capitals() -> None:
    assert 'autocapitalize="none"' in shown("mail").control


def test_a_text_box_is_five_lines_high_unless_its_form_says_otherwise() -> None:
    assert 'rows="5"' in shown("story").control
    assert 'rows="12"' in shown("tall").control


def test_only_fields_that_may_stay_empty_are_called_optional() -> None:
    assert [name for name in Sheet.base_fields if shown(name).is_optional] == [
        "day",
        "at",
        "hours",
        "people",
        "mail",
        "story",
        "tall",
    ]


def test_a_wrong_field_points_to_its_help_and_its_error() -> None:
    wrong = shown("name", {})
    assert wrong.describedby.split() == [wrong.help_id, wrong.error_id]
    assert 'aria-invalid="true"' in wrong.control
    assert shown("focus", {}).target_id == "id_focus"


@pytest.mark.django_db
def test_a_list_to_choose_from_begins_with_words_and_not_with_dashes() -> None:
    with translation.override("en"):
        shown_fields = {name: FieldView(Choosing()[name]).control for name in ("place", "trade", "group")}
    assert '<option value="" selected>Please choose</option>' in shown_fields["place"]
    assert '<option value="" selected>Trade</option>' in shown_fields["trade"]
    assert '<option value="" selected>None</option>' in shown_fields["group"]
