"""Start-up of records: the ledger is told how the canonical state of a record is read, and sealed once a day."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "jiangfang.records"
    label = "records"
    verbose_name = _("Records")

    def ready(self) -> None:
        from jiangfang.jobs.tasks import every  # noqa: PLC0415 -- app registry
        from jiangfang.ledger import checkpoints, effects  # noqa: PLC0415 -- app registry
        from jiangfang.records import states  # noqa: PLC0415 -- app registry

        effects.read_states_with(states.states_of)
        # The ledger and the schedule are neighbours that don't know each other; this is the lowest floor that knows both.
        every("ledger.seal", daily_at="00:10")(checkpoints.seal)
