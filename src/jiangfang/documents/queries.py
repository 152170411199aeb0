"""Questions about documents: which are open to a reader, what one says, how it stands, what changed since the last."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from jiangfang.documents.checking import Checked, check
from jiangfang.documents.comparing import Change, changes
from jiangfang.documents.models import Dossier
from jiangfang.documents.sealing import Sealed, read
from jiangfang.evidence.storage import store
from jiangfang.kernel.declarations import Dossier as Declared
from jiangfang.kernel.declarations import dossiers
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.ids import clean_code
from jiangfang.kernel.text import N_
from jiangfang.ledger import keys
from jiangfang.people.models import Person
from jiangfang.people.onlookers import audiences_seen
from jiangfang.people.visibility import named
from jiangfang.records.models import Noun, Organisation


@dataclass(frozen=True)
class Standing:
    """What anyone may know of a document by its number: what it is, of whom, as of when, its hash, whether it stands.

    A sheet about a person says no name here. ``newer`` is the number of the one that followed it.
    """

    number: str
    label: Any
    organisation: str
    about_person: bool
    as_of: dt.datetime
    drawn_up_at: dt.datetime
    language: str
    hash: str
    public_key: str
    files: dict[str, str]
    stands: bool
    newer: str
    sample: bool


def every_dossier() -> QuerySet[Dossier]:
    """Every dossier; a list narrows them to what the reader may see."""
    return Dossier.objects.select_related("about")


def dossier_coded(code: str, reader: Person | None) -> Dossier:
    """The dossier under a code, if it is open to the reader. Raises NotThere."""
    return named("dossier", code, reader, "about", "previous__record")


def offered(subject: Noun, reader: Person | None) -> list[Declared]:
    """The kinds of document that the reader may have drawn up about a record."""
    return [one for one in dossiers if one.about == subject.kind.key and one.may(reader, subject)]


def audiences_for(subject: Noun, reader: Person | None) -> list[tuple[int, Any]]:
    """The audiences for which the reader sees enough to have something drawn up about an organisation."""
    if not isinstance(subject, Organisation):
        return []
    return [(int(audience), audience.label) for audience in audiences_seen(subject, reader)]


def sealed_of(dossier: Dossier) -> Sealed:
    """What the dossier says, read from its JSON file. Raises NotThere where the file is missing."""
    try:
        with store().open(dossier.data) as stream:
            return read(stream.read().decode())
    except FileNotFoundError as error:
        raise NotThere(
            N_("The file is not in its place."),
            help=N_("Tell whoever runs this installation: “jiangfang verify” names what is missing."),
        ) from error


def changes_since_last(dossier: Dossier) -> list[Change] | None:
    """What is different from the document before it; None where it is the first."""
    if dossier.previous is None:
        return None
    return changes(sealed_of(dossier.previous).content, sealed_of(dossier).content)


def following(dossier: Dossier) -> Dossier | None:
    """The newest document that followed this one and still stands."""
    found = Dossier.objects.filter(previous=dossier, record__state="drawn_up").select_related("record")
    return found.order_by("-record_id").first()


def standing_of(number: str) -> Standing | None:
    """How the document of that number stands, None where there is none. Raises Invalid for a typing error."""
    found = Dossier.objects.filter(record__code=clean_code(number))
    return _standing(found.select_related("record", "organisation__record", "about").first())


def _standing(dossier: Dossier | None) -> Standing | None:
    if dossier is None:
        return None
    newer = following(dossier)
    return Standing(
        number=dossier.code,
        label=dossier.declared.label if dossier.declared else dossier.what,
        organisation=dossier.organisation.record.name,
        about_person=dossier.about.kind == "person",
        as_of=dossier.as_of,
        drawn_up_at=dossier.record.created_at,
        language=dossier.language,
        hash=dossier.hash,
        public_key=dossier.public_key,
        files=dossier.files,
        stands=dossier.record.state == "drawn_up",
        newer=newer.code if newer else "",
        sample=dossier.record.sample,
    )


def checked_here(data: bytes) -> Checked:
    """A file held against this house's own key. Raises Invalid where it carries no sealed content."""
    return check(data, keys.public_key_hex())
