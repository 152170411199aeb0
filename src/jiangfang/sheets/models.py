"""An import: a file that was brought, how it is read, and what became of each of its rows."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiangfang.evidence.models import Blob
from jiangfang.kernel import ids
from jiangfang.people.models import Person
from jiangfang.records.models import Organisation, Record


class Import(models.Model):
    """A file that somebody brings into an organisation. Its rows become records only by the houses' own deeds."""

    class State(models.TextChoices):
        READ = "read", _("waits for its columns")
        PREVIEWING = "previewing", _("is being looked through")
        PREVIEWED = "previewed", _("waits for your word")
        APPLYING = "applying", _("is being entered")
        APPLIED = "applied", _("entered")
        STOPPED = "stopped", _("stopped half-way")
        UNDOING = "undoing", _("is being taken back")
        UNDONE = "undone", _("taken back")

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    sheet = models.CharField(max_length=40)
    actor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("file name"), max_length=120)
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READ)
    # How it is read: worksheet, row of headings, columns by their place; empty until it is known.
    mapping = models.JSONField(default=dict)
    # The top of each worksheet, from which the columns can be chosen without reading the file again.
    outline = models.JSONField(default=list)
    language = models.CharField(max_length=10)
    # Rows that are no records: totals, banners, repeated headings.
    skipped = models.PositiveIntegerField(default=0)
    work = models.UUIDField(null=True)
    problem = models.JSONField(default=dict)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["actor", "-id"], name="import_by_actor")]

    def __str__(self) -> str:
        return f"{self.name} ({self.sheet}, {self.state})"


class Verdict(models.TextChoices):
    """What a row says beside what is recorded already."""

    NEW = "new", _("new")
    CHANGED = "changed", _("changed")
    UNCHANGED = "unchanged", _("unchanged")
    WRONG = "wrong", _("wrong")


class ImportRow(models.Model):
    """One row of a file: what it says, what that means, and what became of it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("not entered yet")
        APPLIED = "applied", _("entered")
        FAILED = "failed", _("could not be entered")
        UNDONE = "undone", _("taken back")

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    brought = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    hidden = models.BooleanField(default=False)
    cells = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    # Column → how it was written in the record before.
    old = models.JSONField(default=dict)
    problems = models.JSONField(default=dict)
    verdict = models.CharField(max_length=10, choices=Verdict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    record = models.ForeignKey(Record, null=True, on_delete=models.PROTECT, related_name="+")
    # The version that the import left the record at: whatever is beyond was built on it.
    version = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["brought", "number"], name="import_row_once")]
        indexes = [models.Index(fields=["brought", "verdict", "number"], name="import_row_by_verdict")]

    def __str__(self) -> str:
        return f"{self.number}: {self.verdict}"
