"""IP rights are found by their number, however it is typed, their owner and their inventors."""

import uuid
from collections.abc import Collection, Iterator

from jiangfang.innovation.models import IPRight
from jiangfang.innovation.reckoning.rights import PATENTS
from jiangfang.kernel.declarations import SearchCard, search_cards


def ip_right_texts(ip_right_ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """Title; the number in its forms, owner and inventors. Three queries."""
    rows = IPRight.objects.filter(pk__in=ip_right_ids).select_related("record").order_by()
    for row in rows.prefetch_related("inventors__person__record"):
        names = [inventor.person.record.title for inventor in row.inventors.all()]
        texts = [row.record.title_en, *_numbers(row), row.owner, *names]
        yield row.pk, row.record.title, "\n".join(text for text in texts if text)


def _numbers(row: IPRight) -> list[str]:
    """As it is stored, as it is printed on the certificate, and without the dot."""
    if row.type not in PATENTS:
        return [row.number]
    return [row.number, f"ZL{row.number}", row.number.replace(".", "")]


search_cards.register("ip_right", SearchCard("ip_right", ip_right_texts))
