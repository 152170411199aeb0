"""Which twelve months a claim may take: from the day of adoption, or on the day after an earlier window, and nobody else's."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from jiangfang.innovation.models import Adoption, Benefit, Result
from jiangfang.innovation.queries.benefits import is_visible, window_of
from jiangfang.innovation.reckoning.net_benefit import Window, window_from
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person

ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class Place:
    """Where a claim stands in time: its window, the adoption it rests on, and the window it continues (None for the first)."""

    window: Window
    adoption: Adoption | None
    continued: Benefit | None


def place_for(
    result: Result,
    adoption: Adoption | None,
    claims: Sequence[Benefit],
    starts_on: dt.date | None,
    ends_on: dt.date | None,
    *,
    reader: Person,
) -> Place:
    """The window that a new claim takes beside ``claims``, the other claims of its key (earliest first).

    Days that are not given follow from the rule: the day of adoption, or the day after the last window; twelve months, less
    where the result went out of use before. Raises Invalid where the days overlap another claim, whatever ``reader`` may see
    of it, and where they begin anywhere else.
    """
    first = starts_on or _first_day(adoption, claims)
    continued = next((claim for claim in claims if claim.ends_on + ONE_DAY == first), None)
    if adoption is None and continued is not None and continued.result_id == result.pk:
        adoption = continued.adoption
    window = said_window(first, ends_on or _last_day(first, adoption))
    for claim in claims:
        if window.overlaps(window_of(claim)):
            raise _taken(claim, reader)
    if continued is None and (adoption is None or first != adoption.since):
        raise _begins_elsewhere(adoption)
    if adoption is not None and adoption.until is not None and window.last_day >= adoption.until:
        raise Invalid(
            N_("The result went out of use on %(until)s, before the window ends."),
            field="ends_on",
            until=adoption.until,
        )
    return Place(window, adoption, continued)


def said_window(first: dt.date, last: dt.date | None) -> Window:
    """A window from its days as they are given; twelve months where only the first is. Raises Invalid for more."""
    if last is None:
        return window_from(first)
    try:
        return Window(first, last)
    except Invalid as error:
        error.field = "ends_on"
        raise


def _first_day(adoption: Adoption | None, claims: Sequence[Benefit]) -> dt.date:
    rests_on = {claim.adoption_id for claim in claims}
    if adoption is not None and adoption.pk not in rests_on and not claims:
        return adoption.since
    if adoption is not None and adoption.pk not in rests_on and adoption.since > claims[-1].ends_on:
        return adoption.since
    if claims:
        return claims[-1].ends_on + ONE_DAY
    raise _begins_elsewhere(None)


def _last_day(first: dt.date, adoption: Adoption | None) -> dt.date | None:
    """The last day of twelve months, or the last one in use before."""
    last = window_from(first).last_day
    if adoption is not None and adoption.until is not None and first < adoption.until:
        return min(last, adoption.until - ONE_DAY)
    return last


def _taken(claim: Benefit, reader: Person) -> Invalid:
    """The refusal of days that count already: the other claim is named only to those who may see it."""
    if not is_visible(claim, reader):
        return Invalid(
            N_("Another claim exists for these days, this unit and this type of benefit."),
            field="starts_on",
            code="overlap",
            help=N_("Your finance officer can see it."),
        )
    return Invalid(
        N_("“%(title)s” (%(claim)s) counts the same from %(first_day)s to %(last_day)s."),
        field="starts_on",
        code="overlap",
        help=N_("A further window can begin on %(free_day)s."),
        title=claim.record.title,
        claim=claim.record.code,
        first_day=claim.starts_on,
        last_day=claim.ends_on,
        free_day=claim.ends_on + ONE_DAY,
    )


def _begins_elsewhere(adoption: Adoption | None) -> Invalid:
    helps = N_("Enter where the result is in use, or begin on the day after an earlier window.")
    if adoption is None:
        return Invalid(
            N_("A benefit is counted from the day of adoption, and no adoption is named."), field="adoption", help=helps
        )
    return Invalid(
        N_("A benefit is counted from the day of adoption (%(since)s) or on from an earlier window."),
        field="starts_on",
        code="anchor",
        help=helps,
        since=adoption.since,
    )
