"""How the interface describes itself: OpenAPI 3.1 with what ninja can't know, the answers and refusals of each operation."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema

from jiangfang.kernel.registry import Registry
from jiangfang.people.api.problems import MEDIA_TYPE, TITLES, ProblemDetails
from jiangfang.people.api.shown import Reference, model_of

ABOUT = _(
    "Everything that the pages show and do, for programs: the same rules, the same deeds, the same history. "
    "Reading is GET; a deed is a POST to the record. "
    "A refusal is a problem document (RFC 9457) that says what, why and what helps."
)
SCHEMAS = "#/components/schemas/"
ALWAYS = (400, 401, 403, 429, 500)
# Answers by name: a model whose schema is entered, or a schema that refers to others.
answers: Registry[type[BaseModel] | dict[str, Any]] = Registry("answers of the interface")


class OfferTold(BaseModel):
    """A deed that the record's state allows."""

    deed: str = Field(examples=["accepted"])
    verb: str = Field(examples=["innovation.problem.accepted"])
    label: str
    open: bool = Field(description=_("Whether the sender may do it."))
    rule: str | None = Field(description=_("The rule that says no."))
    why: str | None
    help: str | None
    href: str = Field(description=_("Where it is done, by POST."))


class EventTold(BaseModel):
    """One deed in a record's history; a name or note that was erased is null."""

    at: str = Field(json_schema_extra={"format": "date-time"})
    verb: str
    sentence: str
    actor: str | None
    note: str | None
    version: int
    sequence: int = Field(description=_("Its place in the organisation's chain."))
    hash: str


def _filled(text: str, params: Mapping[str, Any]) -> str:
    return gettext(text) % params


_later = lazy(_filled, str)


def later(text: str, **params: Any) -> Any:
    """A text that is put into the language of whoever reads it, when they read it."""
    return _later(text, params)


def listing(schema: str) -> dict[str, Any]:
    """The schema of a page of a list."""
    link = {"type": ["string", "null"]}
    return {
        "type": "object",
        "properties": {"items": {"type": "array", "items": ref(schema)}, "next": link, "previous": link},
        "required": ["items", "next", "previous"],
    }


def ref(schema: str) -> dict[str, str]:
    """A reference to a schema by its name."""
    return {"$ref": SCHEMAS + schema}


def array(schema: str) -> dict[str, Any]:
    return {"type": "array", "items": ref(schema)}


answers.register("OfferTold", OfferTold)
answers.register("EventTold", EventTold)
answers.register("ProblemDetails", ProblemDetails)
answers.register("Reference", Reference)


def told(
    status: int, schema: dict[str, Any] | None, *refusals: int, headers: Iterable[str] = (), examples: Any = None
) -> dict[str, Any]:
    """What an operation answers and how it may refuse, for its ``openapi_extra``."""
    answer: dict[str, Any] = {"description": HTTPStatus(status).phrase, "headers": _headers(headers)}
    if schema is not None:
        answer["content"] = {"application/json": {"schema": schema}}
    responses: dict[Any, Any] = {status: answer}
    for code in sorted({*ALWAYS, *refusals}):
        responses[code] = {"$ref": f"#/components/responses/{code}"}
    return {"responses": responses}


HEADERS: dict[str, tuple[Any, str]] = {
    "ETag": (
        _("The record's version and a hash of what is shown; for If-Match and If-None-Match."),
        '"3.4be1d2f09a7c6e55"',
    ),
    "Link": (
        _("The ways to the next and the previous page."),
        '<https://example.com/api/v1/problems?after=…>; rel="next"',
    ),
    "Location": (_("Where the new record is read."), "/api/v1/problems/PRB-7Q2KX4M"),
    "Idempotency-Replayed": (_("true where this very request was answered before."), "true"),
    "RateLimit": (_("What is left of the present minute."), '"minute";r=599;t=42'),
    "RateLimit-Policy": (_("How many requests a minute may have."), '"minute";q=600;w=60'),
    "Retry-After": (_("In how many seconds to try again."), "42"),
    "WWW-Authenticate": (_("How to say who one is."), 'Bearer realm="jiangfang"'),
}


def _headers(names: Iterable[str]) -> dict[str, Any]:
    wanted = [*names, "RateLimit", "RateLimit-Policy"]
    return {
        name: {"description": HEADERS[name][0], "schema": {"type": "string"}, "example": HEADERS[name][1]}
        for name in wanted
    }


def _refusals() -> dict[str, Any]:
    """One documented answer per status that a refusal can have."""
    with_header = {429: ("Retry-After",), 401: ("WWW-Authenticate",)}
    found: dict[str, Any] = {
        str(status): {
            "description": _(title),
            "headers": _headers(with_header.get(status, ())) if status != 401 else {},
            "content": {MEDIA_TYPE: {"schema": ref("ProblemDetails")}},
        }
        for status, title in TITLES.items()
    }
    found["304"] = {"description": _("The reader has this version already"), "headers": _headers(("ETag",))}
    return found


class Interface(NinjaAPI):
    """Ninja's API with our answers and refusals in its description."""

    def described(self, path: str) -> dict[str, Any]:
        """The whole description; texts stay lazy, so that it can be written down in either language."""
        schema = self.get_openapi_schema(path_prefix=path)
        schema["components"]["schemas"] |= _schemas()
        schema["components"]["responses"] = _refusals()
        schema["tags"] = self.openapi_extra["tags"]
        return schema


def _schemas() -> dict[str, Any]:
    """Every answer's schema by its name."""
    models = [(model, "serialization") for model in answers if isinstance(model, type)]
    _map, found = models_json_schema(models, ref_template=SCHEMAS + "{model}")
    plain = {name: answers[name] for name in [*answers.keys()] if isinstance(answers[name], dict)}
    return found["$defs"] | plain


def enter_kind(kind: str) -> str:
    """Enter the schema of a noun; its name."""
    model = model_of(kind)
    answers.register(model.__name__, model)
    answers.register(f"{model.__name__}List", listing(model.__name__))
    return model.__name__
