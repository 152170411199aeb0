"""The nouns of this floor for programs: organisations, persons, seats; and who one is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from pydantic import BaseModel, Field

from jiangfang.people.api.conditions import json_response
from jiangfang.people.api.documentation import answers, ref, told
from jiangfang.people.api.reading import Asked
from jiangfang.people.api.resources import OwnAnswer, more_routes, resource
from jiangfang.people.api.senders import senders
from jiangfang.people.api.shown import Reference, reference
from jiangfang.people.listing import Filter, ListPage
from jiangfang.people.one_time_links import path_for
from jiangfang.people.queries import person_coded, seat_coded
from jiangfang.people.queries.me import my_places
from jiangfang.people.queries.persons import working_at
from jiangfang.people.roles import POWERS
from jiangfang.records.models import Level
from jiangfang.records.queries import organisation_named


class LinkTold(BaseModel):
    """A link with which a person sets a password: shown once, kept nowhere."""

    link: str


class SeatTold(BaseModel):
    """A seat that one holds today."""

    organisation: Reference
    slug: str
    role: str
    powers: list[str] = Field(description=_("What it empowers to, there and below."))


class MeTold(BaseModel):
    """Who sends the requests, and what they may do."""

    person: Reference
    username: str
    seats: list[SeatTold]
    scopes: list[str] | None = Field(description=_("The token's scopes; null where one signed in."))
    expires_on: str | None = Field(description=_("The token's last day."), json_schema_extra={"format": "date"})


answers.register("LinkTold", LinkTold)
answers.register("MeTold", MeTold)

ORGANISATIONS = ListPage(columns=(), filters=[Filter("level", _("Level"), "level", Level.choices)])


def _link_of_account(request: HttpRequest, account: Any) -> dict[str, str]:
    return {"link": request.build_absolute_uri(path_for(account))}


def _link(request: HttpRequest, path: str) -> dict[str, str]:
    return {"link": request.build_absolute_uri(path)}


resource(
    "organisation",
    "organisations",
    ORGANISATIONS,
    find=lambda code, reader: organisation_named(code),
    narrowings={"parent": lambda rows, slug: rows.filter(parent__slug=slug)},
)
resource(
    "person",
    "persons",
    find=person_coded,
    narrowings={"at": working_at, "trade": lambda rows, trade: rows.filter(trade=trade)},
    answers={
        "account-opened": OwnAnswer(ref("LinkTold"), _link_of_account),
        "account-link_made": OwnAnswer(ref("LinkTold"), _link),
    },
    # What opens the way into an account asks for a scope of its own.
    scopes=dict.fromkeys(("account-opened", "account-link_made", "account-closed", "account-reopened"), "accounts"),
)
resource("seat", "seats", find=seat_coded)


def _add_me(router: Router) -> None:
    def me(request: HttpRequest, asked: Query[Asked]) -> HttpResponse:
        """Who sends the requests, with their seats and powers, and the token's scopes."""
        token = getattr(request, "api_token", None)
        return json_response(
            {
                "person": reference(request.reader.record),
                "username": request.user.username,
                "seats": [_seat(place, role) for place, role in my_places(request.reader)],
                "scopes": token.scopes.split() if token else None,
                "expires_on": token.expires_on if token else None,
            }
        )

    router.get(
        "/me",
        auth=senders("read"),
        operation_id="me",
        summary=_("Who I am"),
        tags=["me"],
        openapi_extra=told(200, ref("MeTold"), 403, 422),
    )(me)


def _seat(place: Any, role: str) -> dict[str, Any]:
    powers = sorted(str(power.value) for power in POWERS[role])
    return {"organisation": reference(place.record), "slug": place.slug, "role": role, "powers": powers}


more_routes.register("me", _add_me)
