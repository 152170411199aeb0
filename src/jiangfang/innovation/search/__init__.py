"""What records of innovation practice are found by."""

from jiangfang.innovation.search import benefits, ip_rights, problems, projects, results

__all__ = [
    "benefits",
    "ip_rights",
    "problems",
    "projects",
    "results",
]
