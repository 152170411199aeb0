"""Start-up of press."""

from django.apps import AppConfig


class PressConfig(AppConfig):
    name = "jiangfang.press"
    label = "press"
