"""What all forms of the house share: starting from what a record says, who may see it, people by name."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from jiangfang.people.fields import people_of
from jiangfang.people.models import Person
from jiangfang.people.offers import DeedForm
from jiangfang.people.visibility import all_of, visible
from jiangfang.records.models import Audience, Level, Organisation


def audience_field(**more: Any) -> forms.TypedChoiceField:
    """Who may see a record; what is too narrow or too wide for it, the deed itself refuses."""
    given = {"label": _("Who may see it"), "choices": Audience.choices, "initial": str(Audience.COMPANY.value)}
    return forms.TypedChoiceField(coerce=int, **{**given, **more})


def long_text(label: Any, *, rows: int = 4, **more: Any) -> forms.CharField:
    """A text of several lines."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=10000, **more)


def money_text(fen: int | None) -> str:
    """An amount as its field takes it back, to the last fen."""
    return "" if fen is None else f"{(Decimal(fen) / 100).normalize():f}元"


class RevisionForm(DeedForm):
    """Starts from what the record says, and hands on only what was changed."""

    starts_from_record = True

    def __init__(self, *args: Any, subject: Any, initial: Any = None, **kwargs: Any) -> None:
        said = {name: self.said(subject, name) for name in self.base_fields if name != "version"}
        super().__init__(*args, subject=subject, initial={**said, **(initial or {})}, **kwargs)

    def said(self, subject: Any, name: str) -> Any:
        """What the record says under a field's name, as the field shows it."""
        value = getattr(subject.record if name in ("title", "title_en", "audience") else subject, name, None)
        if name.endswith("_fen"):
            return money_text(value)
        return str(value) if name == "audience" else value

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in super().values().items() if name in self.changed_data}


def colleagues(organisation: Organisation) -> QuerySet[Person]:
    """The people seated in the company to which an organisation belongs."""
    inside = organisation.level in (Level.STUDIO, Level.ALLIANCE) and organisation.parent is not None
    return people_of(organisation.parent if inside else organisation)


def at_hand(organisation: Organisation, reader: Any, *others: Any) -> QuerySet[Person]:
    """The people seated in an organisation's branch, and ``others`` (keys) who are named already."""
    seated = people_of(organisation).order_by().values("pk")
    known = visible(all_of("person"), reader)
    return known.filter(Q(pk__in=seated) | Q(pk__in=others)).order_by("record__title")


def as_typed(person: Person | None) -> str:
    """A person as the field for names takes them back."""
    return f"{person.record.title} {person.record.code}" if person else ""
