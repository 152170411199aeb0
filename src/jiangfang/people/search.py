"""How people and organisations are found."""

import uuid
from collections.abc import Collection, Iterator

from jiangfang.kernel.declarations import SearchCard, search_cards
from jiangfang.people.models import Person
from jiangfang.records.models import Organisation


def texts_of_persons(ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """By name, trade, section and post."""
    for person in Person.objects.filter(pk__in=ids).exclude(record__state="struck").select_related("record"):
        words = (person.trade, person.section, person.post, person.professional_title)
        yield person.pk, person.record.title, " · ".join(word for word in words if word)


def texts_of_organisations(ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """By name, short name, trade of the house, place, and what it says of itself."""
    for one in Organisation.objects.filter(pk__in=ids).select_related("record"):
        words = (one.short_name, one.short_name_en, one.slug, one.industry, one.address, one.credit_code)
        about = (one.about, one.about_en)
        yield one.pk, one.record.title, " · ".join(word for word in (*words, *about) if word)


search_cards.register("person", SearchCard("person", texts_of_persons))
search_cards.register("organisation", SearchCard("organisation", texts_of_organisations))
