"""How many problems and suggestions, and what became of them."""

import uuid
from collections.abc import Collection, Iterator

from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.lifecycles import problem_life, suggestion_life
from jiangfang.innovation.models import Focus, Problem, Suggestion
from jiangfang.kernel.declarations import FOREVER, Count, Figure, figures

FOCUS = {focus.value: focus.label for focus in Focus}


def count_problems(problem_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per problem from the day it was found: open until the day it was solved, solved from then on, or declined.

    What was merged counts where it leads. A past day asks what was recorded by then, so a problem that was declined or opened
    again later still counts as it did.
    """
    for problem in Problem.objects.filter(pk__in=problem_ids).select_related("record"):
        state = problem.record.state
        if state == "declined":
            yield Count(problem.pk, problem.found_on, facet={"status": "declined", "focus": problem.focus})
        elif state not in ("merged", "struck"):
            solved_on = problem.solved_on or FOREVER
            if problem.found_on < solved_on:
                facet = {"status": "open", "focus": problem.focus}
                yield Count(problem.pk, problem.found_on, facet=facet, valid_to=solved_on)
            if problem.solved_on:
                yield Count(problem.pk, solved_on, facet={"status": "solved", "focus": problem.focus})


def count_suggestions(suggestion_ids: Collection[uuid.UUID]) -> Iterator[Count]:
    """One per suggestion from the day it was made: open until it is answered, then accepted, carried out or declined."""
    for suggestion in Suggestion.objects.filter(pk__in=suggestion_ids).select_related("record"):
        status = _status_of(suggestion)
        done_on = suggestion.carried_out_on or FOREVER
        if suggestion.made_on < done_on:
            facet = {"status": status, "focus": suggestion.focus}
            yield Count(suggestion.pk, suggestion.made_on, facet=facet, valid_to=done_on)
        if suggestion.carried_out_on:
            yield Count(suggestion.pk, done_on, facet={"status": "carried_out", "focus": suggestion.focus})


def _status_of(suggestion: Suggestion) -> str:
    """The status before it was carried out."""
    state = suggestion.record.state
    return {"made": "open", "declined": "declined"}.get(state, "accepted")


figures.register(
    "innovation.problems",
    Figure(
        key="innovation.problems",
        label=_("Problems"),
        sentence=_("Problems reported, by what became of them; a problem that says the same as another counts once."),
        kinds=("problem",),
        counts=count_problems,
        facets={
            "status": {
                "open": _("not solved yet"),
                "solved": problem_life.state("solved").label,
                "declined": problem_life.state("declined").label,
            },
            "focus": FOCUS,
        },
    ),
)

figures.register(
    "innovation.suggestions",
    Figure(
        key="innovation.suggestions",
        label=_("Suggestions"),
        sentence=_("Suggestions made, by what became of them."),
        kinds=("suggestion",),
        counts=count_suggestions,
        facets={
            "status": {
                "open": _("not answered yet"),
                "accepted": suggestion_life.state("accepted").label,
                "carried_out": suggestion_life.state("carried_out").label,
                "declined": suggestion_life.state("declined").label,
            },
            "focus": FOCUS,
        },
    ),
)
