"""Named questions about innovation practice."""

from jiangfang.innovation.queries.awaiting import awaiting
from jiangfang.innovation.queries.benefits import (
    benefits_shared_with,
    judgement_of,
    split_of,
    workings_of,
)
from jiangfang.innovation.queries.benefits_awaiting import awaiting_benefits
from jiangfang.innovation.queries.benefits_opened import neighbours_of
from jiangfang.innovation.queries.benefits_said import said_and_counted
from jiangfang.innovation.queries.certificates import certificate_for
from jiangfang.innovation.queries.ip_rights import (
    HoldingCost,
    InventorLine,
    UpcomingDeadline,
    annuity_state_of,
    awaiting_ip_rights,
    cost_to_hold,
    deadlines_of,
    inventor_lines,
    ip_rights_for,
    upcoming_deadlines,
)
from jiangfang.innovation.queries.problems import (
    awaiting_problems,
    my_reports,
    my_suggestions,
    open_problems,
    open_suggestions,
    problems_for,
    suggestions_for,
)
from jiangfang.innovation.queries.project_pages import (
    attendances_of,
    duplicates_of,
    phases_of,
    projects_on,
    taken_up_by,
    whole_project,
    year_plan,
)
from jiangfang.innovation.queries.projects import (
    activities_for,
    awaiting_projects,
    due_milestones,
    my_projects,
    planned_activities,
    projects_for,
    running_projects,
    story_of,
)
from jiangfang.innovation.queries.results import (
    adoptions_for,
    adoptions_of,
    awaiting_results,
    generations_of,
    methods_for,
    results_for,
)

__all__ = [
    "HoldingCost",
    "InventorLine",
    "UpcomingDeadline",
    "activities_for",
    "adoptions_for",
    "adoptions_of",
    "annuity_state_of",
    "attendances_of",
    "awaiting",
    "awaiting_benefits",
    "awaiting_ip_rights",
    "awaiting_problems",
    "awaiting_projects",
    "awaiting_results",
    "benefits_shared_with",
    "certificate_for",
    "cost_to_hold",
    "deadlines_of",
    "due_milestones",
    "duplicates_of",
    "generations_of",
    "inventor_lines",
    "ip_rights_for",
    "judgement_of",
    "methods_for",
    "my_projects",
    "my_reports",
    "my_suggestions",
    "neighbours_of",
    "open_problems",
    "open_suggestions",
    "phases_of",
    "planned_activities",
    "problems_for",
    "projects_for",
    "projects_on",
    "results_for",
    "running_projects",
    "said_and_counted",
    "split_of",
    "story_of",
    "suggestions_for",
    "taken_up_by",
    "upcoming_deadlines",
    "whole_project",
    "workings_of",
    "year_plan",
]
