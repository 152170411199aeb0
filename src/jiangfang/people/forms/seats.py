"""Forms about seats: giving, ending, handing the lead over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import clock
from jiangfang.people.fields import DayField, NamedPersonField
from jiangfang.people.offers import DeedForm
from jiangfang.people.queries import persons_near
from jiangfang.people.roles import MEMBER_ROLES, Role
from jiangfang.people.rules import may_manage
from jiangfang.records.models import Level, Organisation

# Offices of a level: a finance officer sits in a company, a federation officer in a federation.
COMPANY_OFFICES = (Role.EMPLOYEE, Role.UNION_OFFICER, Role.FINANCE_OFFICER, Role.DEPARTMENT_HEAD, Role.CLERK)
FEDERATION_OFFICES = (Role.FEDERATION_OFFICER, Role.CLERK, Role.EXPERT)
ROLES_AT = {
    Level.STUDIO: MEMBER_ROLES,
    Level.ALLIANCE: (Role.LEADER, Role.DEPUTY, Role.MEMBER, Role.CLERK),
    Level.COMPANY: COMPANY_OFFICES,
}


def roles_for(reader: Any, organisation: Organisation) -> list[tuple[str, Any]]:
    """The roles that there are at an organisation of this level, and that the reader may give."""
    roles = ROLES_AT.get(Level(organisation.level), FEDERATION_OFFICES)
    manages = bool(may_manage(reader, organisation))
    return [(role.value, role.label) for role in roles if manages or role in MEMBER_ROLES]


class GiveSeatForm(DeedForm):
    """Who, as what, from when."""

    person = NamedPersonField(label=_("Person"))
    role = forms.ChoiceField(label=_("Role"))
    starts_on = DayField(label=_("From"), initial=clock.today)
    ends_on = DayField(
        label=_("Until"),
        required=False,
        help_text=_("The first day on which the seat is no longer held; open if empty."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].among(persons_near(self.subject, self.reader))
        self.fields["role"].choices = [("", "—"), *roles_for(self.reader, self.subject)]


class EndSeatForm(DeedForm):
    """When a seat ends, and why."""

    on = DayField(
        label=_("Until"), initial=clock.today, help_text=_("The first day on which the seat is no longer held.")
    )
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )


class ChangeLeaderForm(DeedForm):
    """Who takes over, and on which day."""

    successor = NamedPersonField(label=_("New leader"))
    on = DayField(label=_("Leads from"), initial=clock.today)
    reason = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].among(persons_near(self.subject, self.reader))
