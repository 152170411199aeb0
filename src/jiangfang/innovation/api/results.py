"""Results, adoptions and methods for programs."""

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from jiangfang.innovation.forms.contributors import MOST_LINES
from jiangfang.innovation.forms.results import (
    AdoptionForm,
    MethodForm,
    ResultForm,
    ReviseResultForm,
    SharesForm,
)
from jiangfang.people.api.bodies import Body, Lines
from jiangfang.people.api.resources import New, resource


class ContributorSaid(Body):
    """Who contributed, how much of it, and what they did."""

    person: str = Field(max_length=200, description=_("Name or code."), examples=["李工"])
    percent: int | float | str = Field(description=_("Share in per cent; all shares make 100."), examples=["60"])
    part: str | None = Field(None, max_length=120, description=_("What they did."), examples=["设计与试制"])


SHARES = Lines(
    "shares",
    ContributorSaid,
    {"person": "person_{}", "percent": "percent_{}", "part": "part_{}"},
    most=MOST_LINES,
    description=_(
        "The contributors in their order; left out, they stay as they are (of a new result: oneself, 100 %)."
    ),
)

resource(
    "result",
    "results",
    new=New("innovation.result.drafted", ResultForm),
    lines=dict.fromkeys((ResultForm, ReviseResultForm, SharesForm), SHARES),
)
resource(
    "adoption",
    "adoptions",
    new=New("innovation.adoption.entered", AdoptionForm, under="result"),
)
resource("method", "methods", new=New("innovation.method.drafted", MethodForm))
