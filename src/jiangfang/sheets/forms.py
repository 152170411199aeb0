"""From the browser: a file, and which of its columns is what."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from xlsxwriter.utility import xl_col_to_name

from jiangfang.kernel.sheets import Sheet
from jiangfang.records.models import Organisation
from jiangfang.sheets.headers import Mapping, columns_of, names_of
from jiangfang.sheets.models import Import

ACCEPT = ".xlsx,.csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet,text/csv"


class BringForm(forms.Form):
    """A file, and where its rows belong."""

    organisation = forms.ChoiceField(label=_("Enter it for"))
    file = forms.FileField(
        label=_("Workbook (.xlsx) or CSV file"),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPT}),
        help_text=_("Drop the file here or choose it. Nothing is entered before you have seen what it would do."),
    )

    def __init__(self, *args: Any, places: list[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.slug: place for place in places}
        self.fields["organisation"].choices = [(place.slug, str(place)) for place in places]

    def clean_organisation(self) -> Organisation:
        return self.places[self.cleaned_data["organisation"]]


class MappingForm(forms.Form):
    """Which worksheet, which row of headings, which column is what. Another worksheet or row is recognised anew."""

    grid = forms.TypedChoiceField(label=_("Worksheet"), coerce=int)
    header = forms.TypedChoiceField(label=_("Row of the headings"), coerce=int)

    def __init__(self, *args: Any, sheet: Sheet, brought: Import, **kwargs: Any) -> None:
        self.sheet, self.outline, self.present = sheet, brought.outline, Mapping.of(brought.mapping)
        super().__init__(*args, **kwargs)
        rows = self.outline[self.present.grid]["rows"]
        self.fields["grid"].choices = [(at, grid["name"] or _("the file")) for at, grid in enumerate(self.outline)]
        self.fields["grid"].initial = self.present.grid
        self.fields["header"].choices = [(number, _preview(number, cells)) for number, cells in rows]
        self.fields["header"].initial = self.present.header
        heads = next((cells for number, cells in rows if number == self.present.header), [])
        width = max((len(cells) for _number, cells in rows), default=0)
        places = [(str(at), _place(at, heads)) for at in range(width)]
        told = {key: str(at) for at, key in self.present.columns.items()}
        for column in sheet.read:
            self.fields[f"column_{column.key}"] = forms.ChoiceField(
                label=column.label,
                choices=[("", _("— not in this file —")), *places],
                required=False,
                initial=told.get(column.key, ""),
            )

    def mapping(self) -> Mapping:
        """What was chosen."""
        grid, header = self.cleaned_data["grid"], self.cleaned_data["header"]
        if (grid, header) != (self.present.grid, self.present.header):
            rows = self.outline[grid]["rows"]
            header = header if grid == self.present.grid else self._best(rows)
            cells = next((cells for number, cells in rows if number == header), [])
            return Mapping(grid, header, columns_of(names_of(self.sheet), cells))
        chosen = {
            name.removeprefix("column_"): int(at)
            for name, at in self.cleaned_data.items()
            if name.startswith("column_") and at
        }
        return Mapping(grid, header, {at: key for key, at in chosen.items()})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        places = [at for name, at in cleaned.items() if name.startswith("column_") and at]
        if len(set(places)) < len(places):
            raise forms.ValidationError(_("One column of the file can be only one thing."))
        return cleaned

    def _best(self, rows: list[Any]) -> int:
        known = names_of(self.sheet)
        return max(rows, key=lambda row: len(columns_of(known, row[1])), default=[1, []])[0]


def _preview(number: int, cells: list[str]) -> str:
    return f"{number}: {' · '.join(cell for cell in cells if cell)[:60]}"


def _place(at: int, heads: list[str]) -> str:
    """A column as a spreadsheet program names it, with its heading."""
    return f"{xl_col_to_name(at)}  {heads[at] if at < len(heads) else ''}".rstrip()
