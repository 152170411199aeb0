"""Documents of the cast, drawn up as the pages do it."""

from jiangfang.documents import actions
from jiangfang.documents.content import freeze
from jiangfang.documents.drawing import annex_of, prepare
from jiangfang.documents.rendering import OUTPUTS, render
from jiangfang.documents.sealing import seal
from jiangfang.evidence.storage import store
from jiangfang.kernel import clock
from jiangfang.kernel.declarations import Commission, dossiers
from jiangfang.people.onlookers import onlooker_of
from jiangfang.records.models import Audience

BASE = "https://studio.example"
BINDER, IP_LIST, FACTS, SHEET = (
    "innovation.binder",
    "innovation.ip_list",
    "innovation.fact_sheet",
    "people.record_sheet",
)


def drawn_up(subject, actor, what=BINDER, *, audience=Audience.COMPANY, language="zh-hans", annex=False):
    """A document about ``subject``, recorded."""
    options = {"annex": True} if annex else {}
    said = {"what": what, "language": language, "audience": audience, "options": options, "base": BASE}
    return actions.draw_up(subject, actor=actor, drawn=prepare(subject, drawer=actor, **said))


def files_of(dossier):
    """The bytes of its three files by their ending."""
    found = {}
    for ending, sha256 in dossier.files.items():
        with store().open(sha256) as stream:
            found[ending] = stream.read()
    return found


def content_of(
    organisation, what=BINDER, *, audience=Audience.COMPANY, language="zh-hans", at=None, number="DOS-TEST222"
):
    """What a document would say, without recording it."""
    commission = Commission(organisation, onlooker_of(organisation, audience), at or clock.now(), language, {})
    address = f"{BASE}/open/documents/{number}/"
    return freeze(dossiers[what], commission, number=number, address=address, audience=audience)


def outputs_of(content):
    """Content sealed and set in all three forms."""
    sealed = seal(content)
    annex = annex_of(sealed)
    return {ending: render(sealed, ending, annex) for ending in OUTPUTS}


def said_in(content):
    """Every text of a content, as one string to look into."""
    return str(content["blocks"])
