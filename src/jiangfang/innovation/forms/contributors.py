"""Contributors as lines of a form: who, how many per cent, what they did. As many lines as are sent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.forms.revision import as_typed
from jiangfang.innovation.models import Result
from jiangfang.innovation.queries.results import contributors_to_choose
from jiangfang.people.fields import NamedPersonField, NumberField
from jiangfang.people.offers import DeedForm
from jiangfang.records.models import Organisation
from jiangfang.ui.fields import FieldView

# Lines that are there without asking for more; the script shows those that are used and the next one.
LINES = 12
MOST_LINES = 60
KNOWN_ID = "known-contributors"
# Parts of a contributor's line, as the names of its fields begin.
LINE = ("person", "percent", "part")
LINE_NAME = re.compile(r"(?:person|percent|part)_(\d{1,2})")
# (person as typed, per cent, contribution), in the order of the list.
Said = Sequence[tuple[Any, Any, str]]


class ContributorsForm(DeedForm):
    """A form with contributors at its end; its page shows them in columns, with their sum."""

    template = "innovation/contributors_form.html"
    # How the sum is said while it is typed; the script fills in the numbers.
    sums: Mapping[str, Any] = {
        "exact": _("%(percent)s %% in all"),
        "missing": _("%(percent)s %% in all: %(difference)s %% are missing"),
        "surplus": _("%(percent)s %% in all: %(difference)s %% too much"),
    }
    # Holds what is wrong with all lines together; nothing is typed into it.
    shares = forms.CharField(required=False, widget=forms.HiddenInput)

    def add_contributors(self, home: Organisation, said: Said, named: Any = ()) -> None:
        """Fields for contributors in their order; people of ``home`` or ``named`` can be meant."""
        people = contributors_to_choose(home, named)
        rows = people.values_list("record__title", "record__code", "section")[: NamedPersonField.SUGGESTED]
        self.known = [(f"{name} {code}", section) for name, code, section in rows]
        sent = [int(found[1]) for name in self.data if (found := LINE_NAME.fullmatch(name))]
        self.count = min(max(LINES, len(said) + 1, *sent, 0), max(MOST_LINES, len(said)))
        for number in range(1, self.count + 1):
            self._add_line(number, people, *(said[number - 1] if number <= len(said) else ("", "", "")))

    def _add_line(self, number: int, people: Any, who: Any, percent: Any, part: str) -> None:
        person = NamedPersonField(label=_("Contributor"), required=False, initial=who, help_text="")
        person.widget = forms.TextInput(attrs={"autocomplete": "off", "list": KNOWN_ID})
        person.people = people
        self.fields[f"person_{number}"] = person
        self.fields[f"percent_{number}"] = NumberField(
            label=_("Share in per cent"), required=False, initial=percent, widget=_percent_input()
        )
        self.fields[f"part_{number}"] = forms.CharField(
            label=_("Contribution"), max_length=120, required=False, initial=part
        )

    @property
    def plain_fields(self) -> list[BoundField]:
        """The fields that are no contributor's."""
        return [bound for bound in self.visible_fields() if not LINE_NAME.fullmatch(bound.name)]

    @property
    def lines(self) -> Iterator[dict[str, Any]]:
        """Each contributor's fields."""
        for number in range(1, self.count + 1):
            yield {"number": number, **{name: self[f"{name}_{number}"] for name in LINE}}

    @property
    def wrong(self) -> list[FieldView]:
        """The fields that were refused."""
        return [FieldView(bound) for bound in self.visible_fields() if bound.errors]

    def clean(self) -> dict[str, Any]:
        """A line is told by its person and a share; what misses one is refused at its field."""
        for number in range(1, self.count + 1):
            self._check_line(number)
        return self.cleaned_data

    def _check_line(self, number: int) -> None:
        person, percent, part = (self.cleaned_data.get(f"{name}_{number}") for name in LINE)
        if (percent is not None or part) and not person:
            self._refuse(f"person_{number}", _("Whose share is this?"))
        if person and percent is None:
            self._refuse(f"percent_{number}", _("How large is this share?"))
        if percent is not None and percent * 100 != int(percent * 100):
            self._refuse(f"percent_{number}", _("Two decimals at most."))

    def _refuse(self, name: str, why: Any) -> None:
        """Add what is missing, unless the field is refused for something else already."""
        if name not in self.errors:
            self.add_error(name, ValidationError(why, code="line"))

    def contributors(self) -> list[tuple[Any, int, str]]:
        """(person, basis points, contribution) of each line that names somebody."""
        said = [[self.cleaned_data[f"{name}_{number}"] for name in LINE] for number in range(1, self.count + 1)]
        return [(person, int(percent * 100), part) for person, percent, part in said if person]

    def others(self, values: dict[str, Any]) -> dict[str, Any]:
        """The values that are no contributor's."""
        return {name: value for name, value in values.items() if name != "shares" and not LINE_NAME.fullmatch(name)}


def _percent_input() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


def lines_of(result: Result) -> list[tuple[str, str, str]]:
    """The contributors of a result as the fields take them back."""
    rows = result.shares.select_related("person__record")
    return [(as_typed(row.person), f"{Decimal(row.basis_points) / 100:f}", row.part_played) for row in rows]
