"""Stretches of days, from a day to a day (exclusive): what several of them cover together, and where a right stands when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, order=True)
class Interval:
    """From ``first`` to ``end``, which is no longer part of it."""

    first: date
    end: date


def united(intervals: Iterable[Interval]) -> list[Interval]:
    """The fewest intervals that cover the same days, in order; empty ones cover nothing."""
    merged: list[Interval] = []
    for interval in sorted(one for one in intervals if one.first < one.end):
        if merged and interval.first <= merged[-1].end:
            merged[-1] = Interval(merged[-1].first, max(merged[-1].end, interval.end))
        else:
            merged.append(interval)
    return merged


class Status(StrEnum):
    """Where an IP right stands, for counting."""

    FILED = "filed"
    IN_FORCE = "in_force"
    LAPSED = "lapsed"
    ENDED = "ended"


@dataclass(frozen=True)
class Stretch:
    """A right stood at ``status`` from ``first`` to ``end`` (exclusive)."""

    status: Status
    first: date
    end: date


def stretches(
    filed_on: date, turns: Sequence[tuple[date, Status]], *, term_ends_on: date | None, forever: date
) -> list[Stretch]:
    """The life of a right without gap or overlap: filed, then each turn from its day on, lapsed at the end of its term.

    ``turns`` come in their order; one that is followed by another on the same day leaves no stretch.
    """
    points = [(filed_on, Status.FILED), *turns]
    ends = [day for day, _ in points[1:]] + [forever]
    found = [Stretch(status, first, end) for (first, status), end in zip(points, ends, strict=True)]
    split = [part for one in found for part in _cut(one, term_ends_on)]
    return [one for one in split if one.first < one.end]


def _cut(stretch: Stretch, at: date | None) -> list[Stretch]:
    """A stretch in force is one only until the term is over, and lapsed from that day on."""
    if stretch.status != Status.IN_FORCE or at is None or stretch.end <= at:
        return [stretch]
    turn = max(stretch.first, at)
    return [Stretch(Status.IN_FORCE, stretch.first, turn), Stretch(Status.LAPSED, turn, stretch.end)]
