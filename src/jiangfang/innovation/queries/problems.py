"""Questions about problems and suggestions: which are open, what became of mine, which await an answer."""

from collections.abc import Iterator
from typing import TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models import Problem, Suggestion
from jiangfang.innovation.queries.turns import Turn, in_turn
from jiangfang.people.awaiting import Awaiting
from jiangfang.people.models import Person
from jiangfang.people.roles import Power
from jiangfang.people.seating import places_with
from jiangfang.people.visibility import visible

N = TypeVar("N", Problem, Suggestion)
OPEN_PROBLEM = ("reported", "accepted", "in_project")
OPEN_SUGGESTION = ("made", "accepted", "in_project")


def problems_for(reader: Person | None) -> QuerySet[Problem]:
    """The problems that are open to ``reader``, newest first, with what a list shows of them."""
    found = visible(Problem.objects.all(), reader)
    return found.select_related("record", "organisation__record", "reporter__record", "same_as__record")


def open_problems(reader: Person | None) -> QuerySet[Problem]:
    """Problems that wait for a solution; what was merged waits where it leads."""
    return problems_for(reader).filter(record__state__in=OPEN_PROBLEM)


def my_reports(reader: Person) -> QuerySet[Problem]:
    """What ``reader`` reported, and what became of it."""
    return problems_for(reader).filter(reporter=reader)


def suggestions_for(reader: Person | None) -> QuerySet[Suggestion]:
    """The suggestions that are open to ``reader``, newest first, with what a list shows of them."""
    found = visible(Suggestion.objects.all(), reader)
    return found.select_related("record", "organisation__record", "suggester__record")


def open_suggestions(reader: Person | None) -> QuerySet[Suggestion]:
    """Suggestions that wait for an answer or to be carried out."""
    return suggestions_for(reader).filter(record__state__in=OPEN_SUGGESTION)


def my_suggestions(reader: Person) -> QuerySet[Suggestion]:
    """What ``reader`` suggested, and what became of it."""
    return suggestions_for(reader).filter(suggester=reader)


def awaiting_problems(reader: Person) -> Iterator[Awaiting]:
    """What awaits those who lead where ``reader`` does: answers to give, and solutions to write up. One query."""
    return in_turn(problem_turns(reader))


def problem_turns(reader: Person) -> list[Turn]:
    """The turns of those who lead where problems and suggestions are at home."""
    problems, suggestions = _led_by(Problem, reader), _led_by(Suggestion, reader)
    done = {"record__state": "in_project", "projects__record__state": "accepted"}
    finished = _("The project that worked on it is accepted.")
    return [
        Turn(
            problems.filter(record__state="reported"),
            _("Answer the problem"),
            _("It was reported to the place that you lead."),
        ),
        Turn(
            suggestions.filter(record__state="made"),
            _("Answer the suggestion"),
            _("It was made to the place that you lead."),
        ),
        Turn(problems.filter(**done), _("Say how it was solved"), finished),
        Turn(suggestions.filter(**done), _("Say how it was carried out"), finished),
    ]


def _led_by(noun: type[N], reader: Person) -> QuerySet[N]:
    """Records at home right where the reader leads; an officer above does not answer for every studio."""
    return visible(noun.objects.filter(organisation_id__in=places_with(reader, Power.LEAD)), reader)
