"""Start-up of jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "jiangfang.jobs"
    label = "jobs"
