"""Splitting whole fen among several so that the parts add up to the amount, to the last fen."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

HUNDRED = Fraction(100)
_REST = ""  # the party that holds what nobody was given; sorts first, but is served last among equals


@dataclass(frozen=True)
class Split:
    """``parts`` by party and ``unassigned``, what is left where the shares stay below 100 %. All in fen."""

    parts: Mapping[str, int]
    unassigned: int


def apportion(amount: int, weights: Mapping[str, Fraction | int]) -> dict[str, int]:
    """``amount`` fen in proportion to the weights, by largest remainder; equal remainders go by the party's key.

    The result does not depend on the order of the mapping.
    """
    if amount < 0:
        raise Invalid(N_("A loss is not split over shares."), field="amount")
    whole = sum(weights.values())
    if whole <= 0 or any(weight < 0 for weight in weights.values()):
        raise Invalid(N_("At least one share must be above zero and none below it."), field="shares")
    exact = {party: Fraction(amount) * weight / whole for party, weight in weights.items()}
    parts = {party: value.numerator // value.denominator for party, value in exact.items()}
    left = amount - sum(parts.values())
    by_remainder = sorted(exact, key=lambda party: (parts[party] - exact[party], party == _REST, party))
    for party in by_remainder[:left]:
        parts[party] += 1
    return parts


def split_amount(amount: int, shares: Mapping[str, Decimal]) -> Split:
    """``amount`` fen over parties by their shares in per cent, which may not exceed 100 together."""
    weights = {party: _percent(party, share) for party, share in shares.items()}
    total = sum(weights.values(), Fraction(0))
    if total > HUNDRED:
        raise Invalid(
            N_("The shares add up to %(total)s %%, which is more than 100 %%."),
            field="shares",
            code="shares",
            help=N_("Let the studios agree on their shares, then enter them again."),
            total=sum(shares.values(), Decimal(0)),
        )
    parts = apportion(amount, {**weights, _REST: HUNDRED - total})
    unassigned = parts.pop(_REST)
    return Split(parts, unassigned)


def _percent(party: str, share: Decimal) -> Fraction:
    if not party:
        raise Invalid(N_("Every share needs the name of the one who holds it."), field="shares")
    if not isinstance(share, Decimal) or not share.is_finite() or not 0 < share <= 100:
        raise Invalid(N_("The share of %(party)s must be above 0 %% and at most 100 %%."), field="shares", party=party)
    return Fraction(share)
