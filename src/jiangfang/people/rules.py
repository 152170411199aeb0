"""Who may do what with organisations, persons and seats; and the rules about powers that the houses build on."""

import uuid
from typing import Any

from jiangfang.kernel.rules import YES, Rule, Verdict, rule
from jiangfang.kernel.text import N_
from jiangfang.people.involving import is_named
from jiangfang.people.models import Account, Person
from jiangfang.people.roles import Power
from jiangfang.people.seating import has_power, seats_held


def home_of(subject: Any) -> uuid.UUID | None:
    """The organisation whose rules apply to a subject: its home, or itself where it is an organisation."""
    return getattr(subject, "organisation_id", None)


def holds(power: str, reason: str, help: str = "") -> Rule:
    """A rule: the actor's seats carry ``power`` at the subject's home or above."""

    def decide(actor: Any, subject: Any) -> Verdict:
        return YES if has_power(actor, power, home_of(subject)) else Verdict(False, f"holds_{power}", reason, help)

    return Rule(f"holds_{power}", decide)


@rule(N_("Only the system itself does this."))
def is_system(actor: Any, subject: Any) -> bool:
    return not isinstance(actor, Person)


@rule(N_("Someone known only from a publication makes no deeds here."))
def is_real_actor(actor: Any, subject: Any) -> bool:
    return not (isinstance(actor, Person) and actor.published)


@rule(N_("Only those who are named in the record may do this."))
def is_involved(actor: Any, subject: Any) -> bool:
    return is_named(actor, getattr(subject, "record_id", None))


may_work = holds(
    Power.WORK,
    N_("You have no seat in this organisation."),
    N_("Ask the studio leader or the union officer to enter you as a member."),
)
may_lead = holds(
    Power.LEAD,
    N_("Only the leader, the deputy or the union officer may do this."),
    N_("Ask one of them; the studio page names them."),
)
may_manage = (
    holds(
        Power.MANAGE,
        N_("Only a union officer of this organisation or of a federation above may do this."),
        N_("The page of the organisation names its officers."),
    )
    | is_system
)
may_seat = may_manage | may_lead


@rule(
    N_("This person also has a seat where you are no officer."),
    help=N_("An officer of that place, or of a federation above both, can do it."),
)
def manages_all_places(actor: Any, subject: Any) -> bool:
    """Whoever hands out the key to an account could act with its powers, so must manage every place where it has any."""
    return not isinstance(actor, Person) or all(
        has_power(actor, Power.MANAGE, seat.organisation_id) for seat in seats_held(subject)
    )


@rule(N_("Another officer does this for you."))
def is_someone_else(actor: Any, subject: Any) -> bool:
    return getattr(actor, "pk", None) != subject.pk


@rule(N_("Someone known only from a publication has no account."))
def is_known_here(actor: Any, subject: Any) -> bool:
    return not subject.published


@rule(N_("This person has no seat."), help=N_("Give the person a seat first."))
def has_a_seat(actor: Any, subject: Any) -> bool:
    return bool(seats_held(subject))


may_keep_account = may_manage & manages_all_places & is_someone_else
may_open_account = is_known_here & may_keep_account & has_a_seat


@rule(N_("Only the person whose token it is may do this."))
def is_oneself(actor: Any, subject: Any) -> bool:
    return isinstance(actor, Person) and actor.pk == subject.pk


@rule(N_("This person has no open account."))
def has_open_account(actor: Any, subject: Any) -> bool:
    return Account.objects.filter(person=subject, is_active=True).exists()


may_make_token = is_real_actor & is_oneself & has_open_account
may_revoke_tokens = is_oneself
may_change_second_step = is_oneself & has_open_account


@rule(N_("This house has been set up already."), help=N_("Sign in, or ask an officer for an account."))
def is_empty_house(actor: Any, subject: Any) -> bool:
    """Nobody has an account yet, so nobody could be asked."""
    return not Account.objects.filter(person__isnull=False).exists()


may_set_up = is_system & is_empty_house
