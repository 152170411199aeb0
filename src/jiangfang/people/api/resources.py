"""What a house declares so that its nouns can be read and its deeds be done by programs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ninja import Router
from pydantic import BaseModel

from jiangfang.kernel.registry import Registry
from jiangfang.kernel.rules import Rule
from jiangfang.ledger.deeds import actions
from jiangfang.people.api.addresses import paths
from jiangfang.people.api.bodies import Lines
from jiangfang.people.homes import home_for
from jiangfang.people.listing import ListPage, list_pages
from jiangfang.people.offers import DeedForm
from jiangfang.people.visibility import named
from jiangfang.records.models import Noun, Organisation

# (reader, what the body says beside the form's fields) → what the new record is begun on.
SubjectOf = Callable[[Any, Mapping[str, Any]], Any]


def own_place(reader: Any, said: Mapping[str, Any]) -> Organisation:
    """The organisation that the body names, else the reader's own."""
    return home_for(reader, said.get("organisation") or "")


@dataclass(frozen=True)
class New:
    """How a record of a kind begins: the action's verb and its form; its subject is an organisation, or a record of ``under``.

    ``members`` stand in the body beside the form's fields. ``given`` says with what else the form is made, ``act`` how the
    action is called where it is not called with the subject and the form's values.
    """

    verb: str
    form: type[DeedForm]
    subject: SubjectOf = own_place
    under: str = ""
    # Whether the body may name the organisation.
    placed: bool = True
    members: Mapping[str, Any] = field(default_factory=dict)
    given: Callable[[Any, Mapping[str, Any]], Mapping[str, Any]] = lambda reader, said: {}
    act: Callable[[Any, DeedForm, Any], Any] | None = None
    # Asked before anything is read, where the action's own rule asks about something that the form only names.
    may: Rule | None = None

    def do(self, subject: Any, form: DeedForm, request: Any) -> Any:
        """Begin it. Returns what was made: a noun, or several."""
        if self.act is not None:
            return self.act(subject, form, request)
        return actions[self.verb].function(subject, actor=request.reader, **form.values())


@dataclass(frozen=True)
class OwnBody:
    """A deed whose form is no plain list of fields: its body, and how the form's values come from it."""

    body: type[BaseModel]
    values: Callable[[Noun, Any, Any], Mapping[str, Any]]


@dataclass(frozen=True)
class OwnAnswer:
    """A deed that is answered by something else than its record, for example a link that is shown once."""

    schema: Mapping[str, Any]
    told: Callable[[Any, Any], Mapping[str, Any]]


@dataclass(frozen=True)
class Resource:
    """A noun of the pages, as programs read it and do deeds on it.

    ``declared`` is its list where no page has one; ``narrowings`` are choices of the list that depend on the reader (their page
    makes them), taken here as typed. ``own_bodies`` and ``answers`` are by deed name.
    """

    kind: str
    path: str
    declared: ListPage | None = None
    new: New | None = None
    find: Callable[[str, Any], Any] | None = None
    lines: Mapping[type[DeedForm], Lines] = field(default_factory=dict)
    narrowings: Mapping[str, Callable[[Any, str], Any]] = field(default_factory=dict)
    own_bodies: Mapping[str, OwnBody] = field(default_factory=dict)
    answers: Mapping[str, OwnAnswer] = field(default_factory=dict)
    scopes: Mapping[str, str] = field(default_factory=dict)

    @property
    def listed(self) -> ListPage:
        """Its list: the page's, unless the resource declares one of its own."""
        return self.declared or list_pages[self.kind]

    def one(self, code: str, reader: Any) -> Any:
        """The noun under a code. Raises NotThere."""
        return self.find(code, reader) if self.find else named(self.kind, code, reader)


resources: Registry[Resource] = Registry("resources")
# What is no noun of its own (search, figures, evidence): each adds its operations to the interface.
more_routes: Registry[Callable[[Router], None]] = Registry("further operations")


def resource(kind: str, path: str, declared: ListPage | None = None, **more: Any) -> Resource:
    """Declare a noun for programs; its list is that of its page unless ``declared``."""
    paths.register(kind, path)
    return resources.register(kind, Resource(kind, path, declared, **more))
