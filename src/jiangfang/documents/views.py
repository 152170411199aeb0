"""Pages of documents: the list, drawing one up, one with its files, what it says, what changed since the last."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from jiangfang.documents import actions
from jiangfang.documents.drawing import prepare
from jiangfang.documents.forms import DrawForm
from jiangfang.documents.queries import (
    changes_since_last,
    dossier_coded,
    every_dossier,
    following,
    sealed_of,
)
from jiangfang.documents.rendering import OUTPUTS
from jiangfang.documents.rendering.pages import page_model
from jiangfang.documents.serving import output_of
from jiangfang.evidence.queries import noun_named
from jiangfang.kernel.clock import CHINA
from jiangfang.kernel.declarations import dossiers
from jiangfang.kernel.errors import NotThere, Refused
from jiangfang.kernel.text import N_
from jiangfang.people.doing import do_deed, run_form
from jiangfang.people.listing import Column, Filter, ListPage
from jiangfang.people.offers import ReasonForm, page_for
from jiangfang.people.views.pages import deed_named, list_page, record_page
from jiangfang.records.addresses import url_of
from jiangfang.ui.wording import moment_text

page_for("documents.dossier.withdrawn", "documents:deed", form=ReasonForm, tone="danger")


def _declared() -> ListPage:
    kinds = [(one.key, one.label) for one in dossiers]
    return ListPage(
        columns=[
            Column(_("It is about"), lambda row: row.about.name),
            Column(_("As of"), lambda row: moment_text(row.as_of.astimezone(CHINA)), "number"),
        ],
        filters=[Filter("what", _("Kind of document"), "what", kinds)],
        related=("about",),
        empty_title=_("No document has been drawn up yet"),
        empty_hint=_("Documents are drawn up on the page of an organisation or a person."),
    )


def dossier_list(request: HttpRequest) -> HttpResponse:
    """The documents that are open to the reader."""
    return list_page(request, every_dossier(), _declared())


def draw(request: HttpRequest, code: str) -> HttpResponse:
    """Choose what is to be drawn up about an organisation or a person, and have it drawn up."""
    subject = noun_named(code, request.reader)
    initial = {name: request.GET[name] for name in DrawForm.from_address if name in request.GET}
    form = DrawForm(
        request.POST if request.method == "POST" else None, subject=subject, reader=request.reader, initial=initial
    )
    if not form.kinds:
        raise Refused(N_("Nothing about this record can be drawn up by you."), code="nothing_offered")

    def act() -> str:
        base = request.build_absolute_uri("/")
        drawn = prepare(subject, drawer=request.reader, base=base, **form.values())
        return url_of(actions.draw_up(subject, actor=request.reader, drawn=drawn).record)

    context = {
        "heading": _("Draw up a document"),
        "lead": subject.record.name,
        "record": subject.record,
        "back_url": url_of(subject.record),
        "kinds": form.kinds,
        "list_url": f"{reverse('documents:dossiers')}?organisation={subject.organisation.slug}",
    }
    return run_form(request, form, act, context, "documents/draw.html")


def dossier(request: HttpRequest, code: str) -> HttpResponse:
    """One document: its files, its seal, its evidence and history."""
    noun = dossier_coded(code, request.reader)
    return record_page(
        request,
        noun,
        "documents/dossier.html",
        label=noun.declared.label if noun.declared else noun.what,
        outputs=list(OUTPUTS),
        newer=following(noun),
        check_url=reverse("press:document", args=[noun.code]),
    )


def output(request: HttpRequest, code: str, ending: str) -> HttpResponse:
    """One of its three files."""
    if ending not in OUTPUTS:
        raise NotThere(N_("There is no such file."))
    return output_of(dossier_coded(code, request.reader), ending, save="save" in request.GET)


def reading(request: HttpRequest, code: str) -> HttpResponse:
    """What it says, as a page to read and to print."""
    noun = dossier_coded(code, request.reader)
    context = {"noun": noun, "record": noun.record, "page": page_model(sealed_of(noun), {})}
    return render(request, "documents/reading.html", context)


def differences(request: HttpRequest, code: str) -> HttpResponse:
    """What changed since the document before it."""
    noun = dossier_coded(code, request.reader)
    context = {"noun": noun, "record": noun.record, "changes": changes_since_last(noun)}
    return render(request, "documents/changes.html", context)


def deed(request: HttpRequest, code: str, deed: str) -> HttpResponse:
    """A deed on a document."""
    return do_deed(request, dossier_coded(code, request.reader), deed_named("dossier", deed))
