"""What a studio does week by week: planned, held, cancelled, and who took part."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Activity, Attendance
from jiangfang.innovation.rules import may_keep_activity, may_record_activity, may_revise_activity, values
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import action, current_deed
from jiangfang.people.involving import involve
from jiangfang.people.models import Person
from jiangfang.records import writing
from jiangfang.records.models import Audience, Organisation

CONTENT = ("content", "place", "output", "guests")
REVISABLE = (*CONTENT, "title", "title_en", "type", "held_on", "audience")


@action("innovation.activity.recorded", may=may_record_activity, says=_("%(actor)s recorded the activity."))
def record_activity(
    organisation: Organisation,
    *,
    actor: Person,
    title: str,
    type: str,
    held_on: dt.date,
    held: bool,
    attendees: Sequence[Person] = (),
    audience: int = Audience.COMPANY,
    title_en: str = "",
    **content: Any,
) -> Activity:
    """Put an activity into the plan, or record one that was ``held`` with its minutes and those who took part.

    ``content`` is content (what will be or was done; needed), place, output and guests (people from outside, as text).
    Each attendee counts once per activity. Raises Invalid for values that can't be.
    """
    activity = Activity(type=type, held_on=held_on, host=actor, **values.only(content, CONTENT))
    _check(activity, actor, organisation, title, title_en, held, attendees, audience)
    writing.add_one(
        activity,
        organisation=organisation,
        title=title.strip(),
        title_en=title_en,
        state="held" if held else "planned",
        audience=audience,
    )
    involve(activity, actor, "host")
    _name_attendees(activity, attendees)
    current_deed().facts["type"] = type
    return activity


def _check(
    activity: Activity,
    actor: Person,
    home: Organisation,
    title: str,
    title_en: str,
    held: bool,
    attendees: Sequence[Person],
    audience: int | None,
) -> None:
    early = Invalid(N_("Who took part is recorded once it was held."), field="attendees")
    values.check(
        activity,
        **values.title_errors(title, title_en),
        held_on=values.past_error(activity.held_on, "held_on") if held else None,
        attendees=values.people_error(actor, attendees, "attendees") if held else early if attendees else None,
        audience=None if audience is None else values.audience_error(actor, home, audience),
    )


def _name_attendees(activity: Activity, attendees: Sequence[Person]) -> None:
    people = list(dict.fromkeys(attendees))
    writing.replace_parts(activity, "attendances", [Attendance(activity=activity, person=one) for one in people])
    for one in people:
        involve(activity, one, "attendee")
    current_deed().facts["attendances"] = len(people)


@action("innovation.activity.held", may=may_keep_activity, says=_("%(actor)s recorded that it took place."))
def hold_activity(activity: Activity, *, actor: Person, attendees: Sequence[Person] = (), **changes: Any) -> Activity:
    """Record that a planned activity took place: its day, its minutes (content, output, place, guests), who took part."""
    proposed = values.revised(activity, changes, REVISABLE)
    _check_changes(activity, proposed, actor, changes, held=True, attendees=attendees)
    writing.move(activity, "held", **changes)
    _name_attendees(activity, attendees)
    return activity


@action("innovation.activity.cancelled", may=may_keep_activity, says=_("%(actor)s cancelled the activity."))
def cancel_activity(activity: Activity, *, actor: Person, reason: str) -> Activity:
    """Say why a planned activity did not take place."""
    values.check_many({"reason": values.text_error(reason, "reason")})
    current_deed().asides["note"] = reason
    return writing.move(activity, "cancelled")


@action("innovation.activity.revised", may=may_revise_activity, says=_("%(actor)s revised the activity."))
def revise_activity(
    activity: Activity, *, actor: Person, attendees: Sequence[Person] | None = None, **changes: Any
) -> Activity:
    """Correct a plan or minutes; ``attendees`` replaces those who took part, if given.

    Raises TypeError for anything that is not REVISABLE and Invalid for values that can't be.
    """
    proposed = values.revised(activity, changes, REVISABLE)
    present = set(activity.attendances.values_list("person_id", flat=True))
    newcomers = [person for person in attendees or () if person.pk not in present]
    _check_changes(activity, proposed, actor, changes, held=activity.record.state == "held", attendees=newcomers)
    writing.change(activity, **changes)
    if attendees is not None:
        _name_attendees(activity, attendees)
    return activity


def _check_changes(
    activity: Activity,
    proposed: Activity,
    actor: Person,
    changes: dict[str, Any],
    *,
    held: bool,
    attendees: Sequence[Person],
) -> None:
    record = activity.record
    title, title_en = changes.get("title", record.title), changes.get("title_en", record.title_en)
    _check(proposed, actor, activity.organisation, title, title_en, held, attendees, changes.get("audience"))
