"""The tables that deadlines are reckoned with, for programs."""

from collections.abc import Mapping
from typing import Any

from jiangfang.innovation.forms.tables import FeeRowForm, HolidaysForm
from jiangfang.innovation.queries.ip_tables import keeping_place
from jiangfang.kernel.errors import NotThere
from jiangfang.kernel.text import N_
from jiangfang.people.api.resources import New, resource
from jiangfang.records.models import Organisation


def _keeping_place(reader: Any, said: Mapping[str, Any]) -> Organisation:
    place = keeping_place()
    if place is None:
        raise NotThere(N_("There is no organisation yet."))
    return place


resource(
    "fee_row",
    "fees",
    new=New("innovation.fee_row.entered", FeeRowForm, _keeping_place, placed=False),
)
resource(
    "holiday",
    "days-off",
    new=New("innovation.holiday.entered", HolidaysForm, _keeping_place, placed=False),
)
