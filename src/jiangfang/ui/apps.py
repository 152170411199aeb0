"""The app of the look: templates, static files and texts, no models."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "jiangfang.ui"
    label = "ui"
