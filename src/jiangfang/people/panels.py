"""What the houses above show of a person on the person's page: they register here at start-up, people imports none of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jiangfang.kernel.registry import Registry
from jiangfang.people.models import Person


@dataclass(frozen=True)
class PersonPanel:
    """A section of the person's page: its heading, its template, and what the template needs.

    ``context`` is asked with the person and the reader, returns what is open to that reader (nothing: the section is left
    out), and makes at most one query: the page has a budget.
    """

    label: Any
    template: str
    context: Callable[[Person, Any], Mapping[str, Any]]


person_panels: Registry[PersonPanel] = Registry("person panels")


def panels_of(person: Person, reader: Any) -> list[dict[str, Any]]:
    """The sections that have something to show."""
    found = ((panel, panel.context(person, reader)) for panel in person_panels)
    return [{"label": panel.label, "template": panel.template, "shown": shown} for panel, shown in found if shown]
