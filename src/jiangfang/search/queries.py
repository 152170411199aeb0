"""Finding records: by what is typed, within a list, and by resemblance. Every question begins with the reader."""

import math
from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import TypeVar

from django.db.models import QuerySet

from jiangfang.people.models import Person
from jiangfang.people.visibility import visible
from jiangfang.records.models import Noun, Organisation
from jiangfang.records.tree import branch_of
from jiangfang.search.indexes import newest_holders, newest_matching, records_matching
from jiangfang.search.models import SearchRow
from jiangfang.search.ranking import Hit, hit_of, score
from jiangfang.search.terms import phrases_of, telling_terms

N = TypeVar("N", bound=Noun)

# Matched newest first up to here, then scored: a common word costs no more than a rare one.
CANDIDATES = 200
TELLING = 32
# Two texts are alike from this part of the weight of their terms on.
ALIKE = 0.2


def find(
    text: str,
    *,
    reader: Person | None,
    kinds: Collection[str] | None = None,
    organisation: Organisation | None = None,
    limit: int = 50,
) -> list[Hit]:
    """What ``reader`` may see that holds everything typed, best first: by code, by title, then by the text itself.

    ``organisation`` narrows to its branch. Three queries, whatever is found.
    """
    phrases = phrases_of(text)
    if not phrases:
        return []
    rows = _readable(reader, kinds, organisation)
    shown = ("title", "record__code", "record__title_en")
    found = {
        key: score(text, *columns)
        for in_title in (True, False)
        for key, *columns in newest_matching(rows, phrases, in_title=in_title).values_list("id", *shown)[:CANDIDATES]
    }
    best = sorted(found, key=lambda key: (-found[key], -key))[:limit]
    return _hits(best, text)


def narrow(queryset: QuerySet[N], text: str, reader: Person | None) -> QuerySet[N]:
    """The rows of a noun's queryset that hold everything typed and are open to ``reader``, in the queryset's own order."""
    phrases = phrases_of(text)
    if not phrases:
        return queryset.none()
    found = records_matching(queryset.model.kind.key, phrases, using=queryset.db)
    return visible(queryset, reader).filter(record_id__in=found)


def similar(text: str, *, reader: Person | None, kinds: Collection[str], limit: int = 5) -> list[Hit]:
    """Records that resemble a text which is still being typed: they share its rare terms. Two queries.

    What is rare shows in the index itself: the newest rows of a common term lie close together.
    """
    terms = telling_terms(text, TELLING)
    if not terms:
        return []
    shared: dict[int, set[int]] = defaultdict(set)
    holders: dict[int, list[int]] = defaultdict(list)
    for key, term in newest_holders(_readable(reader, kinds, None), terms, CANDIDATES):
        shared[key].add(term)
        holders[term].append(key)
    if not shared:
        return []
    newest = max(shared)
    weights = {place: _weight(holders.get(place, []), newest) for place in range(len(terms))}
    scores = {key: sum(weights[place] for place in places) for key, places in shared.items()}
    enough = ALIKE * sum(weights.values())
    alike = (key for key in scores if scores[key] >= enough)
    best = sorted(alike, key=lambda key: (-scores[key], -key))[:limit]
    return _hits(best, text)


def _weight(keys: Sequence[int], newest: int) -> float:
    """How much a term tells: the more, the fewer rows hold it. Of a common one only the newest are known, by which its
    number is guessed.
    """
    if len(keys) < CANDIDATES:
        held = len(keys)
    else:
        held = CANDIDATES * newest // max(newest - min(keys), 1)
    return math.log(1 + max(newest, CANDIDATES) / (1 + held))


def _readable(
    reader: Person | None, kinds: Collection[str] | None, organisation: Organisation | None
) -> QuerySet[SearchRow]:
    rows = visible(SearchRow.objects.all(), reader)
    if kinds is not None:
        rows = rows.filter(kind__in=kinds)
    if organisation is not None:
        rows = rows.filter(organisation_id__in=branch_of(organisation.pk))
    return rows


def _hits(keys: Sequence[int], text: str) -> list[Hit]:
    rows = SearchRow.objects.select_related("record__organisation__record").defer("title_terms", "body_terms")
    rows = rows.in_bulk(keys)
    return [hit_of(rows[key], text) for key in keys if key in rows]
