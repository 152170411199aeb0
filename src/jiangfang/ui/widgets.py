"""Form controls the browser knows better than Django does: days, moments, several files."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """The browser's own calendar; speaks ISO days in every language."""

    input_type = "date"

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%d")


class MomentInput(forms.DateTimeInput):
    """The browser's own calendar with a clock."""

    input_type = "datetime-local"

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        super().__init__(attrs=attrs, format="%Y-%m-%dT%H:%M")


class FilesInput(forms.FileInput):
    """Several files in one choice."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; ``cleaned_data`` holds a list, empty where none was given and none is required."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        single = super().clean
        files: Sequence[Any] = data if isinstance(data, (list, tuple)) else [data]
        if not files:
            single(None, initial)
        return [clean for file in files if (clean := single(file, initial))]
