"""What people and programs are told: notices, letters, calendar links, webhooks with their deliveries."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiangfang.kernel import ids
from jiangfang.people.models import Person
from jiangfang.records.models import Organisation, Record


class Told(models.Model):
    """A deed of which everybody has been told. The ledger is the list of what is to be told; this says what was."""

    deed_id = models.UUIDField(primary_key=True)
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return str(self.deed_id)


class Mail(models.TextChoices):
    """When notices come by mail."""

    ONCE = "once", _("at once")
    DIGEST = "digest", _("once a day")
    NONE = "none", _("not at all")


class Preference(models.Model):
    """How a person wants to be told. Who has said nothing is written to once a day, in Chinese."""

    person = models.OneToOneField(Person, primary_key=True, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    mail = models.CharField(_("notices by mail"), max_length=10, choices=Mail, default=Mail.DIGEST)
    language = models.CharField(_("language of letters"), max_length=10, default="zh-hans")

    def __str__(self) -> str:
        return f"{self.person_id} {self.mail}"


class Letter(models.Model):
    """A mail that waits or went out. Its words are made when it is sent, of what its reader may see then."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        DROPPED = "dropped", _("dropped")
        DEAD = "dead", _("given up")

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["next_at"], condition=Q(state="waiting"), name="letter_that_waits")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.state}"


class Notice(models.Model):
    """A deed that concerns a person: one for each person and deed, about the record that concerns them most."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notices")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    deed_id = models.UUIDField()
    verb = models.CharField(max_length=80)
    actor = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    # What is asked of the person, as a key of the declarations of who is asked; empty where nothing is.
    asks = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    letter = models.ForeignKey(Letter, null=True, on_delete=models.PROTECT, related_name="notices")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "deed_id"], name="notice_once_per_deed")]
        indexes = [
            models.Index(fields=["person", "-id"], name="notice_by_person"),
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.verb}"


class CalendarLink(models.Model):
    """A secret address of a calendar: the hash alone, so that a copy of the table opens nothing."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    # Whose calendar it is; none for the person's own.
    place = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    language = models.CharField(max_length=10, default="zh-hans")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    # Kept to the hour: a client that looks often writes nothing most of the time.
    used_at = models.DateTimeField(null=True)
    # The hash of what was handed out last, and since when it says so.
    content = models.CharField(max_length=64, blank=True)
    content_since = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-id"], name="calendar_link_by_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.place_id or ''}".strip()


class Webhook(models.Model):
    """An address of another program that an organisation tells of what happens in its branch."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="webhooks")
    # Whoever set it up: nothing is told that this person may not see.
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    url = models.URLField(_("address"), max_length=500)
    # Verbs or their beginnings, parted by spaces; empty for everything.
    events = models.CharField(_("events"), max_length=500, blank=True)
    is_on = models.BooleanField(pgettext_lazy("webhook", "on"), default=True)
    # Sealed with the house's secret: it must be read again to sign.
    secret = models.TextField()
    former_secret = models.TextField(blank=True)
    former_until = models.DateTimeField(null=True)
    stopped_because = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.url

    def takes(self, verb: str) -> bool:
        """Whether the verb is one of its events: named in full, or by a beginning that ends at a dot."""
        wanted = self.events.split()
        return not wanted or any(f"{verb}.".startswith(f"{one.rstrip('.*')}.") for one in wanted)


class Delivery(models.Model):
    """One message to a webhook: what it says, how often it was tried, and how that ended."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("delivered")
        DEAD = "dead", _("given up")

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="deliveries")
    type = models.CharField(max_length=80)
    body = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField()
    next_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # The last answer: its status (0 for none) and what went wrong.
    status = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["webhook", "-id"], name="delivery_by_webhook"),
            models.Index(fields=["next_at"], condition=Q(state="waiting"), name="delivery_that_waits"),
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.state}"
