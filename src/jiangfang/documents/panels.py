"""What the page of a person offers: their record sheet on paper."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel.declarations import dossiers
from jiangfang.people.models import Person
from jiangfang.people.panels import PersonPanel, person_panels


def _context(person: Person, reader: Any) -> Mapping[str, Any]:
    """Whoever reads the page may have it printed: nothing more is asked here."""
    if not isinstance(reader, Person) or not any(one.about == "person" for one in dossiers):
        return {}
    return {"url": reverse("documents:draw", args=[person.record.code])}


person_panels.register("documents", PersonPanel(_("Documents"), "documents/parts/person.html", _context))
