"""Innovation practice for programs: its nouns with what begins them, over the machinery of people."""

from jiangfang.innovation.api import awaiting, benefits, ip_rights, problems, projects, results, tables  # noqa: F401 -- each declares
