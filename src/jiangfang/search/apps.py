"""Start-up of search: rows follow every deed, the database's own index is put back after every migration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "jiangfang.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from jiangfang.ledger import effects  # noqa: PLC0415 -- app registry
        from jiangfang.search import indexes, rows  # noqa: PLC0415 -- app registry

        effects.before_commit("search", rows.follow)
        post_migrate.connect(indexes.on_migrated, sender=self, dispatch_uid="search.indexes")
