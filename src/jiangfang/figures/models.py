"""Contribution, delta and tally.

A contribution has two intervals: *valid* (when it counts) and *known* (from its recording to its correction). "As of D" asks for
what was valid on D and recorded by D, so what a contribution adds begins on ``max(valid_from, known_from)`` and ends on
``min(valid_to, known_to)``: one line of time. Deltas are the steps on that line, tallies their sums by day, month and year.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import ids
from jiangfang.kernel.declarations import FOREVER
from jiangfang.records.models import Organisation, Record


class Contribution(models.Model):
    """What one record adds to one figure. Never overwritten: a correction closes it and writes another."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="contributions")
    figure = models.CharField(max_length=60)
    part = models.CharField(max_length=30, blank=True)
    audience = models.PositiveSmallIntegerField()
    facet = models.CharField(max_length=200, blank=True)
    amount = models.BigIntegerField()
    head = models.UUIDField(null=True)
    valid_from = models.DateField()
    valid_to = models.DateField(default=FOREVER)
    known_from = models.DateField()
    known_to = models.DateField(default=FOREVER)

    class Meta:
        indexes = [
            models.Index(fields=["record", "figure"], name="contribution_by_record"),
            models.Index(fields=["organisation", "figure", "-record"], name="contribution_by_home"),
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.amount}"


class Delta(models.Model):
    """A step of a figure at one home on one day, written by a deed, folded upward later."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    figure = models.CharField(max_length=60)
    audience = models.PositiveSmallIntegerField()
    facet = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField()
    day = models.DateField()
    amount = models.BigIntegerField()
    # How many contributions the amount consists of: what a reader is told of what is not open to them.
    entries = models.BigIntegerField()
    folded = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "figure"], condition=models.Q(folded=False), name="delta_open_by_home"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.amount:+}"


class Span(models.TextChoices):
    """How long a stretch of days a tally row sums."""

    DAY = "d", _("day")
    MONTH = "m", _("month")
    YEAR = "y", _("year")


class Tally(models.Model):
    """The sum of all folded deltas of an organisation's branch within one span of days.

    A value as of D is the sum of the years before D's year, the months before D's month, and the days up to D: a handful of
    rows for any D, at any height of the tree.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    figure = models.CharField(max_length=60)
    audience = models.PositiveSmallIntegerField()
    facet = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField()
    span = models.CharField(max_length=1, choices=Span)
    starts_on = models.DateField()
    amount = models.BigIntegerField()
    entries = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "figure", "span", "starts_on", "audience", "year", "facet"],
                name="tally_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.figure} {self.starts_on} {self.amount}"
