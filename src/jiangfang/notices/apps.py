"""Start-up of notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "jiangfang.notices"
    label = "notices"
