"""Where things may be at home, who belongs there, and who decides for the place."""

import uuid
from typing import Any

from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.kernel.rules import rule
from jiangfang.kernel.text import N_
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.people.rules import home_of, is_real_actor, may_work
from jiangfang.people.seating import has_power, seats_held
from jiangfang.records.models import Level, Noun, Organisation
from jiangfang.records.tree import is_within

WORKPLACES = (Level.COMPANY, Level.STUDIO, Level.ALLIANCE)


@rule(
    N_("A federation keeps no problems, projects or activities of its own."),
    help=N_("Choose a company or one of its studios."),
)
def is_workplace(actor: Any, subject: Organisation) -> bool:
    """Work is at home where it is done: in a studio, a company or an alliance."""
    return subject.level in WORKPLACES


@rule(N_("You have no seat in this company."))
def is_colleague(actor: Any, subject: Any) -> bool:
    """The actor has a seat somewhere in the company to which the subject belongs, whatever the role."""
    companies = {seat.company_id for seat in seats_held(actor)} - {None}
    home = home_of(subject)
    return home is not None and (home in companies or (bool(companies) and is_within(home, companies)))


is_at_home = may_work | is_colleague
may_work_here = is_workplace & is_real_actor & may_work


def deciding_place(organisation: Organisation) -> uuid.UUID | None:
    """Where is decided what its studios ask for: the company itself, or what stands right above a studio or alliance."""
    return organisation.pk if organisation.level not in (Level.STUDIO, Level.ALLIANCE) else organisation.parent_id


@rule(
    N_("The company decides on this, not the studio itself."),
    help=N_("The union officers of the company may do it."),
)
def leads_the_company(actor: Any, subject: Noun) -> bool:
    """The actor leads at the company or above; leading the studio is not enough."""
    return has_power(actor, Power.LEAD, deciding_place(subject.organisation))


@rule(N_("This has come to its end and is no longer changed."))
def is_not_ended(actor: Any, subject: Noun) -> bool:
    """The record's state is not one of the ends of its life."""
    return not lifecycles[subject.kind.key].state(subject.record.state).end


def is_person(actor: Any, key: uuid.UUID) -> bool:
    """Whether the actor is the person under ``key``."""
    return isinstance(actor, Person) and actor.pk == key
