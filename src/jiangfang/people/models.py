"""Persons, accounts, seats, honours, and who is involved in which record."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import ids
from jiangfang.people.roles import Role
from jiangfang.records.kinds import Kind
from jiangfang.records.models import Noun, Part, Record


class Grade(models.TextChoices):
    """The eight grades of skilled workers (新八级工), lowest first."""

    APPRENTICE = "apprentice", _("apprentice worker")
    JUNIOR = "junior", _("junior worker (level 5)")
    INTERMEDIATE = "intermediate", _("intermediate worker (level 4)")
    SENIOR = "senior", _("senior worker (level 3)")
    TECHNICIAN = "technician", _("technician (level 2)")
    SENIOR_TECHNICIAN = "senior_technician", _("senior technician (level 1)")
    SPECIAL_TECHNICIAN = "special_technician", _("special-grade technician")
    CHIEF_TECHNICIAN = "chief_technician", _("chief technician")


class Person(Noun):
    """A person at home in a company. The name is the record's title; an account is a thing of its own."""

    kind = Kind("person", "PER", _("person"), _("people"), page="person", parts=("honours", "grade_events"))

    trade = models.CharField(_("trade"), max_length=60, blank=True)
    section = models.CharField(_("team or section"), max_length=60, blank=True)
    post = models.CharField(_("post"), max_length=80, blank=True)
    professional_title = models.CharField(_("professional title"), max_length=60, blank=True)
    education = models.CharField(_("education"), max_length=60, blank=True)
    grade = models.CharField(_("skill grade"), max_length=20, choices=Grade, blank=True)
    joined_trade_on = models.DateField(_("in the trade since"), null=True, blank=True)
    retires_on = models.DateField(_("retires on"), null=True, blank=True)
    # A real person known from a publication: no account, no deed, published facts only.
    published = models.BooleanField(_("known from a publication"), default=False)

    class Meta(Noun.Meta):
        verbose_name = _("person")

    @property
    def ledger_id(self) -> object:
        """The key under which history names this person."""
        return self.pk

    @property
    def ledger_name(self) -> str:
        """The name that history keeps beside its entries."""
        return self.record.title


class Honour(Part):
    """A title or medal that a person holds."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="honours")
    title = models.CharField(_("honour"), max_length=120)
    level = models.CharField(_("level"), max_length=20, blank=True)
    authority = models.CharField(_("awarded by"), max_length=120, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("honour")


class GradeEvent(Part):
    """The day on which a person reached a skill grade."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="grade_events")
    grade = models.CharField(_("skill grade"), max_length=20, choices=Grade)
    reached_on = models.DateField(_("reached on"))
    certificate = models.CharField(_("certificate number"), max_length=60, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("grade event")


class Seat(Noun):
    """A role at an organisation (the record's home) from a day to a day (exclusive)."""

    kind = Kind("seat", "SEA", _("seat"), _("seats"), page="seat")

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("seat")
        indexes = [models.Index(fields=["person", "role"], name="seat_by_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="seat_ends_after_start"
            )
        ]


class Involvement(models.Model):
    """A person's part in a record (reporter, contributor, claimant …), which opens the record to that person."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey("records.Organisation", on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="involvements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="involvements")
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "record", "role"], name="involvement_once")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role} {self.record_id}"


class AccountManager(BaseUserManager["Account"]):
    """Accounts are looked up by their user name, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(username__iexact=username)


class Account(AbstractBaseUser):
    """What a person signs in with. Operators and people known from publications have none."""

    username = models.CharField(_("user name"), max_length=60, unique=True)
    email = models.EmailField(_("e-mail"), blank=True)
    person = models.OneToOneField(Person, null=True, on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(_("created on"))

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = AccountManager()

    def __str__(self) -> str:
        return self.username


class SetUpLink(models.Model):
    """The link by which the first officer of an empty house comes in: its hash alone, so that a copy opens nothing."""

    digest = models.CharField(primary_key=True, max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:12]


class Token(models.Model):
    """With what a program signs in as its person: the hash alone, so that a copy of the table opens nothing.

    ``scopes`` narrows what it may do: ``read``, ``write`` and ``write:<house>``, parted by spaces.
    """

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    expires_on = models.DateField()
    # Kept to the hour: reading with a token writes nothing most of the time.
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        verbose_name = _("token")

    def __str__(self) -> str:
        return self.name

    def holds(self, scope: str) -> bool:
        """Whether the token may do what needs ``scope``. ``write`` covers every house, but never accounts."""
        held = self.scopes.split()
        covered = scope.startswith("write:") and scope != "write:accounts" and "write" in held
        return scope in held or covered


class GivenAnswer(models.Model):
    """What a request with an idempotency key was answered: sent again within a day, it gets this answer and does nothing."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=255)
    # Of the method, the address and the body: another request under the same key is refused.
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    # Null only while the deed is being done, which no other transaction ever sees.
    status = models.PositiveSmallIntegerField(null=True)
    headers = models.JSONField(default=dict)
    body = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["account", "key"], name="answer_once_per_key")]

    def __str__(self) -> str:
        return f"{self.key} {self.status}"
