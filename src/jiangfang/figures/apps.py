"""Start-up of figures: accounting runs in every deed, folding every minute."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "jiangfang.figures"
    label = "figures"
    verbose_name = _("Figures")

    def ready(self) -> None:
        from jiangfang.figures.accounting import account_for  # noqa: PLC0415 -- app registry
        from jiangfang.figures.folding import fold  # noqa: PLC0415 -- app registry
        from jiangfang.jobs.tasks import every  # noqa: PLC0415 -- app registry
        from jiangfang.ledger import effects  # noqa: PLC0415 -- app registry

        effects.before_commit("figures", account_for)
        every("figures.fold", minutes=1)(fold)
