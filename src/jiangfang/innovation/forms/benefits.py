"""Forms of benefits: the claim, the calculation with its sources, the rungs, and what takes them back."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.forms.revision import audience_field, long_text, money_text
from jiangfang.innovation.models import BenefitType, Signed
from jiangfang.innovation.queries.benefits import uses_to_stand_on
from jiangfang.innovation.queries.benefits_awaiting import BY_STATE
from jiangfang.innovation.queries.results import adoptions_to_claim
from jiangfang.innovation.reckoning.claims import CostLine, Input
from jiangfang.innovation.reckoning.formula_library import find_formula
from jiangfang.innovation.reckoning.formulas import Symbol
from jiangfang.kernel.errors import Invalid, InvalidMany
from jiangfang.people.fields import DayField, MoneyField, NumberField, PastDayField
from jiangfang.people.offers import DeedForm, ReasonForm
from jiangfang.records.queries import studio_choices

COST_LINES = 3


def first_day_field() -> DayField:
    return DayField(
        label=_("From"),
        required=False,
        help_text=_("Left open: the day of adoption, or the day after the last window."),
    )


def last_day_field() -> DayField:
    return DayField(label=_("Last day"), required=False, help_text=_("Left open: twelve months."))


class ClaimForm(DeedForm):
    """A claim: where the result is in use, what is saved, how much, for which twelve months."""

    adoption = forms.ModelChoiceField(queryset=None, label=_("Where the result is in use"))
    type = forms.ChoiceField(label=_("What is saved"), choices=BenefitType.choices)
    amount_fen = MoneyField(label=_("Net amount for twelve months, after costs"))
    starts_on = first_day_field()
    ends_on = last_day_field()
    basis = long_text(_("How it comes about"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["adoption"].queryset = adoptions_to_claim(self.subject, self.reader)


class StandForm(DeedForm):
    """Stand for what was only reported: with the use that it rests on, the amount and the days."""

    adoption = forms.ModelChoiceField(
        queryset=None,
        label=_("Where the result is in use"),
        help_text=_("Nothing to choose? Enter first where the result is in use, on the page of the result."),
    )
    amount_fen = MoneyField(label=_("Net amount for twelve months, after costs"))
    starts_on = first_day_field()
    ends_on = last_day_field()
    basis = long_text(_("How it comes about"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        uses = uses_to_stand_on(self.subject, self.reader)
        self.fields["adoption"].queryset = uses
        self.initial.setdefault("adoption", self.subject.adoption_id or the_only(uses))
        self.initial.setdefault("amount_fen", money_text(self.subject.amount_fen))
        self.initial.setdefault("basis", self.subject.basis)


class SignForm(DeedForm):
    """Sign for a rung: accept the amount of the rung below, or a lower one."""

    amount_fen = MoneyField(
        label=_("Corrected amount"),
        required=False,
        help_text=_("Left open: the amount stands. It can only be lowered."),
    )
    note = long_text(_("Note"), rows=3, required=False)


class ReduceForm(ReasonForm):
    """A lower amount from now on, and why."""

    amount_fen = MoneyField(label=_("Amount that counts from now on"))
    field_order = ("amount_fen", "reason")


class PaperForm(DeedForm):
    """What a stamped paper says; its scan must be among the evidence."""

    rung = forms.ChoiceField(label=_("What the paper signs for"))
    paper_name = forms.CharField(label=_("Signed on paper by"), max_length=80)
    office = forms.CharField(label=_("Office, as stamped"), max_length=120)
    signed_on = PastDayField(label=_("Signed on"))
    amount_fen = MoneyField(
        label=_("Amount on the paper"),
        required=False,
        help_text=_("Left open: the amount stands. It can only be lowered."),
    )
    note = long_text(_("Note"), rows=2, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        turn = BY_STATE.get(self.subject.record.state)
        self.fields["rung"].choices = [(turn.rung, Signed(turn.rung).label)] if turn else []


class NoteForm(DeedForm):
    note = long_text(_("Note"), rows=2, required=False)


class OpenForm(DeedForm):
    audience = audience_field()


class CalculationForm(DeedForm):
    """The inputs of one formula, each with its source; new costs; the parts of other studios."""

    def __init__(self, *args: Any, formula: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.formula = find_formula(formula)
        before = {row.symbol: row for row in self.subject.inputs.all()} if self.subject.formula == formula else {}
        for symbol in self.formula.symbols:
            self._add_symbol(symbol, before.get(symbol.name))
        for number in range(1, COST_LINES + 1):
            self._add_cost(number)
        self.fields["studio"] = forms.ModelChoiceField(
            queryset=studio_choices(self.subject.organisation_id),
            required=False,
            label=_("Another studio with a share"),
        )
        self.fields["studio_percent"] = NumberField(required=False, label=_("Its share in per cent"))

    def _add_symbol(self, symbol: Symbol, before: Any) -> None:
        unit = f" ({gettext(symbol.unit)})" if symbol.unit else ""
        self.fields[f"value_{symbol.name}"] = NumberField(
            label=f"{symbol.shown} · {gettext(symbol.label)}{unit}",
            help_text=gettext(symbol.meaning) if symbol.meaning else "",
            initial=_plain(before.value if before else symbol.default),
        )
        self.fields[f"source_{symbol.name}"] = forms.CharField(
            label=_("Source of this number"), max_length=200, required=symbol.source_asked,
            initial=before.source if before else "",
        )  # fmt: skip

    def _add_cost(self, number: int) -> None:
        self.fields[f"cost_{number}"] = forms.CharField(
            label=gettext("Cost %(number)s") % {"number": number}, max_length=120, required=False
        )
        self.fields[f"cost_{number}_fen"] = MoneyField(label=_("Its amount"), required=False)
        self.fields[f"cost_{number}_years"] = forms.IntegerField(
            label=_("Spread over years"), min_value=1, max_value=20, initial=1, required=False
        )
        self.fields[f"cost_{number}_source"] = forms.CharField(label=_("Its source"), max_length=200, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        for number in range(1, COST_LINES + 1):
            if bool(data.get(f"cost_{number}")) != bool(data.get(f"cost_{number}_fen")):
                self.add_error(f"cost_{number}_fen", ValidationError(_("A cost has a name and an amount, or neither.")))
        if bool(data.get("studio")) != bool(data.get("studio_percent")):
            self.add_error("studio_percent", ValidationError(_("Name the studio and its share, or neither.")))
        return data

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        names = [symbol.name for symbol in self.formula.symbols]
        shares = [(data["studio"], int(data["studio_percent"] * 100))] if data.get("studio") else []
        return {
            "formula": self.formula.key,
            "inputs": {name: Input(data[f"value_{name}"], data[f"source_{name}"]) for name in names},
            "costs": [self._cost(number) for number in range(1, COST_LINES + 1) if data.get(f"cost_{number}")],
            "studio_shares": shares,
        }

    def place(self, error: Invalid) -> None:
        """Say of which of the form's fields an error of the calculation speaks."""
        for one in error.errors.values() if isinstance(error, InvalidMany) else (error,):
            prefix = "source_" if one.code == "source" else "value_"
            field = {"costs": "cost_1_fen", "studio_shares": "studio_percent"}.get(one.field, f"{prefix}{one.field}")
            one.field = field if field in self.fields else one.field

    def _cost(self, number: int) -> CostLine:
        data = self.cleaned_data
        years = data.get(f"cost_{number}_years") or 1
        return CostLine(
            data[f"cost_{number}"], data[f"cost_{number}_fen"], years, data.get(f"cost_{number}_source", "")
        )


def the_only(rows: QuerySet) -> Any:
    """The key of the only row, None where there are none or several."""
    keys = list(rows.values_list("pk", flat=True)[:2])
    return keys[0] if len(keys) == 1 else None


def _plain(value: Any) -> str:
    return "" if value is None else f"{value.normalize():f}"
