"""Lists of records: what is shown, filtered, sorted and paged, decided once for every noun."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.people.visibility import visible
from jiangfang.records.addresses import url_of
from jiangfang.records.models import Organisation
from jiangfang.records.tree import branch_of
from jiangfang.ui.paging import keyset_page

PAGE_SIZE = 50
# Only indexed columns sort; each order ends in the key, so that pages follow one index.
SORTS: Mapping[str, tuple[str, ...]] = {"new": ("-record_id",), "old": ("record_id",)}


@dataclass(frozen=True)
class Column:
    """A column beside the title: ``cell`` makes its text (or safe markup) of a row."""

    label: Any
    cell: Callable[[Any], Any]
    kind: str = ""


@dataclass(frozen=True)
class Filter:
    """A choice above the list; ``lookup`` is the queried field, else ``narrow`` says what a choice leaves over."""

    name: str
    label: Any
    lookup: str
    choices: Sequence[tuple[str, Any]]
    narrow: Callable[[QuerySet, str], QuerySet] | None = None


@dataclass(frozen=True)
class ListPage:
    """The declaration of a noun's list. ``find`` narrows a queryset to a typed text."""

    columns: Sequence[Column]
    filters: Sequence[Filter] = ()
    find: Callable[[QuerySet, str, Any], QuerySet] | None = None
    related: Sequence[str] = ()
    empty_title: Any = _("Nothing here yet")
    empty_hint: Any = ""


@dataclass
class Listing:
    """A list as its template shows it."""

    rows: list[dict[str, Any]]
    page: Any
    filters: list[dict[str, Any]]
    query: str
    sort: str
    narrowed: bool
    has_states: bool
    organisation: Organisation | None = None
    kept: dict[str, str] = field(default_factory=dict)


def build(request: HttpRequest, queryset: QuerySet, declared: ListPage) -> Listing:
    """The list that the request asks for, as far as the reader may see it: two queries, three with an organisation."""
    params = request.GET
    queryset = visible(queryset.select_related("record", "organisation__record", *declared.related), request.reader)
    chosen: dict[str, str] = {}
    for one in _all_filters(queryset, declared):
        value = params.get(one.name, "")
        if value in {key for key, _label in one.choices}:
            chosen[one.name] = value
            queryset = one.narrow(queryset, value) if one.narrow else queryset.filter(**{one.lookup: value})
    organisation = _organisation(params.get("organisation", ""))
    if organisation is not None:
        queryset = queryset.filter(organisation_id__in=branch_of(organisation.pk))
    text = params.get("q", "").strip()[:100]
    if text:
        queryset = (declared.find or find_in_titles)(queryset, text, request.reader)
    sort = params.get("sort", "new") if params.get("sort") in SORTS else "new"
    page = keyset_page(queryset, params, order=SORTS[sort], size=PAGE_SIZE)
    return Listing(
        rows=[_row(row, declared) for row in page],
        page=page,
        filters=[
            {"name": one.name, "label": one.label, "choices": one.choices, "value": chosen.get(one.name, "")}
            for one in _all_filters(queryset, declared)
        ],
        query=text,
        sort=sort,
        narrowed=bool(chosen or text or organisation),
        has_states=queryset.model.kind.key in lifecycles,
        organisation=organisation,
    )


def find_in_titles(queryset: QuerySet, text: str, reader: Any) -> QuerySet:
    """Narrow to titles and codes that contain the text (kinds without a search card)."""
    return queryset.filter(Q(record__title__icontains=text) | Q(record__code__iexact=text))


def _all_filters(queryset: QuerySet, declared: ListPage) -> list[Filter]:
    life = lifecycles.get(queryset.model.kind.key)
    states = [(state.key, state.label) for state in life.states] if life else []
    first = [Filter("state", _("State"), "record__state", states)] if states else []
    return [*first, *declared.filters]


def _organisation(slug: str) -> Organisation | None:
    return Organisation.objects.select_related("record").filter(slug=slug).first() if slug else None


def _row(row: Any, declared: ListPage) -> dict[str, Any]:
    return {
        "record": row.record,
        "url": url_of(row.record),
        "organisation": row.organisation,
        "cells": [
            {"label": column.label, "value": column.cell(row), "kind": column.kind} for column in declared.columns
        ],
    }
