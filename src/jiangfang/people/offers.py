"""What a person may do with a record now: the lifecycle says when, the rule says who, the deed page says how."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel.lifecycles import Move, lifecycles
from jiangfang.kernel.registry import Registry
from jiangfang.kernel.rules import Verdict
from jiangfang.ledger.deeds import actions
from jiangfang.records.models import Noun


class DeedForm(forms.Form):
    """What a deed asks for beside its subject. ``values()`` are the action's keyword arguments; nothing is saved here."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    # Fields that a link to the form may fill in.
    from_address: tuple[str, ...] = ()
    # Whether it starts from what the record says: what is left out then stays as it is.
    starts_from_record = False
    # The page that shows the form, where it is not the plain one.
    template = ""

    def __init__(self, *args: Any, subject: Any, reader: Any, **kwargs: Any) -> None:
        self.subject = subject
        self.reader = reader
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class ReasonForm(DeedForm):
    """A deed that takes something back asks why."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


@dataclass(frozen=True)
class DeedPage:
    """How a deed is done on a page. ``states`` limits deeds that are no move of the lifecycle; ``address`` is the URL name
    (arguments: code, deed) under which it is done. ``tone``: primary, plain or danger.

    ``on`` is the kind of record that the deed is offered on, where that is not the verb's own noun (a seat is given at an
    organisation). ``when`` says of one record whether the deed makes sense on it at all. ``leads_on`` leads to the record that
    the deed made, where most lead back to the one they were done on.
    """

    verb: str
    address: str
    form: type[DeedForm] = DeedForm
    label: Any = ""
    lead: Any = ""
    tone: str = "plain"
    states: tuple[str, ...] = ()
    on: str = ""
    when: Callable[[Any], bool] | None = None
    leads_on: bool = False

    @property
    def kind(self) -> str:
        return self.on or self.verb.split(".")[1]

    @property
    def name(self) -> str:
        """The deed's noun in addresses."""
        _house, noun, done = self.verb.split(".")
        return done if noun == self.kind else f"{noun}-{done}"

    def move(self, state: str) -> Move | None:
        """The lifecycle's move for this deed from a state."""
        life = lifecycles.get(self.kind)
        moves = life.moves_of(self.verb) if life else []
        return next((move for move in moves if state in move.sources), None)

    def is_open_in(self, state: str) -> bool:
        life = lifecycles.get(self.kind)
        if life and life.moves_of(self.verb):
            return self.move(state) is not None
        return not self.states or state in self.states

    def is_open_on(self, noun: Noun) -> bool:
        return self.is_open_in(noun.record.state) and (self.when is None or self.when(noun))

    def title(self, state: str) -> Any:
        move = self.move(state)
        return self.label or (move.label if move else self.name)


deed_pages: Registry[DeedPage] = Registry("deed pages")


def page_for(verb: str, address: str, **more: Any) -> DeedPage:
    """Declare how a deed is done on a page."""
    return deed_pages.register(verb, DeedPage(verb, address, **more))


@dataclass(frozen=True)
class Offer:
    """A deed that the record's state allows: its button, and whether this reader may press it (else why not)."""

    page: DeedPage
    label: Any
    url: str
    verdict: Verdict


def offers(noun: Noun, reader: Any) -> list[Offer]:
    """The deeds that are open in the record's state, those that the reader may do first."""
    state = noun.record.state
    found = [
        Offer(
            page,
            page.title(state),
            reverse(page.address, args=[noun.record.code, page.name]),
            _verdict(page, noun, reader),
        )
        for page in deed_pages
        if page.kind == noun.kind.key and page.is_open_on(noun)
    ]
    return sorted(found, key=lambda offer: not offer.verdict.ok)


def _verdict(page: DeedPage, noun: Noun, reader: Any) -> Verdict:
    return actions[page.verb].may(reader, noun)
