"""IP rights for programs, and what falls due on them."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from jiangfang.innovation.forms.ip_rights import RightForm
from jiangfang.innovation.queries.ip_rights import upcoming_deadlines
from jiangfang.innovation.queries.ip_shown import deadline_rows
from jiangfang.people.api.conditions import json_response
from jiangfang.people.api.documentation import answers, array, told
from jiangfang.people.api.reading import Asked
from jiangfang.people.api.resources import New, more_routes, resource
from jiangfang.people.api.senders import senders
from jiangfang.people.api.shown import Reference, reference

resource("ip_right", "ip-rights", new=New("innovation.ip_right.entered", RightForm))


class DeadlineTold(BaseModel):
    """A day by which something falls due on an IP right."""

    record: Reference
    label: str
    act_by: str = Field(json_schema_extra={"format": "date"}, description=_("The last day that counts."))
    amount_fen: int | None = Field(description=_("Null where the fee table does not tell it."))
    late: bool
    provisional: bool = Field(description=_("Days off of that year are not announced yet."))


class AskedAhead(Asked):
    within_days: int = Field(365, ge=1, le=3660, description=_("How far to look ahead."))


answers.register("DeadlineTold", DeadlineTold)


def _add_deadlines(router: Router) -> None:
    def ip_deadlines(request: HttpRequest, asked: Query[AskedAhead]) -> HttpResponse:
        """What falls due on the rights where one works and on one's own inventions, soonest first."""
        rows = deadline_rows(upcoming_deadlines(request.reader, asked.within_days))
        return json_response([{**row, "record": reference(row["record"])} for row in rows])

    router.get(
        "/ip-deadlines",
        auth=senders("read"),
        operation_id="ip_deadlines",
        summary=_("Deadlines of IP rights"),
        tags=["ip_right"],
        openapi_extra=told(200, array("DeadlineTold"), 403, 422),
    )(ip_deadlines)


more_routes.register("ip_deadlines", _add_deadlines)
