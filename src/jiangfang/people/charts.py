"""Pictures of how a team is made up."""

import datetime as dt

from django.utils.http import urlencode
from django.utils.translation import ngettext

from jiangfang.people.queries.seats import UNKNOWN, Division
from jiangfang.ui.charts import Bar, Chart, bars


def division_charts(divisions: list[Division], on: dt.date | None) -> list[Chart]:
    """A row of bars per trait; each bar leads to the same roster with that category alone (``on``: a past day)."""
    return [bars(str(division.label), _rows(division, on)) for division in divisions]


def _rows(division: Division, on: dt.date | None) -> list[Bar]:
    day = {"on": on.isoformat()} if on else {}
    return [
        Bar(
            str(part.label),
            float(part.persons),
            ngettext("%(n)s person", "%(n)s persons", part.persons) % {"n": part.persons},
            "step-1" if part.value == UNKNOWN else "step-3",
            "?" + urlencode({**day, "by": division.key, "is": part.value}),
        )
        for part in division.parts
    ]
