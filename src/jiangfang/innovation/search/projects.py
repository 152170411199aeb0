"""Projects are found by what they aim at and by their story, activities by what was done."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterator

from jiangfang.innovation.models import Activity, Project, ProjectStep
from jiangfang.kernel.declarations import SearchCard, search_cards


def project_texts(project_ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """Two queries: title, then goal, approach, equipment and conclusion; and the steps of the story."""
    story: dict[uuid.UUID, list[str]] = defaultdict(list)
    for key, text in ProjectStep.objects.filter(project__in=project_ids).values_list("project_id", "text"):
        story[key].append(text)
    rows = Project.objects.filter(pk__in=project_ids).order_by()
    for key, title, *body in rows.values_list(
        "pk", "record__title", "record__title_en", "equipment", "goal", "plan", "conclusion"
    ):
        yield key, title, "\n".join(filter(None, [*body, *story[key]]))


def activity_texts(activity_ids: Collection[uuid.UUID]) -> Iterator[tuple[uuid.UUID, str, str]]:
    """One query: title, then place, content and output."""
    rows = Activity.objects.filter(pk__in=activity_ids).order_by()
    for key, title, *body in rows.values_list("pk", "record__title", "record__title_en", "place", "content", "output"):
        yield key, title, "\n".join(filter(None, body))


search_cards.register("project", SearchCard("project", project_texts))
search_cards.register("activity", SearchCard("activity", activity_texts))
