"""Records of innovation practice as rows of spreadsheets."""

from jiangfang.innovation.sheets import benefits, ip_rights, problems, results

__all__ = ["benefits", "ip_rights", "problems", "results"]
