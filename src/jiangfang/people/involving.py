"""Naming a person in a record, which opens the record to that person."""

from jiangfang.ledger.deeds import current_deed
from jiangfang.people.models import Involvement, Person
from jiangfang.records.models import Noun


def involve(noun: Noun, person: Person, role: str) -> None:
    """Name ``person`` in a record; part of the deed that created or changed it, not a deed of its own."""
    current_deed()
    Involvement.objects.get_or_create(
        record=noun.record, person=person, role=role, defaults={"organisation_id": noun.organisation_id}
    )
