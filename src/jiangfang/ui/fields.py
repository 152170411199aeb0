"""What a form field needs to be shown well, worked out once and in Python."""

from functools import cached_property
from typing import Any

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms import BoundField
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

DJANGO_ROWS = "10"  # what Django writes where nobody asked for a height


class FieldView:
    """A bound field with the kind of its control, and the control with the right attributes for a phone's keyboard."""

    def __init__(self, bound: BoundField, unit: Any = "") -> None:
        self.bound = bound
        self.unit = unit

    @property
    def label(self) -> Any:
        return self.bound.label

    @property
    def help(self) -> Any:
        return self.bound.help_text

    @property
    def errors(self) -> Any:
        return self.bound.errors

    @property
    def help_id(self) -> str:
        return f"{self.bound.auto_id}_helptext"

    @property
    def error_id(self) -> str:
        return f"{self.bound.auto_id}_error"

    @property
    def target_id(self) -> str:
        """Where a link from the error summary leads; a group has no control of its own."""
        return self.bound.auto_id if self.kind == "group" else self.bound.id_for_label

    @property
    def is_optional(self) -> bool:
        return not self.bound.field.required and self.kind != "check"

    @property
    def describedby(self) -> str:
        return self.bound.aria_describedby or ""

    @cached_property
    def kind(self) -> str:
        widget = self.bound.field.widget
        if isinstance(widget, forms.CheckboxInput):
            return "check"
        if self.bound.use_fieldset:
            return "group"
        if isinstance(widget, forms.Textarea):
            return "area"
        return "line"

    @cached_property
    def control(self) -> SafeString:
        _use_kind_controls(self.bound.field.widget)
        _name_the_blank(self.bound.field)
        attributes = {} if self.kind == "group" else self._attributes()
        return self.bound.as_widget(attrs=attributes)

    def _attributes(self) -> dict[str, Any]:
        """Attributes the widget does not set itself: a keyboard of digits, no capitals in addresses, a lower box."""
        field, given = self.bound.field, self.bound.field.widget.attrs
        wanted: dict[str, Any] = {}
        if isinstance(field, forms.DecimalField | forms.FloatField):
            wanted = {"inputmode": "decimal", "autocomplete": "off"}
        elif isinstance(field, forms.IntegerField):
            wanted = {"inputmode": "numeric", "autocomplete": "off"}
        elif isinstance(field, forms.EmailField | forms.URLField):
            wanted = {"autocapitalize": "none", "spellcheck": "false"}
        elif self.kind == "area" and str(given.get("rows")) == DJANGO_ROWS:
            wanted = {"rows": 5}
        return {name: value for name, value in wanted.items() if name == "rows" or name not in given}


def _use_kind_controls(widget: forms.Widget) -> None:
    """Days get the browser's own calendar, which speaks ISO; numbers a plain line, which keeps what was typed wrongly.

    A form's widgets are its own copies, so they may be changed here.
    """
    if type(widget) is forms.DateInput:
        widget.input_type, widget.format = "date", "%Y-%m-%d"
    elif type(widget) is forms.DateTimeInput:
        widget.input_type, widget.format = "datetime-local", "%Y-%m-%dT%H:%M"
    elif type(widget) is forms.NumberInput:
        widget.input_type = "text"
        for name in ("min", "max", "step"):
            widget.attrs.pop(name, None)


def _name_the_blank(field: forms.Field) -> None:
    """A list to choose from begins with words, not with a row of dashes."""
    words = pgettext("choice", "Please choose") if field.required else pgettext("choice", "None")
    dashes = BLANK_CHOICE_DASH[0][1]
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == dashes:
            field.empty_label = words
    elif type(field.widget) is forms.Select and isinstance(field.widget.choices, list):
        choices = field.widget.choices
        field.widget.choices = [(value, words if label == dashes else label) for value, label in choices]
