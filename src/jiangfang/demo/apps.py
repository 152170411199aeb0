"""Start-up of the demo: in a home that is a demo, every process reads the sample clock."""

from django.apps import AppConfig
from django.conf import settings


class DemoConfig(AppConfig):
    name = "jiangfang.demo"
    label = "demo"

    def ready(self) -> None:
        from jiangfang.demo import time  # noqa: PLC0415 -- reads settings

        if settings.DEMO:
            time.install()
