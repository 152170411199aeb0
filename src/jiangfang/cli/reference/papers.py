"""The page of dossiers."""

from collections.abc import Iterator

from jiangfang.cli.reference.markdown import both, bullets, code, codes, page
from jiangfang.kernel.declarations import Dossier, dossiers
from jiangfang.records.models import Audience


def dossiers_page() -> str:
    """Every declared kind of document, in the order in which the houses declare them."""
    return page(
        "Dossiers 成册材料",
        "Each is declared once and set as PDF, as a workbook and as JSON, with a number, a seal and a code to check it by.",
        *(_dossier(one) for one in dossiers),
    )


def _dossier(one: Dossier) -> str:
    parts = [f"## {both(one.label)} `{one.key}`", both(one.sentence, "\n"), bullets(_facts(one))]
    return "\n\n".join(part for part in parts if part)


def _facts(one: Dossier) -> Iterator[str]:
    yield f"about: {code(one.about)}"
    yield f"who may have it drawn up: {code(one.may.name)}"
    audiences = ", ".join(both(Audience(audience).label) for audience in one.audiences)
    yield f"for: {audiences or 'those alone who are named in it'}"
    yield f"wishes: {codes(one.wishes)}" if one.wishes else ""
    yield "with cover and outline" if one.cover else ""
