"""A benefit as its pages need it: with what hangs on it and its neighbours, in a fixed and small number of queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Exists, OuterRef, Prefetch, QuerySet, Value, When, prefetch_related_objects

from jiangfang.innovation.models import Benefit, Share, Signature, StudioShare
from jiangfang.innovation.queries.benefits import TAKES_NO_PLACE
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.involving import know_named
from jiangfang.people.models import Involvement, Person
from jiangfang.people.visibility import visible_to

SIGNERS = ("person__record", "recorded_by__record", "paper_confirmed_by__record")


@dataclass(frozen=True)
class Neighbours:
    """The other claims of a claim's key: those open to the reader, and how many are not."""

    opened: tuple[Benefit, ...]
    closed: int


@dataclass(frozen=True)
class Opened:
    """A benefit that is open to the reader, its neighbours, and which of the records it names are open as well."""

    benefit: Benefit
    neighbours: Neighbours
    result_open: bool
    adoption_open: bool


def opened_benefit(code: str, reader: Person | None) -> Opened:
    """The benefit under a code with the claims beside it, whole for its page: at most six queries. Raises NotThere."""
    same = Benefit.objects.filter(record__code=code.strip().upper()).values("key")
    rows = list(_annotated(Benefit.objects.filter(key__in=same), reader))
    found = next((row for row in rows if row.record.code == code.strip().upper() and row.is_open), None)
    if found is None:
        raise NotThere(
            N_("There is nothing here, or nothing that is open to you."),
            help=N_("Check the code, or ask the studio to open the record to you."),
        )
    know_named(reader, found.record_id, named=bool(found.is_named))
    prefetch_related_objects([found], *_signed(), *_calculated(found))
    return Opened(found, _neighbours(found, rows), bool(found.opens_result), bool(found.opens_adoption))


def neighbours_of(benefit: Benefit, reader: Person | None) -> Neighbours:
    """What else is counted for this family, unit and type, for whoever looks for something counted twice."""
    return _neighbours(benefit, list(_annotated(Benefit.objects.filter(key=benefit.key_id), reader)))


def signable(benefit: Benefit) -> Benefit:
    """Fetch what the rules of the ladder read more than once: signatures and contributors with their names."""
    prefetch_related_objects([benefit], *_signed())
    return benefit


def _signed() -> list[Prefetch]:
    signatures = Signature.objects.select_related(*SIGNERS)
    return [
        Prefetch("signatures", signatures),
        Prefetch("result__shares", Share.objects.select_related("person__record")),
    ]


def _calculated(benefit: Benefit) -> list[Prefetch | str]:
    if benefit.calculated_fen is None:
        return []
    return ["inputs", "costs", Prefetch("studio_shares", StudioShare.objects.select_related("studio__record"))]


def _annotated(found: QuerySet[Benefit], reader: Person | None) -> QuerySet[Benefit]:
    """The rows with what is open to the reader: the claim, its result, its adoption; and whether the reader is named."""

    def is_open(path: str) -> Any:
        return Case(When(visible_to(reader, path), then=Value(1)), default=Value(0))

    named = Involvement.objects.filter(record_id=OuterRef("record_id"), person=reader)
    found = found.select_related(
        "record",
        "organisation__record",
        "result__record",
        "adoption__record",
        "unit__record",
        "claimant__record",
        "key",
    )
    return found.annotate(
        is_open=is_open("record__"),
        opens_result=is_open("result__record__"),
        opens_adoption=is_open("adoption__record__"),
        is_named=Exists(named),
    ).order_by("starts_on", "record_id")


def _neighbours(benefit: Benefit, rows: list[Benefit]) -> Neighbours:
    others = [row for row in rows if row.pk != benefit.pk and row.record.state not in TAKES_NO_PLACE]
    opened = tuple(row for row in others if row.is_open)
    return Neighbours(opened, len(others) - len(opened))
