"""What ``jiangfang dossier`` does with the house: who, about whom, and the files."""

from pathlib import Path

from django.conf import settings

from jiangfang.documents import actions
from jiangfang.documents.drawing import prepare
from jiangfang.documents.models import Dossier
from jiangfang.evidence.storage import store
from jiangfang.kernel.declarations import dossiers
from jiangfang.kernel.errors import NotThere
from jiangfang.people.models import Account, Person
from jiangfang.people.queries import person_coded
from jiangfang.records.models import Audience, Noun
from jiangfang.records.queries import organisation_named


def person_called(username: str) -> Person | None:
    """Whoever signs in under this name."""
    found = Account.objects.filter(username__iexact=username, is_active=True, person__isnull=False)
    account = found.select_related("person__record").first()
    return account.person if account else None


def subject_called(slug: str | None, code: str | None, reader: Person) -> Noun | None:
    """The organisation or the person that a document is about; None where it isn't there for this reader."""
    try:
        if slug:
            return organisation_named(slug)
        return person_coded(code, reader) if code else None
    except NotThere:
        return None


def kind_called(name: str) -> str | None:
    """The key of a kind of document by its last word or its whole key."""
    return next((one.key for one in dossiers if name in (one.key, one.key.rpartition(".")[2])), None)


def kinds() -> str:
    return ", ".join(one.key.rpartition(".")[2] for one in dossiers if one.about in ("organisation", "person"))


def draw(subject: Noun, *, drawer: Person, what: str, language: str, base: str, audience: int, annex: bool) -> Dossier:
    """Draw it up and record it. What is about a person is for those alone who are named in it."""
    eyes = audience if dossiers[what].audiences else Audience.RESTRICTED
    drawn = prepare(
        subject,
        drawer=drawer,
        what=what,
        language=language,
        base=base or own_address(),
        audience=eyes,
        options={"annex": True} if annex else {},
    )
    return actions.draw_up(subject, actor=drawer, drawn=drawn)


def own_address() -> str:
    """The address of this house as far as its settings know it."""
    names = [name for name in settings.ALLOWED_HOSTS if name not in ("*", "127.0.0.1", "localhost", "[::1]")]
    scheme = "https" if settings.TLS else "http"
    return f"{scheme}://{names[0].lstrip('.')}" if names else "http://127.0.0.1:8000"


def write(dossier: Dossier, folder: Path) -> list[Path]:
    """The three files in a folder, under the document's number."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for ending, sha256 in dossier.files.items():
        path = folder / f"{dossier.code}.{ending}"
        with store().open(sha256) as stream:
            path.write_bytes(stream.read())
        paths.append(path)
    return paths
