"""The page of what was found, and the list of what resembles a text that is being typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jiangfang.kernel.declarations import search_cards
from jiangfang.records.addresses import url_of
from jiangfang.records.kinds import kind_of
from jiangfang.search import queries
from jiangfang.search.ranking import Hit
from jiangfang.search.terms import LONGEST_QUERY

MOST = 50


def results(request: HttpRequest) -> HttpResponse:
    """What was found for ``q``, grouped by kind; the kind of the best hit comes first."""
    text, kinds = request.GET.get("q", "").strip()[:LONGEST_QUERY], _kinds(request)
    hits = queries.find(text, reader=request.reader, kinds=kinds, limit=MOST)
    groups: dict[str, list[dict]] = {}
    for hit in hits:
        groups.setdefault(hit.record.kind, []).append(_shown(hit))
    context = {
        "text": text,
        "groups": [(kind_of(kind), found) for kind, found in groups.items()],
        "is_cut": len(hits) == MOST,
        "most": MOST,
        "kind": kinds[0] if kinds else "",
        "kinds": [kind_of(card.kind) for card in search_cards],
    }
    return render(request, "search/results.html", context)


def alike(request: HttpRequest) -> HttpResponse:
    """A piece of a page: a few records of a ``kind`` that resemble ``text`` (or the ``title`` of a form); maybe empty."""
    text = (request.GET.get("text") or request.GET.get("title", ""))[:LONGEST_QUERY]
    hits = queries.similar(text, reader=request.reader, kinds=_kinds(request) or search_cards.keys())
    return render(request, "search/similar.html", {"hits": [_shown(hit) for hit in hits]})


def _kinds(request: HttpRequest) -> list[str] | None:
    kind = request.GET.get("kind", "")
    return [kind] if kind in search_cards else None


def _shown(hit: Hit) -> dict:
    return {"hit": hit, "record": hit.record, "url": url_of(hit.record)}
