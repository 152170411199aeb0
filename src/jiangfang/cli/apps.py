"""Start-up of cli."""

from django.apps import AppConfig


class CliConfig(AppConfig):
    name = "jiangfang.cli"
    label = "cli"
