"""Start-up of documents: lifecycles, search cards and the panel on a person's page are declared."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "jiangfang.documents"
    label = "documents"
    verbose_name = _("Documents")

    def ready(self) -> None:
        from jiangfang.documents import lifecycles, panels, search  # noqa: F401, PLC0415 -- declare once apps are loaded
