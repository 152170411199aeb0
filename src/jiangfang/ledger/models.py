"""Rows of history. Nothing here points out by foreign key: history outlives what it speaks of."""

from django.db import models

from jiangfang.kernel import ids


class Chain(models.Model):
    """The head of one organisation's chain."""

    organisation_id = models.UUIDField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=66, default="")
    clock = models.CharField(max_length=10)

    def __str__(self) -> str:
        return f"{self.organisation_id} #{self.length}"


class Entry(models.Model):
    """What one deed did at one organisation. ``body`` is the canonical text that ``hash`` is taken over."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation_id = models.UUIDField()
    sequence = models.PositiveBigIntegerField()
    deed_id = models.UUIDField(db_index=True)
    verb = models.CharField(max_length=80)
    actor_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    body = models.TextField()
    hash = models.CharField(max_length=66)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation_id", "sequence"], name="entry_once_per_place")]
        indexes = [models.Index(fields=["organisation_id", "at"], name="entry_by_time")]

    def __str__(self) -> str:
        return f"{self.verb} #{self.sequence}"


class Touch(models.Model):
    """One record that an entry touched: its version and the salted hash of its canonical state after the deed."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation_id = models.UUIDField(db_index=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="touches")
    record_id = models.UUIDField()
    kind = models.CharField(max_length=30)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=66)
    salt = models.BinaryField(max_length=16)

    class Meta:
        indexes = [models.Index(fields=["record_id", "-version"], name="touch_by_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.record_id} v{self.version}"


class Aside(models.Model):
    """A name or free text of an entry, which commits to it by a salted hash: it can be erased, the chain stays whole."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation_id = models.UUIDField(db_index=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="asides")
    name = models.CharField(max_length=80)
    salt = models.BinaryField(max_length=16, null=True)
    text = models.TextField(null=True)  # noqa: DJ001 -- null says erased, which an empty text would not

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "name"], name="aside_once_per_name")]

    def __str__(self) -> str:
        return self.name


class Checkpoint(models.Model):
    """A day's seal over the heads of all chains that grew since the checkpoint before, signed with the house's key."""

    number = models.PositiveIntegerField(primary_key=True)
    at = models.DateTimeField()
    body = models.TextField()
    hash = models.CharField(max_length=66)
    signature = models.CharField(max_length=128)
    public_key = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"#{self.number}"


class CheckpointHead(models.Model):
    """One chain's head as a checkpoint saw it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    checkpoint = models.ForeignKey(Checkpoint, on_delete=models.PROTECT, related_name="heads")
    organisation_id = models.UUIDField(db_index=True)
    sequence = models.PositiveBigIntegerField()
    head = models.CharField(max_length=66)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["checkpoint", "organisation_id"], name="head_once_per_checkpoint")
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} #{self.sequence}"
