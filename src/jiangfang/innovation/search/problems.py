"""Problems and suggestions are found by what they say, the equipment, and what became of them."""

import uuid
from collections.abc import Collection, Iterator

from jiangfang.innovation.models import Problem, Suggestion
from jiangfang.kernel.declarations import SearchCard, search_cards


def problem_texts(problem_ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """One query: title, then symptom, equipment and answer."""
    rows = Problem.objects.filter(pk__in=problem_ids).order_by()
    for key, title, *body in rows.values_list(
        "pk", "record__title", "record__title_en", "equipment", "description", "answer"
    ):
        yield key, title, "\n".join(filter(None, body))


def suggestion_texts(suggestion_ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """One query: title, then how it is, how it should be, the effect and the answer."""
    rows = Suggestion.objects.filter(pk__in=suggestion_ids).order_by()
    for key, title, *body in rows.values_list(
        "pk", "record__title", "record__title_en", "equipment", "present", "proposal", "expected_effect", "answer"
    ):
        yield key, title, "\n".join(filter(None, body))


search_cards.register("problem", SearchCard("problem", problem_texts))
search_cards.register("suggestion", SearchCard("suggestion", suggestion_texts))
