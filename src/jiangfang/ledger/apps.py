"""Start-up of the ledger: the database's own guards are put back after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "jiangfang.ledger"
    label = "ledger"

    def ready(self) -> None:
        # Models and what imports them can't be imported before the app registry is ready.
        from jiangfang.ledger import guards  # noqa: PLC0415 -- app registry

        post_migrate.connect(guards.on_migrated, dispatch_uid="ledger.guards")
