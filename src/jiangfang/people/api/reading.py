"""The operations that read a noun: its list, one record, what may be done with it, its history."""

from typing import Any, Literal, Self
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from pydantic import BaseModel, Field, ValidationInfo, create_model, model_validator
from pydantic_core import PydanticCustomError

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.ledger.history import events_of
from jiangfang.people.api.addresses import api_url
from jiangfang.people.api.conditions import json_response, record_response
from jiangfang.people.api.documentation import array, enter_kind, ref, told
from jiangfang.people.api.resources import Resource
from jiangfang.people.api.senders import senders
from jiangfang.people.api.shown import model_of, show, wanted
from jiangfang.people.listing import SORTS, filters_of, narrowed
from jiangfang.people.offers import offers
from jiangfang.people.visibility import all_of
from jiangfang.records.kinds import kind_of
from jiangfang.records.templatetags.records import sentence_of
from jiangfang.ui.paging import keyset_page
from jiangfang.ui.wording import say

MOST = 200
LANG = Field(None, description=_("The language of reasons and labels; else Accept-Language."))
FIELDS = Field(
    "", max_length=1000, description=_("Only these members, parted by commas."), examples=["code,title,state"]
)


class Asked(BaseModel):
    """What every operation takes; a parameter that it does not know is refused, since a misspelt filter would find too much."""

    lang: Literal["zh-hans", "en"] | None = LANG

    @model_validator(mode="after")
    def _knows_all(self, info: ValidationInfo) -> Self:
        unknown = sorted(set(info.context["request"].GET) - set(type(self).model_fields))
        if unknown:
            raise PydanticCustomError("unknown_parameter", "unknown", {"names": ", ".join(unknown)[:200]})
        return self


class AskedOne(Asked):
    fields: str = FIELDS


class AskedList(AskedOne):
    """What every list takes; its own filters come beside it."""

    q: str = Field(
        "", max_length=100, description=_("Everything typed here is found in the record."), examples=["振动"]
    )
    sort: Literal[tuple(SORTS)] = Field("new", description=_("Newest or oldest first."))
    organisation: str = Field("", max_length=60, description=_("The short name of an organisation: its whole branch."))
    limit: int = Field(50, ge=1, le=MOST, description=_("Rows on one page."))
    after: UUID | None = Field(
        None, description=_("The mark of the page before, as the link to the next page carries it.")
    )
    before: UUID | None = Field(None, description=_("The mark of the page after."))


def add_reading(router: Router, resource: Resource) -> None:
    """The reading operations of a noun."""
    _add_list(router, resource)
    _add_one(router, resource)
    _add_offers(router, resource)
    _add_history(router, resource)


def _add_list(router: Router, resource: Resource) -> None:
    kind, noun, name = resource.kind, kind_of(resource.kind), enter_kind(resource.kind)
    page_filters = filters_of(all_of(kind), resource.listed)
    own = {
        one.name: (Literal[tuple(key for key, _label in one.choices)] | None, Field(None, description=one.label))
        for one in page_filters
    }  # type: ignore[misc] -- made at run time
    typed = {name: (str, Field("", max_length=60)) for name in resource.narrowings}
    params = create_model(f"{kind.title()}Asked", __base__=AskedList, **own, **typed)

    def listed(request: HttpRequest, asked: Query[params]) -> HttpResponse:  # type: ignore[valid-type] -- made at run time
        chosen = {name: getattr(asked, name) or "" for name in [*own, "q", "sort", "organisation"]}
        rows = narrowed(all_of(kind), resource.listed, chosen, request.reader)
        if asked.organisation and rows.organisation is None:
            raise NotThere(N_("There is no such organisation."))
        queryset = rows.queryset
        for name, narrow in resource.narrowings.items():
            queryset = narrow(queryset, getattr(asked, name)) if getattr(asked, name) else queryset
        page = keyset_page(queryset, request.GET, order=SORTS[asked.sort], size=asked.limit)
        return page_response(
            request, resource.path, show(page, request.reader, fields=wanted(kind, asked.fields)), page
        )

    router.get(
        f"/{resource.path}",
        auth=senders("read"),
        operation_id=f"{kind}_list",
        summary=noun.plural,
        tags=[kind],
        openapi_extra=told(200, ref(f"{name}List"), 403, 404, 422, headers=["Link"]),
    )(listed)


def page_response(request: HttpRequest, path: str, items: list[dict[str, Any]], page: Any) -> HttpResponse:
    """A page of a list, with the ways to its neighbours in the body and in the header Link."""
    ways = {"next": page.next_url, "previous": page.previous_url}
    body = {"items": items, **{name: api_url(path) + url if url else None for name, url in ways.items()}}
    response = json_response(body)
    links = [
        f'<{request.build_absolute_uri(body[name])}>; rel="{rel}"'
        for name, rel in (("next", "next"), ("previous", "prev"))
        if body[name]
    ]
    if links:
        response["Link"] = ", ".join(links)
    return response


def _add_one(router: Router, resource: Resource) -> None:
    kind = resource.kind

    def one(request: HttpRequest, code: str, asked: Query[AskedOne]) -> HttpResponse:
        fields = wanted(kind, asked.fields)
        noun = resource.one(code, request.reader)
        return record_response(request, noun.record, show([noun], request.reader, fields=fields, whole=True)[0])

    router.get(
        f"/{resource.path}/{{code}}",
        auth=senders("read"),
        operation_id=f"{kind}_one",
        summary=kind_of(kind).label,
        tags=[kind],
        openapi_extra=told(200, ref(model_of(kind).__name__), 304, 403, 404, 422, headers=["ETag"]),
    )(one)


def _add_offers(router: Router, resource: Resource) -> None:
    kind = resource.kind

    def offered(request: HttpRequest, code: str, asked: Query[Asked]) -> HttpResponse:
        """What is open in the record's state: what the sender may do, and of everything else why not."""
        noun = resource.one(code, request.reader)
        return json_response([_offer(resource, noun, offer) for offer in offers(noun, request.reader)])

    router.get(
        f"/{resource.path}/{{code}}/offers",
        auth=senders("read"),
        operation_id=f"{kind}_offers",
        summary=_("What may be done with it now"),
        tags=[kind],
        openapi_extra=told(200, array("OfferTold"), 403, 404, 422),
    )(offered)


def _offer(resource: Resource, noun: Any, offer: Any) -> dict[str, Any]:
    refused = None if offer.verdict else say(offer.verdict.refusal())
    return {
        "deed": offer.page.name,
        "verb": offer.page.verb,
        "label": str(offer.label),
        "open": bool(offer.verdict),
        "rule": offer.verdict.rule or None,
        "why": refused.what if refused else None,
        "help": (refused.help or None) if refused else None,
        "href": api_url(f"{resource.path}/{noun.record.code}/{offer.page.name}"),
    }


def _add_history(router: Router, resource: Resource) -> None:
    kind = resource.kind

    def history(request: HttpRequest, code: str, asked: Query[Asked]) -> HttpResponse:
        """Every deed on the record, newest first, with the place of its entry in the chain."""
        record = resource.one(code, request.reader).record
        return json_response([_event(event, record) for event in events_of(record.pk)])

    router.get(
        f"/{resource.path}/{{code}}/history",
        auth=senders("read"),
        operation_id=f"{kind}_history",
        summary=_("Its history"),
        tags=[kind],
        openapi_extra=told(200, array("EventTold"), 403, 404, 422),
    )(history)


def _event(event: Any, record: Any) -> dict[str, Any]:
    return {
        "at": event.at,
        "verb": event.verb,
        "sentence": sentence_of(event, record),
        "actor": event.actor,
        "note": event.note,
        "version": event.version,
        "sequence": event.sequence,
        "hash": event.hash,
    }
