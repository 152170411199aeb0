"""How much money: each claim counts once, at its present rung, by days over the calendar years of its window."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator
from itertools import groupby
from operator import attrgetter

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Benefit, BenefitType, Rung, StatementClaim
from jiangfang.kernel.declarations import UNDATED, Count, Figure, FigurePart, figures
from jiangfang.kernel.quantities import MONEY, Period, spread_by_days

BENEFIT, AVOIDED, VERIFIED = "innovation.benefit", "innovation.avoided_loss", "innovation.verified_benefit"
CLAIMS, SHARE = "innovation.benefits", "innovation.verified_share"

# The rung that a state counts at: what waits for a second signature is not verified yet. Other states count nothing.
RUNG_OF = {rung.value: rung.value for rung in Rung} | {"second_sign": Rung.CONFIRMED.value}
SURE = (Rung.VERIFIED, Rung.SPOT_CHECKED)
RUNGS = {rung.value: rung.label for rung in Rung}
OUTSIDE = {"rung": (Rung.REPORTED.value,)}


def count_benefit(record_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """Savings and income in fen by rung, one part per calendar year; and what was said in public, as reported."""
    for benefit in _counting(record_ids).exclude(type=BenefitType.AVOIDED_LOSS):
        yield from _by_year(benefit)
    yield from _said(record_ids, BENEFIT)


def count_avoided_loss(record_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """Avoided losses in fen by rung, one part per calendar year: beside the savings, never among them."""
    for benefit in _counting(record_ids).filter(type=BenefitType.AVOIDED_LOSS):
        yield from _by_year(benefit)
    yield from _said(record_ids, AVOIDED)


def count_verified_benefit(record_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """Savings and income in fen that finance has verified, spot-checked ones included, one part per calendar year."""
    verified = _counting(record_ids).exclude(type=BenefitType.AVOIDED_LOSS).filter(record__state__in=SURE)
    for benefit in verified:
        yield from _by_year(benefit)


def count_claims(record_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per claim at its present rung, in the year in which its window begins."""
    for benefit in _counting(record_ids):
        yield Count(benefit.pk, benefit.starts_on, facet=_facet(benefit))


def _counting(record_ids: Collection[uuid.UUID]) -> QuerySet[Benefit]:
    return Benefit.objects.filter(pk__in=record_ids, record__state__in=RUNG_OF).select_related("record")


def _by_year(benefit: Benefit) -> Iterator[Count]:
    parts = spread_by_days(benefit.amount_fen, Period(benefit.starts_on, benefit.ends_on))
    for year, fen in parts.items():
        begins = max(benefit.starts_on, dt.date(year, 1, 1))
        yield Count(benefit.pk, begins, amount=fen, facet=_facet(benefit), part=str(year))


def _facet(benefit: Benefit) -> dict[str, str]:
    return {"rung": RUNG_OF[benefit.record.state]}


def _said(record_ids: Collection[uuid.UUID], figure: str) -> Iterator[Count]:
    """What a public statement says of the figure: shown as reported, whatever the amount, and under no year, since a
    statement says for none; the day of its publication is none of the days it speaks of."""
    claims = StatementClaim.objects.filter(statement__in=record_ids, figure=figure)
    for statement_id, said in groupby(claims.order_by("statement_id", "id"), key=attrgetter("statement_id")):
        for place, claim in enumerate(said, start=1):
            yield Count(
                statement_id,
                UNDATED,
                amount=claim.amount,
                facet={"rung": Rung.REPORTED.value},
                part=f"said {place}",
            )


def _nothing(record_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """A ratio counts nothing itself."""
    return iter(())


for _figure in (
    Figure(
        key=BENEFIT,
        label=_("Economic benefit"),
        sentence=_(
            "Net benefit of twelve-month claims, each counted once at its present rung and spread by days over calendar "
            "years. Avoided losses are kept apart; what was only reported stands beside the total. A statement that does not say "
            "for which years stands beside the sum since founding only."
        ),
        kinds=("benefit", "statement"),
        counts=count_benefit,
        mode="flow",
        unit=MONEY.key,
        facets={"rung": RUNGS},
        outside=OUTSIDE,
    ),
    Figure(
        key=VERIFIED,
        label=_("Verified benefit"),
        sentence=_("The part of the economic benefit that finance has verified, spot-checked claims included."),
        kinds=("benefit",),
        counts=count_verified_benefit,
        mode="flow",
        unit=MONEY.key,
        facets={"rung": {rung.value: rung.label for rung in SURE}},
    ),
    Figure(
        key=AVOIDED,
        label=_("Avoided loss"),
        sentence=_("Losses that did not happen, by rung and spread by days: never added to the economic benefit."),
        kinds=("benefit", "statement"),
        counts=count_avoided_loss,
        mode="flow",
        unit=MONEY.key,
        facets={"rung": RUNGS},
        outside=OUTSIDE,
    ),
    Figure(
        key=CLAIMS,
        label=_("Benefit claims"),
        sentence=_("Claims by the rung they stand on, in the year in which their twelve months begin."),
        kinds=("benefit",),
        counts=count_claims,
        mode="flow",
        facets={"rung": RUNGS},
        outside=OUTSIDE,
    ),
    Figure(
        key=SHARE,
        label=_("Verified share"),
        sentence=_("How much of the economic benefit that is claimed has been verified by finance."),
        kinds=("benefit",),
        counts=_nothing,
        mode="flow",
        unit="percent",
        ratio=(FigurePart(VERIFIED), FigurePart(BENEFIT)),
    ),
):
    figures.register(_figure.key, _figure)
