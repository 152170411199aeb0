"""Finding for programs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from jiangfang.kernel.declarations import search_cards
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.people.api.conditions import json_response
from jiangfang.people.api.documentation import answers, array, told
from jiangfang.people.api.reading import Asked
from jiangfang.people.api.resources import more_routes
from jiangfang.people.api.senders import senders
from jiangfang.people.api.shown import Reference, reference
from jiangfang.records.queries import organisation_named
from jiangfang.search.queries import find
from jiangfang.search.ranking import Hit
from jiangfang.search.terms import LONGEST_QUERY


class AskedSearch(Asked):
    q: str = Field(
        min_length=1, max_length=LONGEST_QUERY, description=_("Everything typed here is found."), examples=["振动"]
    )
    kind: str = Field("", max_length=30, description=_("Only records of this kind."), examples=["problem"])
    organisation: str = Field("", max_length=60, description=_("The short name of an organisation: its whole branch."))
    limit: int = Field(20, ge=1, le=50)


class HitTold(BaseModel):
    """A record that was found, and the piece of its text that shows why."""

    record: Reference
    snippet: str


answers.register("HitTold", HitTold)


def search(request: HttpRequest, asked: Query[AskedSearch]) -> HttpResponse:
    """What holds everything typed and is open to the sender, best first."""
    if asked.kind and asked.kind not in search_cards:
        raise Invalid(N_("Nothing of this kind is searched."), field="kind")
    place = organisation_named(asked.organisation) if asked.organisation else None
    kinds = [asked.kind] if asked.kind else None
    hits = find(asked.q, reader=request.reader, kinds=kinds, organisation=place, limit=asked.limit)
    return json_response([_told(hit) for hit in hits])


def _told(hit: Hit) -> dict[str, Any]:
    return {"record": reference(hit.record), "snippet": strip_tags(hit.snippet)}


def add_search(router: Router) -> None:
    """The one operation of finding."""
    router.get(
        "/search",
        auth=senders("read"),
        operation_id="search",
        summary=_("Search"),
        tags=["search"],
        openapi_extra=told(200, array("HitTold"), 403, 404, 422),
    )(search)


more_routes.register("search", add_search)
