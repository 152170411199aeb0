"""The first day of a house: the link for its first officer, and what that officer enters behind it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock, ids
from jiangfang.kernel.errors import Conflict
from jiangfang.kernel.text import N_
from jiangfang.ledger.deeds import Actor, action
from jiangfang.people.actions.accounts import open_account
from jiangfang.people.actions.organisations import found_organisation
from jiangfang.people.actions.persons import register_person
from jiangfang.people.models import Account, SetUpLink
from jiangfang.people.queries.setting_up import digest_of
from jiangfang.people.roles import Role
from jiangfang.people.rules import may_set_up
from jiangfang.records.models import Level
from jiangfang.records.queries import top_organisation


@action("people.house.link_made", may=may_set_up)
def make_set_up_link(*, actor: Actor) -> str:
    """Make the secret of the one link by which an empty house is set up; an earlier one is void. Only its hash is kept.

    Touches no record, so history does not tell it.
    """
    token = ids.token()
    SetUpLink.objects.all().delete()
    SetUpLink.objects.create(digest=digest_of(token), made_at=clock.now())
    return token


@action(
    "people.house.set_up",
    may=may_set_up,
    says=_("%(actor)s set up the house: its first organisation and its first officer."),
)
def set_up_house(
    *, actor: Actor, token: str, name: str, username: str, password: str, organisation: dict[str, Any] | None = None
) -> Account:
    """Enter the top organisation (unless there is one) and its first officer, whole or not at all; the link is used up.

    ``organisation`` holds what :func:`found_organisation` asks for. Raises Conflict where somebody used the link first.
    """
    used, _rows = SetUpLink.objects.filter(digest=digest_of(token)).delete()
    if not used:
        raise Conflict(
            N_("This link was used already."),
            help=N_("Sign in, or look for a newer link where the house was started."),
            code="set_up_link_used",
        )
    top = top_organisation() or found_organisation(None, actor=actor, **(organisation or {}))
    role = Role.UNION_OFFICER if top.level == Level.COMPANY else Role.FEDERATION_OFFICER
    officer = register_person(top, actor=actor, name=name, role=role)
    account = open_account(officer, actor=actor, username=username)
    account.set_password(password)
    account.save(update_fields=["password"])
    return account
