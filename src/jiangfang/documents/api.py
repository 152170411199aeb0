"""Documents for programs: what was drawn up, drawing one up, and its files."""

from collections.abc import Mapping
from typing import Any, Literal

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from ninja import Query, Router
from pydantic import Field

from jiangfang.documents import actions
from jiangfang.documents.drawing import prepare
from jiangfang.documents.forms import DrawForm
from jiangfang.documents.queries import dossier_coded
from jiangfang.documents.rendering import OUTPUTS
from jiangfang.documents.serving import output_of
from jiangfang.evidence.queries import noun_named
from jiangfang.people.api.documentation import told
from jiangfang.people.api.reading import Asked
from jiangfang.people.api.resources import New, more_routes, resource
from jiangfang.people.api.senders import senders
from jiangfang.people.listing import ListPage
from jiangfang.records.models import Noun

ABOUT = (
    str,
    Field(max_length=14, description=_("The code of the record that it is about."), examples=["ORG-7Q2KX4M"]),
)


def _about(reader: Any, said: Mapping[str, Any]) -> Noun:
    return noun_named(said["about"], reader)


def _draw(subject: Noun, form: DrawForm, request: HttpRequest) -> Noun:
    base = request.build_absolute_uri("/")
    drawn = prepare(subject, drawer=request.reader, base=base, **form.values())
    return actions.draw_up(subject, actor=request.reader, drawn=drawn)


resource(
    "dossier",
    "dossiers",
    ListPage(columns=(), related=("about",)),
    find=dossier_coded,
    new=New("documents.dossier.drawn_up", DrawForm, _about, placed=False, members={"about": ABOUT}, act=_draw),
)


def dossier_file(
    request: HttpRequest, code: str, ending: Literal[tuple(OUTPUTS)], asked: Query[Asked]
) -> HttpResponseBase:
    """One of the files of a document: the PDF, the workbook, or the sealed JSON."""
    return output_of(dossier_coded(code, request.reader), ending, save=True)


def _add_files(router: Router) -> None:
    answer = told(200, None, 404, 422)
    answer["responses"][200]["content"] = {
        one.media_type: {"schema": {"type": "string", "format": "binary"}} for one in OUTPUTS.values()
    }
    router.get(
        "/dossiers/{code}/files/{ending}",
        auth=senders("read"),
        operation_id="dossier_file",
        summary=_("One of its files"),
        tags=["dossier"],
        openapi_extra=answer,
    )(dossier_file)


more_routes.register("dossier_files", _add_files)
