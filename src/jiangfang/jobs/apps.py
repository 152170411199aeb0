"""Start-up of jobs: work that ended long ago is cleared away."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "jiangfang.jobs"
    label = "jobs"

    def ready(self) -> None:
        from jiangfang.jobs.tasks import every  # noqa: PLC0415 -- declared once apps are loaded
        from jiangfang.jobs.working import clear_away  # noqa: PLC0415 -- app registry

        every("jobs.clear_away", daily_at="03:20")(clear_away)
