"""Start-up of evidence: it belongs to the state of every record, and is counted."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    name = "jiangfang.evidence"
    label = "evidence"
    verbose_name = _("Evidence")

    def ready(self) -> None:
        from jiangfang.evidence import figures, storage  # noqa: F401, PLC0415 -- registers the figures once apps are loaded
        from jiangfang.evidence.models import Evidence  # noqa: PLC0415 -- app registry
        from jiangfang.records import states  # noqa: PLC0415 -- app registry

        states.attach("evidence", Evidence)
        storage.store()  # an address that is none stops the start, not the first upload
