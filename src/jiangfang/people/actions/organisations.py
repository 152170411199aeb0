"""Founding, placing and describing organisations, and who belongs to an alliance."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock, ids
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import Actor, action
from jiangfang.people.rules import may_manage
from jiangfang.records import planting, writing
from jiangfang.records.models import AllianceMember, Audience, Level, Organisation, Record

# What may stand at the top: a house serves a nation as well as one company on its own machine.
TOPS = (Level.NATION, Level.PROVINCE, Level.CITY, Level.DISTRICT, Level.COMPANY)
# What may stand below what.
BELOW = {
    Level.NATION: {Level.PROVINCE},
    Level.PROVINCE: {Level.CITY, Level.DISTRICT, Level.COMPANY, Level.ALLIANCE},
    Level.CITY: {Level.DISTRICT, Level.COMPANY, Level.ALLIANCE},
    Level.DISTRICT: {Level.COMPANY, Level.ALLIANCE},
    Level.COMPANY: {Level.COMPANY, Level.STUDIO},
    Level.STUDIO: set(),
    Level.ALLIANCE: set(),
}


@action("people.organisation.founded", may=may_manage, says=_("%(actor)s entered the organisation."))
def found_organisation(
    parent: Organisation | None,
    *,
    actor: Actor,
    slug: str,
    level: str,
    title: str,
    title_en: str = "",
    since: dt.date | None = None,
    sample: bool = False,
    **fields: Any,
) -> Organisation:
    """Enter an organisation below ``parent`` (None for the top). ``since`` is the first day of its place in the tree.

    Raises Invalid where the level can't stand below the parent's, the slug is taken, or there is a top already.
    """
    _check_place(parent, level)
    if parent is None and Organisation.objects.filter(parent__isnull=True).exists():
        raise Invalid(N_("There is an organisation at the top already."), field="level")
    if Organisation.objects.filter(slug=slug).exists():
        raise Invalid(N_("Another organisation has this short name already."), field="slug")
    at = clock.now()
    record = Record(
        kind=Organisation.kind.key,
        code=ids.new_code(Organisation.kind.prefix),
        title=title,
        title_en=title_en,
        state="current",
        audience=Audience.PUBLIC,
        sample=sample,
        created_at=at,
        changed_at=at,
    )
    record.organisation_id = record.pk
    organisation = Organisation(
        record=record, organisation_id=record.pk, slug=slug, level=level, parent=parent, **fields
    )
    writing.add_founded(organisation)
    planting.plant(organisation, parent, on=since or clock.today())
    return organisation


def _check_place(parent: Organisation | None, level: str, field: str = "level") -> None:
    allowed = TOPS if parent is None else BELOW[Level(parent.level)]
    if level not in allowed:
        raise Invalid(
            N_("A %(level)s cannot stand here in the tree."),
            field=field,
            help=N_("Studios stand below companies, companies below federations."),
            level=Level(level).label,
        )


@action("people.organisation.placed", may=may_manage, says=_("%(actor)s moved the organisation in the tree."))
def place_organisation(
    organisation: Organisation, *, actor: Actor, parent: Organisation, since: dt.date | None = None
) -> Organisation:
    """Move an organisation below another parent from a day on, today if none is said.

    Asks for power over the organisation and over its new parent. Raises Invalid for a loop, for the parent it has
    already, for a level that can't stand there, and for a day to come or before the present place began.
    """
    verdict = may_manage(actor, parent)
    if not verdict:
        raise verdict.refusal()
    _check_place(parent, organisation.level, "parent")
    if parent.pk == organisation.parent_id:
        raise Invalid(N_("It stands there already."), field="parent")
    on = since or clock.today()
    _check_day_of_move(organisation, on)
    planting.replant(organisation, parent, on=on)
    return organisation


def _check_day_of_move(organisation: Organisation, on: dt.date) -> None:
    """The tree that is kept is the present one, so a move is entered when it has happened, and after the one before it."""
    if on > clock.today():
        raise Invalid(N_("This day has not come yet."), field="since")
    present = organisation.placements.filter(ends_on__isnull=True).order_by("-starts_on").first()
    if present is not None and on < present.starts_on:
        raise Invalid(
            N_("Its present place began on %(day)s; the next one cannot begin before."),
            field="since",
            day=present.starts_on,
        )


@action("people.organisation.revised", may=may_manage, says=_("%(actor)s revised the description."))
def revise_organisation(organisation: Organisation, *, actor: Actor, **values: Any) -> Organisation:
    """Change an organisation's name or description."""
    return writing.change(organisation, **values)


@action("people.alliance.joined", may=may_manage, says=_("%(actor)s entered the studio as a member of the alliance."))
def join_alliance(alliance: Organisation, *, actor: Actor, member: Organisation, since: dt.date) -> AllianceMember:
    """Enter a studio as a member of an alliance from a day on. Asks for power over both.

    Raises Invalid where one of them is of another level, or the studio is a member at that time already.
    """
    if alliance.level != Level.ALLIANCE or member.level != Level.STUDIO:
        raise Invalid(N_("Alliances are made of studios."), field="member")
    verdict = may_manage(actor, member)
    if not verdict:
        raise verdict.refusal()
    if since > clock.today():
        raise Invalid(N_("This day has not come yet."), field="since")
    former = AllianceMember.objects.filter(alliance=alliance, member=member)
    if former.exclude(ends_on__lte=since).exists():
        raise Invalid(N_("This studio is a member at that time already."), field="member")
    writing.change(member)  # its own history tells it too
    return writing.add_parts(alliance, [AllianceMember(alliance=alliance, member=member, starts_on=since)])[0]


@action("people.alliance.left", may=may_manage, says=_("%(actor)s ended the studio's membership in the alliance."))
def leave_alliance(alliance: Organisation, *, actor: Actor, member: Organisation, on: dt.date) -> AllianceMember:
    """End a studio's membership; ``on`` is the first day on which it is no longer a member. Raises Invalid for no member."""
    found = AllianceMember.objects.filter(alliance=alliance, member=member, ends_on__isnull=True).first()
    if found is None:
        raise Invalid(N_("This studio is not a member of the alliance."), field="member")
    if on < found.starts_on:
        raise Invalid(N_("The last day lies before the first."), field="on")
    found.ends_on = on
    writing.change(member)
    writing.change_parts(alliance, [found], ["ends_on"])
    return found
