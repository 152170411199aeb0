"""Figures for programs: the totals that ``jiangfang figures --json`` prints, as far as open, and the records behind one."""

import re
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from jiangfang.figures.reading import Question, contributions, parse_facet
from jiangfang.figures.rows import KEYS, for_a_program, question, rows_and_closed
from jiangfang.kernel import clock
from jiangfang.kernel.declarations import figures
from jiangfang.kernel.errors import Invalid, NotThere
from jiangfang.kernel.quantities import parse_date
from jiangfang.kernel.text import N_
from jiangfang.people.api.conditions import json_response
from jiangfang.people.api.documentation import answers, listing, ref, told
from jiangfang.people.api.reading import MOST, Asked, page_response
from jiangfang.people.api.resources import more_routes
from jiangfang.people.api.senders import senders
from jiangfang.people.api.shown import Reference, reference
from jiangfang.records.queries import organisation_named
from jiangfang.ui.paging import keyset_page

PERIOD = re.compile(r"founding|three-years|(19|20)\d\d")
DAY = {"format": "date"}


class AskedFigures(Asked):
    """Of which organisation, over which years, as of which day."""

    organisation: str = Field(max_length=60, description=_("The short name of an organisation."), examples=["studio"])
    period: str = Field("founding", pattern=f"^({PERIOD.pattern})$", description=_("founding, three-years or a year."))
    as_of: str = Field(
        "", max_length=20, description=_("As it was recorded by the end of this day."), examples=["2024-02-20"]
    )


class AskedAll(AskedFigures):
    figure: str = Field("", max_length=80, description=_("Only this figure, by its key."))


class AskedRecords(AskedFigures):
    limit: int = Field(50, ge=1, le=MOST)
    after: UUID | None = Field(None, description=_("The mark of the page before."))
    before: UUID | None = Field(None, description=_("The mark of the page after."))


class FigureRow(BaseModel):
    """A total (no facet), or what one facet contributes to it."""

    key: str = Field(examples=["people.members"])
    label: str
    value: float | None = Field(description=_("Money in yuan; null where a ratio has nothing to divide by."))
    unit: str
    period: str
    facet: dict[str, str]


class FiguresTold(BaseModel):
    """The figures of an organisation as far as they are open to the sender."""

    organisation: str
    as_of: str = Field(json_schema_extra=DAY)
    figures: list[FigureRow]
    closed: dict[str, int] = Field(description=_("By figure: how many contributions are not open to the sender."))


class ContributionTold(BaseModel):
    """What one record adds to a figure."""

    record: Reference
    amount: int = Field(description=_("As it is counted; money in fen."))
    facet: dict[str, str]
    valid_from: str = Field(json_schema_extra=DAY)


answers.register("FiguresTold", FiguresTold)
answers.register("ContributionTold", ContributionTold)
answers.register("ContributionToldList", listing("ContributionTold"))


def _question(asked: AskedFigures) -> Question:
    try:
        on = parse_date(asked.as_of) if asked.as_of else clock.today()
    except Invalid as error:
        error.field = "as_of"
        raise
    if on > clock.today():
        raise Invalid(N_("This day has not come yet."), field="as_of")
    return question(asked.period, on)


def _known(key: str) -> str:
    if key not in figures:
        raise NotThere(N_("There is no such figure."))
    return key


def all_figures(request: HttpRequest, asked: Query[AskedAll]) -> HttpResponse:
    """Every figure of an organisation with everything below it, each total before its facets."""
    organisation, put = organisation_named(asked.organisation), _question(asked)
    keys = [_known(asked.figure)] if asked.figure else None
    rows, closed = rows_and_closed(organisation, put, asked.period, keys, reader=request.reader)
    body = {"organisation": organisation.slug, "as_of": put.on.isoformat(), "figures": for_a_program(rows)}
    return json_response({**body, "closed": closed})


def figure_records(request: HttpRequest, key: str, asked: Query[AskedRecords]) -> HttpResponse:
    """The records that a figure consists of, newest first; of a ratio those above the line."""
    figure = figures[_known(key)]
    own = figure.ratio[0].key if figure.ratio else key
    rows = contributions(own, organisation_named(asked.organisation), reader=request.reader, question=_question(asked))
    page = keyset_page(rows, request.GET, order=("-id",), size=asked.limit)
    return page_response(request, f"figures/{key}/records", [_contribution(row) for row in page], page)


def _contribution(row: Any) -> dict[str, Any]:
    return {
        "record": reference(row.record),
        "amount": row.amount,
        "facet": parse_facet(row.facet),
        "valid_from": row.valid_from,
    }


def add_figures(router: Router) -> None:
    """The two operations on figures."""
    router.get(
        "/figures",
        auth=senders("read"),
        operation_id="figures",
        summary=_("Figures"),
        tags=["figures"],
        openapi_extra=told(200, ref("FiguresTold"), 403, 404, 422),
    )(all_figures)
    router.get(
        "/figures/{key}/records",
        auth=senders("read"),
        operation_id="figure_records",
        summary=_("The records behind a figure"),
        tags=["figures"],
        openapi_extra=told(200, ref("ContributionToldList"), 403, 404, 422, headers=["Link"]),
    )(figure_records)


more_routes.register("figures", add_figures)
assert set(KEYS) == set(FigureRow.model_fields), "The documentation names the keys of a row."
