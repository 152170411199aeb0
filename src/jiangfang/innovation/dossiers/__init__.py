"""The documents of innovation practice: the achievement binder, the list of IP rights, the fact sheet, the certificate."""

from jiangfang.innovation.dossiers import binder, certificate, fact_sheet, ip_list

__all__ = ["binder", "certificate", "fact_sheet", "ip_list"]
