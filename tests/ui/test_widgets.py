"""Controls the browser knows better."""

import datetime as dt

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from jiangfang.ui.widgets import DayInput, FilesField, MomentInput


class Handed(forms.Form):
    files = FilesField()


class MaybeHanded(forms.Form):
    files = FilesField(required=False)


def handed(form: type[forms.Form], *names: str) -> forms.Form:
    files = [SimpleUploadedFile(name, b"x") for name in names]
    return form({}, MultiValueDict({"files": files}))


def test_days_and_moments_are_written_as_the_browser_wants_them() -> None:
    assert 'value="2024-05-20"' in DayInput().render("day", dt.date(2024, 5, 20))
    assert 'value="2024-05-20T09:05"' in MomentInput().render("at", dt.datetime(2024, 5, 20, 9, 5))


@pytest.mark.parametrize("names", [["a.png"], ["a.png", "b.pdf", "c.txt"]])
def test_several_files_arrive_as_a_list(names: list[str]) -> None:
    form = handed(Handed, *names)
    assert form.is_valid()
    assert [file.name for file in form.cleaned_data["files"]] == names


def test_no_file_is_an_error_only_where_one_is_required() -> None:
    assert not handed(Handed).is_valid()
    maybe = handed(MaybeHanded)
    assert maybe.is_valid()
    assert maybe.cleaned_data["files"] == []


def test_the_control_lets_several_be_chosen() -> None:
    assert "multiple" in str(Handed()["files"])
