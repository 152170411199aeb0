"""Start-up of sheets: background work is declared, and imports of long ago are forgotten."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SheetsConfig(AppConfig):
    name = "jiangfang.sheets"
    label = "sheets"
    verbose_name = _("Spreadsheets")

    def ready(self) -> None:
        from jiangfang.jobs.tasks import every  # noqa: PLC0415 -- declared once apps are loaded
        from jiangfang.sheets import bringing, running  # noqa: F401, PLC0415 -- background work declares itself
        from jiangfang.sheets.keeping import forget_old  # noqa: PLC0415 -- app registry

        every("sheets.forget_old", daily_at="03:40")(forget_old)
