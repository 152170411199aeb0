"""Drawing a document up before the deed: content frozen, sealed, set in all three forms and stored.

Nothing is written to the database here, so no transaction waits for the engine; files that no deed names are harmless.
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jiangfang.documents.content import freeze
from jiangfang.documents.models import Dossier
from jiangfang.documents.rendering import OUTPUTS, render
from jiangfang.documents.sealing import Sealed, seal
from jiangfang.evidence.intake import KeptFile
from jiangfang.evidence.models import Evidence
from jiangfang.evidence.storage import store
from jiangfang.kernel import clock, ids
from jiangfang.kernel.declarations import Commission, dossiers
from jiangfang.kernel.declarations import Dossier as Declared
from jiangfang.kernel.errors import Invalid, Refused
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person
from jiangfang.people.onlookers import onlooker_of, sees_as_much
from jiangfang.records.models import Audience, Noun, Organisation

# Evidence of more than this together does not travel inside a PDF; it is listed with its hashes all the same.
MOST_ANNEXED = 40 * 1024 * 1024


@dataclass(frozen=True)
class Drawn:
    """A document that is ready to be recorded."""

    what: str
    audience: int
    sealed: Sealed
    previous: Dossier | None
    files: dict[str, KeptFile]

    @property
    def number(self) -> str:
        return self.sealed.content["number"]


def prepare(
    subject: Noun,
    *,
    drawer: Person,
    what: str,
    language: str,
    base: str,
    audience: int = Audience.RESTRICTED,
    options: Mapping[str, Any] | None = None,
) -> Drawn:
    """Draw up a document about ``subject``. ``base`` is the address under which the house is reached, such as
    https://studio.example.

    Raises Refused where the drawer may not have it, or sees less than the audience that it is drawn up for.
    """
    declared = declared_for(subject, what, drawer)
    reader = reader_for(declared, subject, drawer, audience)
    wishes = {name: value for name, value in (options or {}).items() if name in declared.wishes}
    commission = Commission(subject, reader, clock.now(), language, wishes)
    number, previous = ids.new_code(Dossier.kind.prefix), previous_of(subject, what, language, audience)
    content = freeze(
        declared,
        commission,
        number=number,
        address=f"{base.rstrip('/')}/open/documents/{number}/",
        audience=audience,
        previous=previous.code if previous else "",
    )
    sealed = seal(content)
    return Drawn(what, audience, sealed, previous, _set_all(sealed))


def declared_for(subject: Noun, what: str, drawer: Any) -> Declared:
    """The declaration of a kind of document, if this person may have it drawn up about this subject."""
    declared = dossiers.get(what)
    if declared is None or declared.about != subject.kind.key:
        raise Invalid(N_("There is no such kind of document."), field="what")
    verdict = declared.may(drawer, subject)
    if not verdict:
        raise verdict.refusal()
    return declared


def reader_for(declared: Declared, subject: Noun, drawer: Person, audience: int) -> Any:
    """With whose eyes the document is built: the drawer's own where only they and the subject get it, else those of the
    audience, which must not see more than the drawer."""
    if not declared.audiences and audience == Audience.RESTRICTED:
        return drawer
    if audience not in declared.audiences or not isinstance(subject, Organisation):
        raise Invalid(N_("This kind of document is not drawn up for that audience."), field="audience")
    onlooker = onlooker_of(subject, audience)
    if not sees_as_much(drawer, onlooker):
        raise Refused(
            N_("You don't see everything that this audience sees, so the document would have gaps."),
            help=N_("Draw it up for a wider audience, or ask somebody of the organisation itself."),
            code="sees_less",
        )
    return onlooker


def previous_of(subject: Noun, what: str, language: str, audience: int) -> Dossier | None:
    """The newest dossier of the same kind, for the same eyes and in the same language, that still stands."""
    found = Dossier.objects.filter(
        about_id=subject.pk, what=what, language=language, record__audience=audience, record__state="drawn_up"
    )
    return found.select_related("record").order_by("-record_id").first()


def annex_of(sealed: Sealed) -> dict[str, bytes]:
    """The bytes of the evidence that goes along, smallest files first, up to a limit."""
    wanted = {
        row["sha256"]: row["size"]
        for block in sealed.content["blocks"]
        if block["block"] == "evidencelist" and block["annexed"]
        for row in block["rows"]
    }
    taken: dict[str, bytes] = {}
    left = MOST_ANNEXED
    for sha256, size in sorted(wanted.items(), key=lambda one: (one[1], one[0])):
        if size > left:
            break
        with store().open(sha256) as stream:
            taken[sha256] = stream.read()
        left -= size
    return taken


def _set_all(sealed: Sealed) -> dict[str, KeptFile]:
    annex = annex_of(sealed)
    return {ending: _keep(render(sealed, ending, annex), ending, sealed) for ending in OUTPUTS}


def _keep(data: bytes, ending: str, sealed: Sealed) -> KeptFile:
    stored = store().put(io.BytesIO(data))
    name = f"{sealed.content['title']} {sealed.content['number']}.{ending}"
    return KeptFile(name[-LONGEST_NAME:], stored.sha256, stored.size, OUTPUTS[ending].media_type)


LONGEST_NAME = Evidence._meta.get_field("name").max_length or 120


def set_at_once(
    subject: Noun, *, drawer: Person, what: str, language: str, number: str, address: str
) -> tuple[Sealed, bytes]:
    """A PDF of what is recorded already under a number and an address of its own: nothing is kept of it.

    Everyone who holds the number may know what it says, so it is built without looking at the drawer.
    """
    declared = declared_for(subject, what, drawer)
    commission = Commission(subject, None, clock.now(), language)
    home = subject.organisation.record
    content = freeze(declared, commission, number=number, address=address, audience=Audience.PUBLIC, named=home)
    sealed = seal(content)
    return sealed, render(sealed, "pdf")
