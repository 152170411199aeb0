"""Roles and what they empower to, as one table. A seat's powers cover the branch below its organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person is at an organisation."""

    LEADER = "leader", _("studio leader")
    DEPUTY = "deputy", _("deputy leader")
    KEY_MEMBER = "key_member", _("key member")
    MEMBER = "member", _("member")
    APPRENTICE = "apprentice", _("apprentice")
    EMPLOYEE = "employee", _("employee")
    UNION_OFFICER = "union_officer", _("union officer")
    FINANCE_OFFICER = "finance_officer", _("finance officer")
    DEPARTMENT_HEAD = "department_head", _("head of the using department")
    CLERK = "clerk", _("clerk")
    FEDERATION_OFFICER = "federation_officer", _("federation officer")
    EXPERT = "expert", _("expert")


# Roles that make a person one of the studio's members.
MEMBER_ROLES = (Role.LEADER, Role.DEPUTY, Role.KEY_MEMBER, Role.MEMBER, Role.APPRENTICE)


class Power(models.TextChoices):
    """What a role allows within its branch."""

    WORK = "work", _("report, draft and keep the daily records")
    LEAD = "lead", _("steer problems, projects and results of the studio")
    MANAGE = "manage", _("keep organisations, persons and seats")
    CONFIRM = "confirm", _("confirm the effect as the department that uses it")
    VERIFY = "verify", _("verify money for finance")
    SPOT_CHECK = "spot_check", _("spot-check what finance verified")
    RECORD_PAPER = "record_paper", _("record what was signed on paper")


POWERS: dict[str, frozenset[str]] = {
    Role.LEADER: frozenset({Power.WORK, Power.LEAD}),
    Role.DEPUTY: frozenset({Power.WORK, Power.LEAD}),
    Role.KEY_MEMBER: frozenset({Power.WORK}),
    Role.MEMBER: frozenset({Power.WORK}),
    Role.APPRENTICE: frozenset({Power.WORK}),
    Role.EMPLOYEE: frozenset({Power.WORK}),
    Role.UNION_OFFICER: frozenset({Power.WORK, Power.LEAD, Power.MANAGE}),
    Role.FINANCE_OFFICER: frozenset({Power.VERIFY}),
    Role.DEPARTMENT_HEAD: frozenset({Power.CONFIRM}),
    Role.CLERK: frozenset({Power.RECORD_PAPER}),
    Role.FEDERATION_OFFICER: frozenset({Power.MANAGE, Power.SPOT_CHECK}),
    Role.EXPERT: frozenset(),
}


def roles_with(power: str) -> list[str]:
    """The roles that carry a power."""
    return [role for role, powers in POWERS.items() if power in powers]
