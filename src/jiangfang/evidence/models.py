"""A file under its hash, and what it proves for a record."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import ids
from jiangfang.people.models import Person
from jiangfang.records.models import Record


class FileKind(models.TextChoices):
    """What a piece of evidence is, as those who examine it sort it."""

    PHOTO = "photo", _("photo")
    DOCUMENT = "document", _("document")
    CERTIFICATE = "certificate", _("certificate")
    READING = "meter_reading", _("meter reading")
    DRAWING = "drawing", _("drawing")
    VIDEO = "video", _("video")
    OTHER = "other", _("other evidence")


class Blob(models.Model):
    """The bytes of a file, known by nothing but their SHA-256.

    It belongs to no organisation: two of them that hand in the same file share one row and one file on disk, and nothing
    here says who they are. Whose it is, what it proves and who may see it are questions to the evidence that names it.
    """

    sha256 = models.CharField(primary_key=True, max_length=64)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=80)
    width = models.PositiveIntegerField(null=True, blank=True)
    height = models.PositiveIntegerField(null=True, blank=True)
    # The hash under which the small picture is kept; empty where there is none.
    thumbnail = models.CharField(max_length=64, blank=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.media_type}, {self.size} bytes)"


class Evidence(models.Model):
    """What a file proves for a record. It is never deleted: who finds it wrong withdraws it and says why."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey("records.Organisation", on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="evidence")
    blob = models.ForeignKey(Blob, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(_("file name"), max_length=120)
    proves = models.CharField(_("what it proves"), max_length=200)
    kind = models.CharField(_("kind of evidence"), max_length=20, choices=FileKind)
    # What the camera noted, which may be wrong; the day of handing in is the house's own.
    captured_at = models.DateTimeField(_("taken on"), null=True, blank=True)
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("handed in by"))
    added_at = models.DateTimeField(_("handed in on"))
    withdrawn = models.BooleanField(_("withdrawn"), default=False)
    withdrawal_reason = models.CharField(_("reason of the withdrawal"), max_length=500, blank=True)

    class Meta:
        ordering = ["id"]
        verbose_name = _("evidence")
        constraints = [
            models.UniqueConstraint(
                fields=["record", "blob"], condition=Q(withdrawn=False), name="evidence_file_once_per_record"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn=False) | ~Q(withdrawal_reason=""), name="evidence_withdrawn_for_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.proves}"
