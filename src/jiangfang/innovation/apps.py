"""Start-up of innovation: lifecycles, figures, search cards and dossiers are declared."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InnovationConfig(AppConfig):
    name = "jiangfang.innovation"
    label = "innovation"
    verbose_name = _("Innovation practice")

    def ready(self) -> None:
        from jiangfang.innovation import (  # noqa: F401, PLC0415 -- declare once apps are loaded
            dossiers,
            figures,
            lifecycles,
            notices,
            search,
            sheets,
        )
