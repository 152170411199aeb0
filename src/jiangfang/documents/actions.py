"""Recording a document that was drawn up, and withdrawing one."""

from django.utils import translation
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from jiangfang.documents.drawing import Drawn, declared_for, reader_for
from jiangfang.documents.models import Dossier
from jiangfang.documents.rendering.writing import instant
from jiangfang.documents.rules import may_draw_up, may_withdraw
from jiangfang.evidence.actions import add_evidence
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.involving import involve
from jiangfang.people.models import Person
from jiangfang.records import writing
from jiangfang.records.models import Noun


@action("documents.dossier.drawn_up", may=may_draw_up, says=_("%(actor)s had “%(title)s” drawn up."))
def draw_up(subject: Noun, *, actor: Person, drawn: Drawn) -> Dossier:
    """Record a document about ``subject`` (:func:`jiangfang.documents.drawing.prepare`) with its three files as evidence.

    What its kind asks of the drawer, and that they see as much as its audience, is asked once more in the deed.
    Raises Conflict where its number was taken meanwhile.
    """
    declared = declared_for(subject, drawn.what, actor)
    reader_for(declared, subject, actor, drawn.audience)
    content, files = drawn.sealed.content, drawn.files
    dossier = Dossier(
        what=drawn.what,
        about=subject.record,
        as_of=instant(content["as_of"]),
        language=content["language"],
        previous=drawn.previous,
        hash=drawn.sealed.hash,
        public_key=drawn.sealed.public_key,
        pdf=files["pdf"].sha256,
        workbook=files["xlsx"].sha256,
        data=files["json"].sha256,
    )
    title = f"{content['title']} · {content['subtitle']}"[:200]
    writing.add_one(dossier, organisation=subject.organisation, title=title, audience=drawn.audience, code=drawn.number)
    involve(dossier, actor, "drafter")
    if isinstance(subject, Person) and subject.pk != actor.pk:
        involve(dossier, subject, "subject")
    current_deed().facts["hash"] = drawn.sealed.hash
    with translation.override(content["language"]):
        proves = _g("The document as it was drawn up")
    add_evidence(dossier, actor=actor, files=list(files.values()), proves=proves, kind="document")
    return dossier


@action("documents.dossier.withdrawn", may=may_withdraw, says=_("%(actor)s withdrew the document."))
def withdraw_dossier(dossier: Dossier, *, actor: Person, reason: str) -> Dossier:
    """Say that the document is no longer stood for, and why; whoever checks it is told that it was withdrawn."""
    if not reason.strip():
        raise Invalid(N_("Say why."), field="reason")
    current_deed().asides["note"] = reason.strip()
    return writing.move(dossier, "withdrawn")
