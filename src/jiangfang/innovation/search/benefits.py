"""What benefits and public statements are found by."""

import uuid
from collections.abc import Collection, Iterator

from jiangfang.innovation.models import Benefit, Statement
from jiangfang.kernel.declarations import SearchCard, search_cards


def benefit_texts(record_ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """Title; result, benefiting unit, basis, certificate number and the sources of inputs and costs."""
    found = Benefit.objects.filter(pk__in=record_ids).select_related("record", "result__record", "unit__record")
    for benefit in found.prefetch_related("inputs", "costs"):
        record, result, unit = benefit.record, benefit.result.record, benefit.unit.record
        texts = [record.code, record.title_en, result.title, result.title_en, unit.title, unit.title_en]
        texts += [benefit.basis, benefit.certificate]
        texts += [row.source for row in benefit.inputs.all()]
        texts += [text for row in benefit.costs.all() for text in (row.title, row.source)]
        yield benefit.pk, record.title, "\n".join(text for text in texts if text)


def statement_texts(record_ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """Title; source, what it says and its numbers as they were said."""
    found = Statement.objects.filter(pk__in=record_ids).select_related("record")
    for statement in found.prefetch_related("claims"):
        record = statement.record
        texts = [record.code, record.title_en, statement.source, statement.summary, statement.summary_en]
        texts += [claim.as_said for claim in statement.claims.all()]
        yield statement.pk, record.title, "\n".join(text for text in texts if text)


search_cards.register("benefit", SearchCard("benefit", benefit_texts))
search_cards.register("statement", SearchCard("statement", statement_texts))
