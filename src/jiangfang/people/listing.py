"""Lists of records: what is shown, filtered, sorted and paged, decided once for every noun."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.kernel.registry import Registry
from jiangfang.kernel.sheets import sheet_of
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
    # States that are shown only where they are asked for: what was entered wrongly and struck out.
    hidden_states: Sequence[str] = ()
    empty_title: Any = _("Nothing here yet")
    empty_hint: Any = ""


list_pages: Registry[ListPage] = Registry("lists")


def list_of(kind: str, **declared: Any) -> ListPage:
    """Declare the list of a kind, for its page and for programs."""
    return list_pages.register(kind, ListPage(**declared))


@dataclass
class Narrowed:
    """The rows of a list that are open to its reader and fit the choices, not yet in pages."""

    queryset: QuerySet
    chosen: dict[str, str]
    text: str
    organisation: Organisation | None


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
    # How the list leaves as a file, and where a file of such rows is brought: (label, address).
    files: list[tuple[Any, str]] = field(default_factory=list)


def build(request: HttpRequest, queryset: QuerySet, declared: ListPage) -> Listing:
    """The list that the request asks for, as far as the reader may see it: two queries, three with an organisation."""
    params = request.GET
    found = narrowed(queryset, declared, params, request.reader)
    sort = params.get("sort", "new") if params.get("sort") in SORTS else "new"
    page = keyset_page(found.queryset, params, order=SORTS[sort], size=PAGE_SIZE)
    return Listing(
        rows=[_row(row, declared) for row in page],
        page=page,
        filters=[
            {"name": one.name, "label": one.label, "choices": one.choices, "value": found.chosen.get(one.name, "")}
            for one in filters_of(queryset, declared)
        ],
        query=found.text,
        sort=sort,
        narrowed=bool(found.chosen or found.text or found.organisation),
        has_states=len(_states_shown(queryset.model.kind.key, declared)) > 1,
        organisation=found.organisation,
        files=_files(queryset.model.kind.key, params),
    )


def narrowed(queryset: QuerySet, declared: ListPage, params: Mapping[str, str], reader: Any) -> Narrowed:
    """What the reader may see of a list, narrowed to the organisation, the choices and the text of ``params``."""
    queryset = visible(queryset.select_related("record", "organisation__record", *declared.related), reader)
    chosen: dict[str, str] = {}
    for one in filters_of(queryset, declared):
        value = params.get(one.name, "")
        if value in {key for key, _label in one.choices}:
            chosen[one.name] = value
            queryset = one.narrow(queryset, value) if one.narrow else queryset.filter(**{one.lookup: value})
    if declared.hidden_states and "state" not in chosen:
        queryset = queryset.exclude(record__state__in=declared.hidden_states)
    organisation = _organisation(params.get("organisation", ""))
    if organisation is not None:
        queryset = queryset.filter(organisation_id__in=branch_of(organisation.pk))
    text = params.get("q", "").strip()[:100]
    if text:
        queryset = (declared.find or find_in_titles)(queryset, text, reader)
    return Narrowed(queryset, chosen, text, organisation)


def _files(kind: str, params: Any) -> list[tuple[Any, str]]:
    """The list as a workbook and as CSV, narrowed as it is; and the page that takes such files. None for most kinds."""
    sheet = sheet_of(kind)
    if sheet is None:
        return []
    asked = f"?{params.urlencode()}" if params else ""
    return [
        (_("Export to Excel"), reverse("sheets:export", args=[sheet.key, "xlsx"]) + asked),
        (_("Export as CSV"), reverse("sheets:export", args=[sheet.key, "csv"]) + asked),
        (_("Bring a file"), reverse("sheets:bring", args=[sheet.key])),
    ]


def find_in_titles(queryset: QuerySet, text: str, reader: Any) -> QuerySet:
    """Narrow to titles and codes that contain the text (kinds without a search card)."""
    return queryset.filter(Q(record__title__icontains=text) | Q(record__code__iexact=text))


def filters_of(queryset: QuerySet, declared: ListPage) -> list[Filter]:
    """The choices above a list: the state where its kind has a life, then its own."""
    key = queryset.model.kind.key
    states = [(state.key, state.label) for state in lifecycles[key].states] if key in lifecycles else []
    has_states = len(_states_shown(key, declared)) > 1
    first = [Filter("state", _("State"), "record__state", states)] if has_states else []
    return [*first, *declared.filters]


def _states_shown(kind: str, declared: ListPage) -> list[str]:
    """The states in which rows of a list stand unless another one is asked for."""
    states = lifecycles[kind].states if kind in lifecycles else ()
    return [state.key for state in states if state.key not in declared.hidden_states]


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
