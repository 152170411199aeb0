"""What innovation practice counts."""

from jiangfang.innovation.figures import benefits, ip_rights, problems, projects, results

__all__ = [
    "benefits",
    "ip_rights",
    "problems",
    "projects",
    "results",
]
