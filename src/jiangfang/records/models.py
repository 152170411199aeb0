"""Record, the shape of nouns and their parts, and the organisation tree."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel import ids
from jiangfang.records.kinds import Kind, enter


class Audience(models.IntegerChoices):
    """Who may see a record; each class includes those with smaller numbers' readers, ``restricted`` only the named."""

    RESTRICTED = 0, _("only those named")
    STUDIO = 1, _("the studio")
    COMPANY = 2, _("the company")
    FEDERATION = 3, _("the federations above")
    PUBLIC = 4, _("everyone")


class Level(models.TextChoices):
    """The floors of the union tree, as far as rights and comparisons care."""

    NATION = "nation", _("national federation")
    PROVINCE = "province", _("provincial federation")
    CITY = "city", _("municipal federation")
    DISTRICT = "district", _("district or industrial federation")
    COMPANY = "company", _("company")
    STUDIO = "studio", _("innovation studio")
    ALLIANCE = "alliance", _("alliance of studios")


FEDERATIONS = (Level.NATION, Level.PROVINCE, Level.CITY, Level.DISTRICT)
# The smallest audience that a seat at an organisation of this level sees in its branch.
REACH = {Level.STUDIO: Audience.STUDIO, Level.ALLIANCE: Audience.STUDIO, Level.COMPANY: Audience.COMPANY}


class Record(models.Model):
    """Everything that counts. Evidence, reviews, history, search rows and figures hang here."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    kind = models.CharField(_("kind"), max_length=30)
    code = models.CharField(_("code"), max_length=14, unique=True)
    title = models.CharField(_("title"), max_length=200)
    title_en = models.CharField(_("title in English"), max_length=200, blank=True)
    organisation = models.ForeignKey("records.Organisation", on_delete=models.PROTECT, related_name="records")
    state = models.CharField(_("state"), max_length=30)
    audience = models.PositiveSmallIntegerField(_("audience"), choices=Audience, default=Audience.COMPANY)
    version = models.PositiveIntegerField(_("version"), default=1)
    sample = models.BooleanField(_("sample"), default=False)
    created_at = models.DateTimeField(_("recorded on"))
    changed_at = models.DateTimeField(_("last changed on"))

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "kind", "-id"], name="record_by_home"),
            models.Index(fields=["kind", "-id"], name="record_by_kind"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(version__gte=1), name="record_version_from_one"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The title in the reader's language where there is one."""
        return self.title_en if self.title_en and (get_language() or "").startswith("en") else self.title


class Noun(models.Model):
    """A domain model: one row beside its Record, under the same key and the same home."""

    kind: ClassVar[Kind]

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.PROTECT, related_name="%(class)s")
    organisation = models.ForeignKey("records.Organisation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["-record_id"]

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if "kind" in cls.__dict__:
            enter(cls)

    def __str__(self) -> str:
        return self.record.name

    @property
    def code(self) -> str:
        return self.record.code


class Part(models.Model):
    """A row that belongs to a noun (a milestone, an input, a share) and to its canonical state."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey("records.Organisation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class RecordKey(models.ForeignKey):
    """A reference to a Record of one kind, across houses without an import. Deeds refuse a wrong kind."""

    def __init__(self, *args: object, kind: str = "", **kwargs: object) -> None:
        self.record_kind = kind
        kwargs.setdefault("to", "records.Record")
        kwargs.setdefault("on_delete", models.PROTECT)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "kind": self.record_kind}


class Organisation(Noun):
    """A federation, company, studio or alliance; its own home. The parent is the present one, placements keep the past."""

    kind = Kind(
        "organisation",
        "ORG",
        _("organisation"),
        _("organisations"),
        page="organisation",
        parts=("placements", "alliance_members"),
    )

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.PROTECT, related_name="as_organisation")
    organisation = models.OneToOneField("self", on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(_("short name in addresses"), max_length=60, unique=True)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    short_name_en = models.CharField(_("short name in English"), max_length=60, blank=True)
    credit_code = models.CharField(_("unified social credit code"), max_length=18, blank=True)
    founded_on = models.DateField(_("founded on"), null=True, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    industry = models.CharField(_("industry"), max_length=60, blank=True)
    about = models.TextField(_("about"), blank=True)
    about_en = models.TextField(_("about, in English"), blank=True)

    def __str__(self) -> str:
        return self.record.name

    @property
    def short(self) -> str:
        """The short name in the reader's language, else the full one."""
        english = (get_language() or "").startswith("en")
        return (self.short_name_en if english else self.short_name) or self.record.name


class Placement(Part):
    """Where an organisation stood in the tree, from a day to a day (exclusive); open-ended at present."""

    child = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="placements")
    parent = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="placed_here")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)


class Branch(models.Model):
    """The present tree, closed: one row for each organisation and each of its ancestors, itself included (depth 0)."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="ancestry")
    ancestor = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="branch")
    depth = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ancestor", "organisation"], name="branch_once_per_pair"),
        ]
        indexes = [models.Index(fields=["organisation", "ancestor", "depth"], name="branch_upwards")]

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.organisation_id} ({self.depth})"


class AllianceMember(Part):
    """A studio's membership in an alliance, beside the tree."""

    alliance = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="alliance_members")
    member = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="alliances")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True)

    def is_on(self, day: dt.date) -> bool:
        """Whether the studio belongs to the alliance on ``day``."""
        return self.starts_on <= day and (self.ends_on is None or day < self.ends_on)
