"""Founding, placing and describing organisations."""

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

# What may stand below what; the nation alone stands below nothing.
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
    """Enter an organisation below ``parent`` (None for the nation). ``since`` is the first day of its place in the tree.

    Raises Invalid where the level can't stand below the parent's or the slug is taken.
    """
    _check_place(parent, level)
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


def _check_place(parent: Organisation | None, level: str) -> None:
    allowed = {Level.NATION} if parent is None else BELOW[Level(parent.level)]
    if level not in allowed:
        raise Invalid(
            N_("A %(level)s cannot stand here in the tree."),
            field="level",
            help=N_("Studios stand below companies, companies below federations."),
            level=Level(level).label,
        )


@action("people.organisation.placed", may=may_manage, says=_("%(actor)s moved the organisation in the tree."))
def place_organisation(
    organisation: Organisation, *, actor: Actor, parent: Organisation, since: dt.date | None = None
) -> Organisation:
    """Move an organisation below another parent. Asks for power over the organisation and over its new parent."""
    verdict = may_manage(actor, parent)
    if not verdict:
        raise verdict.refusal()
    _check_place(parent, organisation.level)
    planting.replant(organisation, parent, on=since or clock.today())
    return organisation


@action("people.organisation.revised", may=may_manage, says=_("%(actor)s revised the description."))
def revise_organisation(organisation: Organisation, *, actor: Actor, **values: Any) -> Organisation:
    """Change an organisation's name or description."""
    return writing.change(organisation, **values)


@action("people.alliance.joined", may=may_manage, says=_("%(actor)s entered a member of the alliance."))
def join_alliance(alliance: Organisation, *, actor: Actor, member: Organisation, since: dt.date) -> AllianceMember:
    """Enter a studio as a member of an alliance. Raises Invalid where one of them is of another level."""
    if alliance.level != Level.ALLIANCE or member.level != Level.STUDIO:
        raise Invalid(N_("Alliances are made of studios."), field="member")
    return writing.add_parts(alliance, [AllianceMember(alliance=alliance, member=member, starts_on=since)])[0]
