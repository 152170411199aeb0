"""Results, their uses and methods are found by what is new, where it runs, and who stands behind it."""

import uuid
from collections.abc import Collection, Iterator

from jiangfang.innovation.models import Adoption, Method, Result
from jiangfang.kernel.declarations import SearchCard, search_cards


def result_texts(result_ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """Title; what is new, equipment, and the contributors with the parts they played. Two queries."""
    rows = Result.objects.filter(pk__in=result_ids).select_related("record").order_by()
    for row in rows.prefetch_related("shares__person__record"):
        shares = [text for share in row.shares.all() for text in (share.person.record.title, share.part_played)]
        yield row.pk, row.record.title, _joined(row.record.title_en, row.summary, row.equipment, *shares)


def adoption_texts(adoption_ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """Title; the unit that uses it, where exactly, and the effect in its words. One query."""
    rows = Adoption.objects.filter(pk__in=adoption_ids).select_related("record", "user__record").order_by()
    for row in rows:
        user = row.user.record
        yield row.pk, row.record.title, _joined(row.record.title_en, user.title, user.title_en, row.where, row.effect)


def method_texts(method_ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """Title; steps, essentials, indicator and the author. One query."""
    rows = Method.objects.filter(pk__in=method_ids).select_related("record", "author__record").order_by()
    for row in rows:
        author = row.author.record
        texts = (row.steps, row.essentials, row.indicator, author.title, author.title_en)
        yield row.pk, row.record.title, _joined(row.record.title_en, *texts)


def _joined(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


search_cards.register("result", SearchCard("result", result_texts))
search_cards.register("adoption", SearchCard("adoption", adoption_texts))
search_cards.register("method", SearchCard("method", method_texts))
