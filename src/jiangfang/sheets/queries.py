"""Questions about imports: a reader's own, the rows of one, where a reader may bring rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from jiangfang.jobs.models import Work
from jiangfang.jobs.working import work_of
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.sheets import Place, Sheet, sheets
from jiangfang.kernel.text import N_
from jiangfang.people.listing import ListPage, list_pages, narrowed
from jiangfang.people.seating import seats_held
from jiangfang.people.visibility import all_of
from jiangfang.records.models import Branch, Level, Organisation
from jiangfang.sheets.models import Import, ImportRow, Verdict
from jiangfang.ui.paging import Page, keyset_page

PLACES = 200
PAGE_SIZE = 50


def listed(sheet: Sheet, params: Mapping[str, str], reader: Any) -> QuerySet:
    """The nouns of a sheet's kind as their list shows them: open to the reader, narrowed as the address says."""
    declared = list_pages.get(sheet.kind) or ListPage(columns=())
    queryset = all_of(sheet.kind)
    if sheet.narrow is not None:
        queryset = sheet.narrow(queryset, params)
    found = narrowed(queryset, declared, params, reader)
    return found.queryset.order_by("record_id" if params.get("sort") == "old" else "-record_id")


def place_in(params: Mapping[str, str], reader: Any) -> Place | None:
    """The organisation to which a list is narrowed; what is exported then says as what people sit there."""
    slug = params.get("organisation") or params.get("at") or ""
    found = Organisation.objects.filter(slug=slug).select_related("record").first() if slug else None
    return Place(found, reader) if found is not None else None


def sheet_keyed(key: str) -> Sheet:
    """The sheet under a key. Raises NotThere."""
    found = sheets.get(key)
    if found is None:
        raise NotThere(N_("There is no such sheet."), help=N_("The page of spreadsheets shows all that there are."))
    return found


def own_imports(reader: Any, limit: int = 20) -> list[Import]:
    """What the reader has brought, the latest first."""
    return list(Import.objects.filter(actor=reader).select_related("organisation__record").order_by("-id")[:limit])


def own_import(key: Any, reader: Any) -> Import:
    """One import of the reader's. Raises NotThere: what others bring is theirs until it is entered."""
    found = Import.objects.filter(pk=key, actor=reader).select_related(
        "organisation__record", "organisation__parent__record", "actor__record"
    )
    one = found.first()
    if one is None:
        raise NotThere(N_("There is nothing here, or nothing that is open to you."))
    return one


def places_of(reader: Any) -> list[Organisation]:
    """Where the reader could bring rows: studios, companies and alliances at and below the places where the reader sits."""
    seats = {seat.organisation_id for seat in seats_held(reader)}
    here = Branch.objects.filter(ancestor_id__in=seats).values("organisation_id")
    found = Organisation.objects.filter(pk__in=here, level__in=(Level.COMPANY, Level.STUDIO, Level.ALLIANCE))
    return list(found.select_related("record", "parent__record").order_by("record__title")[:PLACES])


def sheets_for(reader: Any, places: list[Organisation]) -> list[Sheet]:
    """The sheets of which the reader may bring rows to one of the places that the reader's seats are at."""
    seats = {seat.organisation_id for seat in seats_held(reader)}
    own = [place for place in places if place.pk in seats] or places[:1]
    return [sheet for sheet in sheets if any(sheet.may(reader, place) for place in own)]


@dataclass(frozen=True)
class Counts:
    """How many rows of an import say what, and what became of them."""

    by_verdict: Mapping[str, int]
    failed: int
    applied: int

    @property
    def to_enter(self) -> int:
        return self.by_verdict.get(Verdict.NEW, 0) + self.by_verdict.get(Verdict.CHANGED, 0)

    @property
    def wrong(self) -> int:
        return self.by_verdict.get(Verdict.WRONG, 0)


def counts_of(brought: Import) -> Counts:
    """One query."""
    rows = brought.rows.order_by().values_list("verdict", "state").annotate(Count("id"))
    by_verdict: dict[str, int] = {}
    by_state: dict[str, int] = {}
    for verdict, state, count in rows:
        by_verdict[verdict] = by_verdict.get(verdict, 0) + count
        by_state[state] = by_state.get(state, 0) + count
    return Counts(by_verdict, by_state.get(ImportRow.State.FAILED, 0), by_state.get(ImportRow.State.APPLIED, 0))


def rows_page(brought: Import, show: str, params: Mapping[str, str]) -> Page:
    """A page of the rows of one verdict, or of those that could not be entered."""
    rows: QuerySet = brought.rows.select_related("record")
    rows = rows.filter(state=ImportRow.State.FAILED) if show == "failed" else rows.filter(verdict=show)
    return keyset_page(rows, params, order=("number", "id"), size=PAGE_SIZE)


def rows_by_number(brought: Import) -> dict[int, ImportRow]:
    """The rows by number, for the report."""
    return {row.number: row for row in brought.rows.select_related("record")}


def work_on(brought: Import) -> Work | None:
    """The background work of an import."""
    return work_of(brought.work)
