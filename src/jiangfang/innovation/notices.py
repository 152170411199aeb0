"""Who is asked next in innovation practice, and what stands in a calendar: deadlines, milestones, plans, rungs that wait."""

import datetime as dt
import uuid
from collections.abc import Collection, Iterator
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Benefit, Milestone
from jiangfang.innovation.queries.benefits_awaiting import BY_STATE, awaiting_benefits
from jiangfang.innovation.queries.benefits_next import NEXT_STEPS
from jiangfang.innovation.queries.ip_rights import BY_ITSELF, upcoming_deadlines
from jiangfang.innovation.queries.projects import AT_HOME, planned_activities
from jiangfang.innovation.rules.places import deciding_place
from jiangfang.kernel import clock
from jiangfang.kernel.telling import CalendarEntry, CalendarSource, ask, calendar_sources
from jiangfang.people.models import Person
from jiangfang.people.roles import Power, roles_with
from jiangfang.people.seating import holders
from jiangfang.people.visibility import visible, visible_to
from jiangfang.records.models import Branch, Noun, Organisation
from jiangfang.records.tree import branch_of

AHEAD = 400
# A benefit that has waited so long on a rung stands in the calendar, at this time of day.
REMIND_AFTER = dt.timedelta(days=7)
REMIND_AT = dt.time(9, 0)
MOST = 200


def _sitting(power: str, places: Collection[uuid.UUID | None]) -> set[uuid.UUID]:
    found = holders(roles_with(power), [place for place in places if place], clock.today())
    return {person.pk for person in found}


def _leaders(noun: Noun) -> set[uuid.UUID]:
    return _sitting(Power.LEAD, [noun.organisation_id])


def _deciders(noun: Noun) -> set[uuid.UUID]:
    return _sitting(Power.LEAD, [deciding_place(noun.organisation)])


def _above(power: str, place: uuid.UUID) -> set[uuid.UUID]:
    above = Branch.objects.filter(organisation_id=place).values_list("ancestor_id", flat=True)
    return _sitting(power, list(above))


def _signers(benefit: Benefit) -> set[uuid.UUID]:
    turn = BY_STATE[benefit.record.state]
    return _above(turn.power, getattr(benefit, turn.place))


ask("problem", "reported", _("Answer the problem"), _leaders)
ask("suggestion", "made", _("Answer the suggestion"), _leaders)
ask("project", "submitted", _("Approve or return the project"), _deciders)
ask("project", "handed_in", _("Accept or send back the project"), _deciders)
ask("result", "submitted", _("Accept or return the result"), _deciders)
ask("method", "submitted", _("Name or return the method"), _deciders)
ask("adoption", "entered", _("Confirm the use"), lambda adoption: _above(Power.CONFIRM, adoption.user_id))
for _turn in BY_STATE.values():
    # What is verified counts; a spot check is nobody's duty.
    if _turn.state != "verified":
        ask("benefit", _turn.state, _turn.what, _signers)


def _deadlines(reader: Person, place: Organisation | None) -> Iterator[CalendarEntry]:
    """The last days of IP rights within the coming year; what comes by itself needs nobody."""
    for row in upcoming_deadlines(reader, AHEAD, organisation=place):
        if row.deadline.kind not in BY_ITSELF:
            year = row.deadline.params.get("year", "")
            yield CalendarEntry(
                key=f"{row.ip_right.pk}-{row.deadline.kind}-{year}".rstrip("-"),
                day=row.deadline.act_by,
                summary=_titled(gettext(row.deadline.label) % dict(row.deadline.params), row.ip_right.record.name),
                record=row.ip_right.record,
                description=gettext("After this day it costs more, or the right is lost."),
            )


def _milestones(reader: Person, place: Organisation | None) -> Iterator[CalendarEntry]:
    """Milestones that are not reached yet: of one's own projects, or of a place."""
    found = Milestone.objects.filter(visible_to(reader, "project__record__"), done_on__isnull=True)
    found = found.filter(project__record__state__in=("running", "handed_in"))
    if place is None:
        found = found.filter(Q(project__leader=reader) | Q(project__team__person=reader)).distinct()
    else:
        found = found.filter(organisation_id__in=branch_of(place.pk))
    for milestone in found.select_related(f"project__{AT_HOME}").order_by("due_on", "id")[:MOST]:
        record = milestone.project.record
        yield CalendarEntry(
            str(milestone.pk), milestone.due_on, _titled(milestone.title, record.name), record, milestone.note
        )


def _plans(reader: Person, place: Organisation | None) -> Iterator[CalendarEntry]:
    """Activities that are planned: by oneself, or at a place."""
    found = planned_activities(reader)
    found = found.filter(host=reader) if place is None else found.filter(organisation_id__in=branch_of(place.pk))
    for activity in found[:MOST]:
        yield CalendarEntry(str(activity.pk), activity.held_on, activity.record.name, activity.record, activity.place)


def _rungs(reader: Person, place: Organisation | None) -> Iterator[CalendarEntry]:
    """Benefits that wait for the reader, or anywhere in a place, a week after they began to wait."""
    waiting = _waiting_for(reader) if place is None else _waiting_at(reader, place)
    for record, what in waiting:
        yield CalendarEntry(
            key=f"{record.pk}-{record.state}",
            day=clock.day_of(record.changed_at) + REMIND_AFTER,
            summary=_titled(what, record.name),
            record=record,
            description=gettext("It has been waiting for a week."),
            at=REMIND_AT,
        )


def _waiting_for(reader: Person) -> Iterator[tuple[Any, Any]]:
    return ((row.record, row.what) for row in awaiting_benefits(reader))


def _waiting_at(reader: Person, place: Organisation) -> Iterator[tuple[Any, Any]]:
    found: QuerySet[Benefit] = visible(Benefit.objects.filter(organisation_id__in=branch_of(place.pk)), reader)
    found = found.filter(record__state__in=[state for state in NEXT_STEPS if state not in ("reported", "verified")])
    for benefit in found.select_related("record").order_by("record__changed_at", "pk")[:MOST]:
        yield benefit.record, NEXT_STEPS[benefit.record.state].who


def _titled(what: Any, title: str) -> str:
    return gettext("%(title)s: %(what)s") % {"title": title, "what": what}


for _name, _entries in {
    "deadlines": _deadlines,
    "milestones": _milestones,
    "plans": _plans,
    "rungs": _rungs,
}.items():
    calendar_sources.register(f"innovation.{_name}", CalendarSource(f"innovation.{_name}", _entries))
