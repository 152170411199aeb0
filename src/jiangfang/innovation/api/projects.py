"""Projects and activities for programs."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from jiangfang.innovation.forms.activities import RecordActivityForm
from jiangfang.innovation.forms.projects import ProjectForm
from jiangfang.people.api.resources import New, resource
from jiangfang.people.visibility import named


def _code_of(label: Any, example: str) -> tuple[Any, Any]:
    return str | None, Field(None, max_length=14, description=label, examples=[example])


def _taken_up(reader: Any, said: Mapping[str, Any]) -> dict[str, Any]:
    """The problem or the suggestion that the project takes up, if it is open to the reader."""
    kind = next((kind for kind in ("problem", "suggestion") if said.get(kind)), "")
    return {"taken_up": named(kind, said[kind], reader) if kind else None}


resource(
    "project",
    "projects",
    new=New(
        "innovation.project.drafted",
        ProjectForm,
        members={
            "problem": _code_of(_("The code of the problem that it takes up."), "PRB-7Q2KX4M"),
            "suggestion": _code_of(_("The code of the suggestion that it takes up."), "SUG-7Q2KX4M"),
        },
        given=_taken_up,
    ),
)
resource("activity", "activities", new=New("innovation.activity.recorded", RecordActivityForm))
