"""What awaits a person on the ladder: benefits to calculate, confirm, verify, sign as the second, spot-check, and papers."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Benefit, Result, Signature, Signed
from jiangfang.innovation.queries.turns import Turn as OwnTurn
from jiangfang.innovation.queries.turns import in_turn
from jiangfang.innovation.rules.benefit_separation import names_of, plain_name, stands_apart
from jiangfang.innovation.rules.benefits import waiting_paper
from jiangfang.kernel import clock
from jiangfang.people.awaiting import Awaiting
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.people.seating import places_with
from jiangfang.people.visibility import visible
from jiangfang.records.models import Branch

MOST = 50


class Turn(NamedTuple):
    """Whose turn it is on a state: the rung that is next, the power it takes and where, and the words for the desk."""

    state: str
    rung: str
    power: str
    place: str
    what: Any
    why: Any


TURNS = (
    Turn(
        "calculated", Signed.CONFIRMED, Power.CONFIRM, "unit_id", _("Confirm the effect"), _("Your department uses it.")
    ),
    Turn("confirmed", Signed.VERIFIED, Power.VERIFY, "unit_id", _("Verify the money"), _("You are finance there.")),
    Turn(
        "second_sign",
        Signed.SECOND_SIGN,
        Power.VERIFY,
        "unit_id",
        _("Sign as the second"),
        _("The amount lies far outside the band."),
    ),
    Turn(
        "verified",
        Signed.SPOT_CHECKED,
        Power.SPOT_CHECK,
        "organisation_id",
        _("Spot-check"),
        _("Finance has verified it; a second pair of eyes may check."),
    ),
)

BY_STATE = {turn.state: turn for turn in TURNS}


def awaiting_benefits(reader: Person) -> Iterator[Awaiting]:
    """The benefits that wait for ``reader``, longest first.

    Those from which the reader is barred by the separation of duties are left out: they wait for somebody else.
    """
    yield from in_turn(benefit_turns(reader))
    yield from awaiting_signatures(reader)


def benefit_turns(reader: Person) -> list[OwnTurn]:
    """The turn of those who claimed and have not calculated yet."""
    own = visible(Benefit.objects.filter(claimant=reader, record__state="claimed"), reader)
    return [
        OwnTurn(own, _("Calculate the benefit"), _("You claimed it; formula and inputs are missing.")),
    ]


def awaiting_signatures(reader: Person) -> Iterator[Awaiting]:
    """What waits for the reader's signature or second look, at most MOST of each kind; three queries, and none for
    whoever signs nowhere."""
    told: Counter[str] = Counter()
    for benefit in _waiting(reader).iterator(chunk_size=200):
        paper = waiting_paper(benefit)
        # Where a paper waits, it is to be compared; signing beside it remains possible and is not asked for.
        key = "paper" if paper else benefit.record.state
        if told[key] == MOST:
            continue
        if paper and benefit.has_paper and _may_read(reader, benefit, paper):
            told[key] += 1
            why = _("A clerk recorded a signed paper; a second person compares it.")
            yield _row(benefit, _("Confirm the paper"), why)
        elif not paper and benefit.is_turn and stands_apart[BY_STATE[key].rung](reader, benefit):
            told[key] += 1
            yield _row(benefit, BY_STATE[key].what, BY_STATE[key].why)


def _waiting(reader: Person) -> QuerySet[Benefit]:
    """What the reader's powers reach. The reader's own claims and results are left out here already, so that a long list
    is not read to its end for the few that are theirs to sign."""
    turn, paper = _turns(reader), _papers(reader)
    yes, no = Value(True), Value(False)
    found = visible(Benefit.objects.filter(turn | paper), reader).annotate(
        is_turn=Case(When(turn, then=yes), default=no, output_field=BooleanField()),
        has_paper=Case(When(paper, then=yes), default=no, output_field=BooleanField()),
    )
    found = found.select_related("record__organisation__record", "result")
    return found.prefetch_related("signatures", "result__shares").order_by("record__changed_at", "record_id")


def _turns(reader: Person) -> Q:
    own = Result.objects.filter(shares__person=reader).values("pk")
    asked = Q(pk__in=[])
    for turn in TURNS:
        asked |= Q(record__state=turn.state) & _within(reader, turn.power, turn.place)
    return asked & ~Q(claimant=reader) & ~Q(result__in=own)


def _papers(reader: Person) -> Q:
    """Papers that ``reader`` may hold against the scan: another clerk's, or of a rung that the reader may sign for."""
    waiting = Signature.objects.filter(standing=True, recorded_by__isnull=False, paper_confirmed_by=None)
    clerk = _within(reader, Power.RECORD_PAPER, "unit_id") | _within(reader, Power.RECORD_PAPER, "organisation_id")
    asked = clerk & Q(pk__in=waiting.values("benefit"))
    for turn in TURNS:
        asked |= _within(reader, turn.power, turn.place) & Q(pk__in=waiting.filter(rung=turn.rung).values("benefit"))
    return asked


def _may_read(reader: Person, benefit: Benefit, paper: Signature) -> bool:
    own = paper.recorded_by_id == reader.pk or plain_name(paper.paper_name) in names_of(reader)
    return not own and bool(stands_apart[paper.rung](reader, benefit))


def _within(reader: Person, power: str, place: str) -> Q:
    branch = Branch.objects.filter(ancestor_id__in=places_with(reader, power)).values("organisation_id")
    return Q(**{f"{place}__in": branch})


def _row(benefit: Benefit, what: Any, why: Any) -> Awaiting:
    return Awaiting(
        what=what,
        record=benefit.record,
        since=clock.day_of(benefit.record.changed_at),
        why=why,
        amount_fen=benefit.amount_fen,
    )
