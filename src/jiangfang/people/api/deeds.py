"""The operations that write: beginning a record, and every deed that a record's page offers."""

import inspect
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from ninja import Header, Query, Router
from pydantic import BaseModel, Field

from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.kernel.rules import Rule
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import actions
from jiangfang.people.api.addresses import api_url_of
from jiangfang.people.api.bodies import Lines, body_of, errors_of, fill
from jiangfang.people.api.conditions import body_bytes, json_response, record_response, version_asked
from jiangfang.people.api.documentation import later, ref, told
from jiangfang.people.api.once import once
from jiangfang.people.api.reading import Asked
from jiangfang.people.api.refusals import WrongValues
from jiangfang.people.api.resources import New, Resource, resources
from jiangfang.people.api.senders import senders
from jiangfang.people.api.shown import model_of, show
from jiangfang.people.offers import DeedForm, DeedPage, deed_pages
from jiangfang.records.kinds import kind_of
from jiangfang.records.models import Noun

REFUSALS = (400, 403, 404, 409, 413, 415, 422)
HEADERS = ("ETag", "Idempotency-Replayed")
ORGANISATION = (
    str | None,
    Field(
        None,
        max_length=60,
        description=_("The short name of the organisation; else one's own."),
        examples=["huangtai-studio"],
    ),
)
Key = Header(
    None,
    alias="Idempotency-Key",
    description=_(
        "Any text of one's own: the same request sent again under the same key within a day does its deed once."
    ),
)
Match = Header(
    None,
    alias="If-Match",
    description=_(
        "The ETag that was read. Refused (412) where the record has changed since; * means whatever it is now."
    ),
)
# (request, what the address names, the body) → the answer
Act = Callable[[HttpRequest, Any, Any], HttpResponse]


def add_beginning(router: Router, resource: Resource) -> None:
    """The operation that begins a record of a kind."""
    new = resource.new
    if new is None:
        return
    name = model_of(resource.kind).__name__
    lines = resource.lines.get(new.form)
    members = {"organisation": ORGANISATION, **new.members} if new.placed and not new.under else {**new.members}
    body = body_of(new.form, f"New{name}", lines, **members)

    def act(request: HttpRequest, code: str, said: Any) -> HttpResponse:
        return _begin(request, resource, new, code, said)

    path = f"/{resources[new.under].path}/{{code}}/{resource.path}" if new.under else f"/{resource.path}"
    add_post(
        router,
        path,
        act,
        body,
        at={"code": str} if new.under else {},
        scope=f"write:{new.verb.partition('.')[0]}",
        operation_id=f"{resource.kind}_new",
        summary=later(N_("Begin: %(kind)s"), kind=kind_of(resource.kind).label),
        tag=resource.kind,
        status=201,
        answer=told(201, ref(name), *REFUSALS, headers=(*HEADERS, "Location")),
    )


def _begin(request: HttpRequest, resource: Resource, new: New, code: str, said: Any) -> HttpResponse:
    reader, values = request.reader, said.model_dump(exclude_unset=True) if said is not None else {}
    subject = resources[new.under].one(code, reader) if new.under else new.subject(reader, values)
    refuse_unless(new.may or actions[new.verb].may, reader, subject)
    lines = resource.lines.get(new.form)
    form = fill(new.form, said, lines=lines, subject=subject, reader=reader, **new.given(reader, values))
    made = new.do(subject, checked(form, lines), request)
    return made_response(request, made if isinstance(made, Noun) else made[0])


def add_deeds(router: Router, resource: Resource) -> None:
    """An operation for every deed that is offered on records of a kind."""
    for page in deed_pages:
        if page.kind == resource.kind:
            _add_deed(router, resource, page)


def _add_deed(router: Router, resource: Resource, page: DeedPage) -> None:
    name, own = model_of(resource.kind).__name__, resource.own_bodies.get(page.name)
    stem = f"{name}{page.name.title().replace('_', '').replace('-', '')}"
    body = own.body if own else body_of(page.form, stem, resource.lines.get(page.form))

    def act(request: HttpRequest, code: str, said: Any) -> HttpResponse:
        return _do(request, resource, page, code, said)

    answers = resource.answers.get(page.name)
    status = 201 if page.leads_on else 200
    schema = answers.schema if answers else ref(_kind_made(page) if page.leads_on else name)
    headers = (*HEADERS, "Location") if page.leads_on else HEADERS
    add_post(
        router,
        f"/{resource.path}/{{code}}/{page.name}",
        act,
        body,
        at={"code": str},
        conditional=True,
        scope=f"write:{resource.scopes.get(page.name) or page.verb.partition('.')[0]}",
        operation_id=page.verb.replace(".", "_"),
        summary=page.label or _move_label(page),
        tag=resource.kind,
        status=status,
        answer=told(status, schema, *REFUSALS, 412, *([428] if page.form.starts_from_record else []), headers=headers),
    )


def _kind_made(page: DeedPage) -> str:
    """The schema of what a deed makes: the verb's own noun."""
    return model_of(page.verb.split(".")[1]).__name__


def _move_label(page: DeedPage) -> Any:
    life = lifecycles.get(page.kind)
    return next((move.label for move in life.moves_of(page.verb)), page.name) if life else page.name


def _do(request: HttpRequest, resource: Resource, page: DeedPage, code: str, said: Any) -> HttpResponse:
    reader = request.reader
    noun = resource.one(code, reader)
    refuse_unless(actions[page.verb].may, reader, noun)
    version = version_asked(request, noun.record, needed=page.form.starts_from_record)
    if version is not None:
        noun.record.version = version
    own, lines = resource.own_bodies.get(page.name), resource.lines.get(page.form)
    if own:
        values = own.values(noun, said, reader)
    else:
        values = checked(fill(page.form, said, version, lines, subject=noun, reader=reader), lines).values()
    made = actions[page.verb].function(noun, actor=reader, **values)
    if page.name in resource.answers:
        return json_response(resource.answers[page.name].told(request, made))
    return made_response(request, made) if page.leads_on else _shown(request, noun)


def refuse_unless(may: Rule, reader: Any, subject: Any) -> None:
    """Raises Refused where the rule says no."""
    verdict = may(reader, subject)
    if not verdict:
        raise verdict.refusal()


def checked(form: DeedForm, lines: Lines | None = None) -> DeedForm:
    """The form, if it is filled in rightly. Raises WrongValues."""
    if not form.is_valid():
        raise WrongValues(errors_of(form, lines))
    return form


def made_response(request: HttpRequest, made: Noun) -> HttpResponse:
    """A record that has just come to be, and where it is read."""
    response = _shown(request, made, 201)
    response["Location"] = api_url_of(made.record)
    return response


def _shown(request: HttpRequest, noun: Noun, status: int = 200) -> HttpResponse:
    """A record after a deed, as far as it is still open to who did it."""
    try:
        fresh = resources[noun.kind.key].one(noun.record.code, request.reader)
    except NotThere:
        return json_response({"kind": noun.kind.key, "code": noun.record.code}, status)
    return record_response(request, fresh.record, show([fresh], request.reader, whole=True)[0], status)


def add_post(
    router: Router,
    path: str,
    act: Act,
    body: type[BaseModel],
    *,
    at: Mapping[str, Any],
    scope: str,
    operation_id: str,
    summary: Any,
    tag: str,
    status: int,
    answer: dict[str, Any],
    conditional: bool = False,
) -> None:
    """Add an operation that does a deed; ``at`` is what the address names (at most one thing), with its type."""
    router.post(
        path,
        auth=senders(scope),
        operation_id=operation_id,
        summary=summary,
        description=later(N_("Needs the scope %(scope)s."), scope=scope),
        tags=[tag],
        response={status: None},
        openapi_extra=answer,
    )(_operation(act, body, at, conditional))


def _operation(
    act: Act, body: type[BaseModel], at: Mapping[str, Any], conditional: bool
) -> Callable[..., HttpResponse]:
    """A function with the signature that ninja reads: what stands in the address, in the body, and in which headers.

    Everything happens behind the key, so that a request that is sent again is never refused for what it has done itself.
    """

    def operation(request: HttpRequest, body: Any = None, **given: Any) -> HttpResponse:
        named = next((given[name] for name in at), "")
        return once(request, body_bytes(body), lambda: act(request, named, body))

    needed = any(field.is_required() for field in body.model_fields.values())
    params = [
        _param("request"),
        *(_param(name, kind) for name, kind in at.items()),
        _param("body", body) if needed else _param("body", body | None, None),
        _param("asked", Asked, Query(...)),
        _param("idempotency", str | None, Key),
        *([_param("match", str | None, Match)] if conditional else []),
    ]
    operation.__signature__ = inspect.Signature(params)
    return operation


def _param(
    name: str, annotation: Any = inspect.Parameter.empty, default: Any = inspect.Parameter.empty
) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=annotation, default=default)
