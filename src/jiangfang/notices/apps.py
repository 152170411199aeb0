"""Start-up of notices: told after each commit, sent by the clock, counted with the account that reads."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "jiangfang.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        from jiangfang.jobs.tasks import every  # noqa: PLC0415 -- declared once apps are loaded
        from jiangfang.ledger import effects  # noqa: PLC0415 -- app registry
        from jiangfang.notices import actions, letters, queries, reading, telling  # noqa: F401, PLC0415 -- app registry
        from jiangfang.notices.webhooks import outbox  # noqa: PLC0415 -- app registry
        from jiangfang.people import backends  # noqa: PLC0415 -- app registry

        effects.after_commit("delivery", telling.tell_of)
        backends.read_along("unread_notices", queries.unread_count)
        every("notices.catch_up", minutes=5)(telling.catch_up)
        every("notices.letters", minutes=1)(letters.send_due)
        every("notices.webhooks", minutes=1)(outbox.send_due)
        every("notices.put_away_old", daily_at="03:35")(reading.put_away_old)
        every("notices.clear_away", daily_at="03:40")(outbox.clear_away)
