"""Forms of the tables that deadlines are reckoned with: a row of yearly fees, the days off of a notice."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import IPKind
from jiangfang.innovation.reckoning.rights import PATENTS
from jiangfang.innovation.reckoning.working_days import DayRow
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import parse_date
from jiangfang.people.fields import DayField, MoneyField
from jiangfang.people.offers import DeedForm
from jiangfang.ui.wording import say

# A line: its days, then the name of the holiday.
LINE = re.compile(r"([\d年月日./\s–—~至-]+)(.*)")
# Between the first and the last day: a dash with spaces, or a word; never the hyphen within a day.
BETWEEN = re.compile(r"\s+-+\s+|\s*[–—~至]+\s*")
WORKED = "调休上班"


class FeeRowForm(DeedForm):
    """A row of the fee table, as the notice says."""

    type = forms.ChoiceField(label=_("Kind"), choices=[(kind.value, kind.label) for kind in IPKind if kind in PATENTS])
    from_year = forms.IntegerField(label=_("From patent year"), min_value=1, max_value=20)
    to_year = forms.IntegerField(label=_("To patent year"), min_value=1, max_value=20)
    fee_fen = MoneyField(label=_("Fee for each year"))
    valid_from = DayField(
        label=_("Valid from"),
        help_text=_("For fees that fall due on this day or later. The former row ends the day before."),
    )
    source = forms.CharField(label=_("Source"), max_length=200, help_text=_("The notice with its number and day."))


class EndFeeRowForm(DeedForm):
    """Until when a fee is valid."""

    until = DayField(label=_("Last day"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class HolidaysForm(DeedForm):
    """The days off of a notice, one holiday a line, and the weekend days that are worked for them."""

    source = forms.CharField(label=_("Notice"), max_length=200, help_text=_("With its number, as it is cited."))
    rows = forms.CharField(
        label=_("Days off"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One holiday a line: first day – last day, name. For example 2027-1-1 – 2027-1-3 New Year's Day"),
    )
    worked = forms.CharField(
        label=_("Weekend days that are worked"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One day a line, for example 2027-2-14"),
    )

    def clean_rows(self) -> list[tuple[Any, Any, str]]:
        return [_holiday(line) for line in _lines(self.cleaned_data["rows"])]

    def clean_worked(self) -> list[Any]:
        return [_day(line, line) for line in _lines(self.cleaned_data["worked"])]

    def values(self) -> dict[str, Any]:
        source = self.cleaned_data["source"]
        off = [DayRow(first, last, False, name, source) for first, last, name in self.cleaned_data["rows"]]
        return {"rows": [*off, *(DayRow(day, day, True, WORKED, source) for day in self.cleaned_data["worked"])]}


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _holiday(line: str) -> tuple[Any, Any, str]:
    """First day, last day and name of a line; a holiday of one day names it once."""
    found = LINE.fullmatch(line)
    days, name = found.groups() if found else ("", "")
    first, *rest = BETWEEN.split(days.strip(), maxsplit=1)
    if not days or not name:
        raise ValidationError(gettext("“%(line)s” lacks a day or a name."), code="line", params={"line": line})
    return _day(first, line), _day(rest[0] if rest else first, line), name


def _day(text: str, line: str) -> Any:
    try:
        return parse_date(text.strip())
    except Invalid as error:
        raise ValidationError(
            "“%(line)s”: %(why)s", code="day", params={"line": line, "why": say(error).what}
        ) from error
