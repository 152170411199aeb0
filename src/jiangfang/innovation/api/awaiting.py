"""What awaits a person, for programs."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from jiangfang.innovation.queries import awaiting
from jiangfang.people.api.conditions import json_response
from jiangfang.people.api.documentation import answers, array, told
from jiangfang.people.api.reading import Asked
from jiangfang.people.api.resources import more_routes
from jiangfang.people.api.senders import senders
from jiangfang.people.api.shown import Reference, reference
from jiangfang.people.awaiting import Awaiting


class AwaitingTold(BaseModel):
    """Something that one is asked to do."""

    what: str
    why: str = Field(description=_("Why it is one's own to do."))
    record: Reference = Field(description=_("Where it is done; its offers say how."))
    since: str = Field(json_schema_extra={"format": "date"})
    due: str | None = Field(json_schema_extra={"format": "date"})


answers.register("AwaitingTold", AwaitingTold)


def _told(row: Awaiting) -> dict[str, Any]:
    return {
        "what": str(row.what),
        "why": str(row.why),
        "record": reference(row.record),
        "since": row.since,
        "due": row.due,
    }


def _add_awaiting(router: Router) -> None:
    def awaits_me(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
        """What one is asked to do, the most urgent first: the desk, for programs."""
        return json_response([_told(row) for row in awaiting(request.reader)])

    router.get(
        "/awaiting",
        auth=senders("read"),
        operation_id="awaiting",
        summary=_("What awaits me"),
        tags=["me"],
        openapi_extra=told(200, array("AwaitingTold"), 403, 422),
    )(awaits_me)


more_routes.register("awaiting", _add_awaiting)
