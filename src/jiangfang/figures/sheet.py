"""Figures as a page shows them: several at once, ratios divided, values put into words."""

import datetime as dt
import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jiangfang.figures.reading import Answer, Question, read
from jiangfang.kernel import clock
from jiangfang.kernel.declarations import Figure, figures
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities import format_money, format_number, parse_date
from jiangfang.records.models import Organisation

# As the command says it.
SAME = {"founding": "all", "three-years": "3y"}


@dataclass(frozen=True)
class Asked:
    """A question as it was asked in an address: ``all``, ``3y`` or a year, and maybe a past day."""

    period: str
    question: Question
    past: bool

    @classmethod
    def from_params(cls, params: Mapping[str, str]) -> "Asked":
        """Read ``period`` and ``as_of``; what can't be read means since founding, as of today."""
        period, on, today = params.get("period", "all"), clock.today(), clock.today()
        period = SAME.get(period, period)
        try:
            on = min(parse_date(params["as_of"]), today) if params.get("as_of") else today
        except Invalid:
            on = today
        if period == "3y":
            question = Question.last_three_years(on)
        elif period.isascii() and period.isdigit() and 1900 < int(period) <= today.year:
            question = Question.one_year(int(period), on)
        else:
            period, question = "all", Question.since_founding(on)
        return cls(period, question, on != today)

    def query(self, **more: str) -> str:
        """The address's query that asks the same."""
        pairs = {"period": self.period} if self.period != "all" else {}
        if self.past:
            pairs["as_of"] = self.question.on.isoformat()
        return urlencode({**pairs, **{key: value for key, value in more.items() if value}})

    def words(self) -> str:
        """The question in words."""
        if self.period == "3y":
            text = _("last three years")
        elif self.period == "all":
            text = _("since founding")
        else:
            text = _("year %(year)s") % {"year": self.period}
        return f"{text} · {_('as of %(day)s') % {'day': self.question.on.isoformat()}}" if self.past else text


class Sheet:
    """The answers to several figures for several organisations, looked up by the ``{% figure %}`` tag."""

    def __init__(
        self, organisations: Collection[Organisation], keys: Collection[str], *, reader: Any, asked: Asked
    ) -> None:
        self.asked = asked
        self.organisations = {organisation.pk: organisation for organisation in organisations}
        parts = {part.key for key in keys if figures[key].ratio for part in figures[key].ratio or ()}
        plain = [key for key in dict.fromkeys([*keys, *sorted(parts)]) if figures[key].ratio is None]
        self.answers = read(plain, list(self.organisations), reader=reader, question=asked.question)

    def answer(self, key: str, organisation: Organisation) -> Answer:
        """The plain answer of an additive figure or a head count."""
        return self.answers[(key, organisation.pk)]

    def shown(self, key: str, organisation: Organisation, **facet: str) -> "Shown":
        """A figure as a page shows it, whole or for one facet."""
        figure = figures[key]
        url = figure_url(organisation, key, self.asked, facet)
        if figure.ratio is not None:
            above, below = (self._part(part.key, organisation.pk, part.facet) for part in figure.ratio)
            parts = " / ".join(
                value_text(figures[part.key], n) for part, n in zip(figure.ratio, (above, below), strict=True)
            )
            return Shown(figure, ratio_text(above, below), "", url, 0, above, (above, below), parts)
        answer = self.answers[(key, organisation.pk)]
        value = answer.where(**facet) if facet else answer.total
        return Shown(figure, value_text(figure, value), unit_text(figure), url, 0 if facet else answer.closed, value)

    def _part(self, key: str, organisation_id: uuid.UUID, facet: Mapping[str, str]) -> int:
        answer = self.answers[(key, organisation_id)]
        return answer.where(**facet) if facet else answer.total


@dataclass(frozen=True)
class Shown:
    """A number in words, with its unit, its way down, and how many contributions are not open to the reader."""

    figure: Figure
    text: str
    unit: str
    url: str
    closed: int
    value: int
    ratio: tuple[int, int] | None = None
    # The two numbers of a ratio in words.
    parts: str = ""


def figure_url(organisation: Organisation, key: str, asked: Asked, facet: Mapping[str, str] | None = None) -> str:
    """The page on which a number can be walked down."""
    query = asked.query(**(facet or {}))
    url = reverse("figure", args=[organisation.slug, key])
    return f"{url}?{query}" if query else url


def value_text(figure: Figure, value: int) -> str:
    """An amount in the reader's language; money from its integer of fen."""
    language = get_language() or "zh-hans"
    return format_money(value, language) if figure.unit == "money" else format_number(value, language)


def unit_text(figure: Figure) -> str:
    """The unit beside the number; money carries its own."""
    return {
        "money": "",
        "item": _("items"),
        "person": _("persons"),
        "person_time": _("person-times"),
        "hour": _("hours"),
    }.get(figure.unit, figure.unit)


def ratio_text(above: int, below: int) -> str:
    """A ratio in per cent; a dash where there is nothing to divide by."""
    if not below:
        return "—"
    share = (Decimal(above * 100) / Decimal(below)).quantize(Decimal("0.1"))
    return f"{share.normalize():f}%"


def years_of(organisation: Organisation, on: dt.date, back: int = 6) -> list[int]:
    """The years that a page offers, newest first."""
    first = organisation.founded_on.year if organisation.founded_on else on.year - back
    return list(range(on.year, max(first, on.year - back) - 1, -1))
