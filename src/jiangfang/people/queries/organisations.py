"""Questions about organisations that people ask: where one may be moved, which studios an alliance may enter or holds."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Count, F, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from jiangfang.kernel import clock
from jiangfang.people.models import Seat
from jiangfang.people.roles import Power, Role
from jiangfang.people.seating import held_on, places_with
from jiangfang.records.models import AllianceMember, Audience, Branch, Level, Organisation, Placement


@dataclass(frozen=True)
class Tie:
    """Something that an organisation is tied to from a day to a day (exclusive): a place in the tree, an alliance, a leader.

    ``at`` is the other organisation's short name in addresses, or the person's code.
    """

    kind: str
    title: str
    title_en: str
    at: str
    starts_on: dt.date
    ends_on: dt.date | None
    audience: int

    @property
    def name(self) -> str:
        """The name in the reader's language where there is one."""
        return self.title_en if self.title_en and (get_language() or "").startswith("en") else self.title

    @property
    def is_public(self) -> bool:
        return self.audience == Audience.PUBLIC


@dataclass(frozen=True)
class Ties:
    """What an organisation is tied to: every place it had (the present one first), alliances and leaders of one day."""

    places: list[Tie]
    alliances: list[Tie]
    leaders: list[Tie]


def names_of(ties: Collection[Tie]) -> str:
    """The names of ties in a row, as the reader's language sets them."""
    return ("、" if (get_language() or "").startswith("zh") else ", ").join(tie.name for tie in ties)


def managed_by(reader: Any) -> QuerySet[Organisation]:
    """The organisations whose persons and seats a person keeps, by name."""
    below = Branch.objects.filter(ancestor_id__in=places_with(reader, Power.MANAGE)).values("organisation_id")
    return Organisation.objects.filter(pk__in=below).select_related("record").order_by("record__title")


def parents_for(reader: Any, levels: Collection[str]) -> QuerySet[Organisation]:
    """Below which organisations of these levels a person may move one."""
    return managed_by(reader).filter(level__in=levels)


def studios_to_join(reader: Any) -> QuerySet[Organisation]:
    """The studios that a person may enter in an alliance."""
    return managed_by(reader).filter(level=Level.STUDIO)


def studios_within(alliance: Organisation) -> QuerySet[Organisation]:
    """The studios that have not left the alliance."""
    members = AllianceMember.objects.filter(alliance=alliance, ends_on__isnull=True).values("member_id")
    return Organisation.objects.filter(pk__in=members).select_related("record").order_by("record__title")


def members_of(alliance: Organisation) -> list[AllianceMember]:
    """Who belongs or belonged to the alliance, present members first, each by name. One query."""
    found = AllianceMember.objects.filter(alliance=alliance).select_related("member__record", "member__parent__record")
    return sorted(found.order_by("member__record__title", "starts_on"), key=lambda one: one.ends_on is not None)


def ties_of(organisation: Organisation, on: dt.date) -> Ties:
    """Where an organisation stood and stands, its alliances and its leader on a day; one query for all three."""
    places = Placement.objects.filter(child=organisation).order_by()
    alliances = AllianceMember.objects.filter(_on(on), member=organisation).order_by()
    leaders = Seat.objects.filter(held_on(on), organisation=organisation, role=Role.LEADER).order_by()
    rows = _rows(places, "place", "parent__").union(
        _rows(alliances, "alliance", "alliance__"), _rows(leaders, "leader", "person__"), all=True
    )
    ties = sorted((Tie(*row) for row in rows), key=lambda tie: tie.starts_on)
    return Ties(
        places=[tie for tie in ties if tie.kind == "place"][::-1],
        alliances=[tie for tie in ties if tie.kind == "alliance"],
        leaders=[tie for tie in ties if tie.kind == "leader"],
    )


def _rows(found: QuerySet[Any], kind: str, path: str) -> QuerySet[Any]:
    """What a tie holds, in the same columns whatever it ties to."""
    at_home = F(f"{path}record__code") if kind == "leader" else F(f"{path}slug")
    audience = F("record__audience") if kind == "leader" else Value(Audience.PUBLIC.value)
    return found.values_list(
        Value(kind, CharField()),
        f"{path}record__title",
        f"{path}record__title_en",
        Cast(at_home, CharField(max_length=60)),
        "starts_on",
        "ends_on",
        Cast(audience, IntegerField()),
    )


def alliances() -> list[Organisation]:
    """Every alliance by name, with ``members``: how many studios belong to it today. One query."""
    today = Count("alliance_members", filter=_on(clock.today(), "alliance_members__"))
    found = Organisation.objects.filter(level=Level.ALLIANCE).annotate(members=today)
    return list(found.select_related("record", "parent__record").order_by("record__title"))


def _on(day: dt.date, prefix: str = "") -> Q:
    begun = Q(**{f"{prefix}starts_on__lte": day})
    return begun & (Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day}))
