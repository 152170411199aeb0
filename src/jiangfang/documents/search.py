"""How dossiers are found: by number, kind and what they are about."""

import uuid
from collections.abc import Collection, Iterator

from jiangfang.documents.models import Dossier
from jiangfang.kernel.declarations import SearchCard, search_cards


def texts_of_dossiers(ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """By title and number."""
    for row in Dossier.objects.filter(pk__in=ids).select_related("record"):
        yield row.pk, row.record.title, row.record.code


search_cards.register("dossier", SearchCard("dossier", texts_of_dossiers))
