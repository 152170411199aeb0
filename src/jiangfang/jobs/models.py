"""When each task is due, and how it went last time."""

from django.db import models


class Schedule(models.Model):
    """One row per declared task. Whoever moves ``next_at`` on has taken the slot."""

    name = models.CharField(max_length=60, primary_key=True)
    next_at = models.DateTimeField()
    last_at = models.DateTimeField(null=True)
    last_seconds = models.FloatField(null=True)
    last_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.name} {self.next_at:%Y-%m-%d %H:%M}"
