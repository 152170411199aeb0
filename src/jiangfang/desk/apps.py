"""Start-up of desk."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "jiangfang.desk"
    label = "desk"
