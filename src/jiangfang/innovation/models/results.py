"""Results with their families and contributors, where they are used, and the methods that came of them."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models.problems import Focus
from jiangfang.innovation.models.projects import Project
from jiangfang.people.models import Person
from jiangfang.records.kinds import Kind
from jiangfang.records.models import Noun, Organisation, Part


class ResultType(models.TextChoices):
    """The "five smalls" and what else a studio produces."""

    INVENTION = "invention", _("small invention")
    CREATION = "creation", _("small creation")
    RENOVATION = "renovation", _("small technical renovation")
    DESIGN = "design", _("small design")
    SUGGESTION = "suggestion", _("small suggestion")
    METHOD = "method", _("operating method")
    SOFTWARE = "software", _("software")
    PAPER = "paper", _("paper or standard")


class Result(Noun):
    """An innovation result (创新成果): one generation of a family. The family is the first generation's record."""

    kind = Kind("result", "RES", _("result"), _("results"), page="innovation:result", parts=("shares",))

    type = models.CharField(_("type"), max_length=12, choices=ResultType)
    focus = models.CharField(_("focus"), max_length=20, choices=Focus)
    summary = models.TextField(_("what is new and what it does"))
    equipment = models.CharField(_("equipment"), max_length=120, blank=True)
    project = models.ForeignKey(
        Project, null=True, blank=True, on_delete=models.PROTECT, related_name="results", verbose_name=_("project")
    )
    previous = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="successors",
        verbose_name=_("previous generation"),
    )
    # The first generation of the family; itself for the first. Never null once stored.
    family = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="generations")
    generation = models.PositiveSmallIntegerField(_("generation"), default=1)
    achieved_on = models.DateField(_("achieved on"))
    accepted_on = models.DateField(_("accepted on"), null=True, blank=True)
    patentable = models.BooleanField(_("could be patented"), default=False)
    novelty_waiver = models.TextField(_("why it may be shown before filing"), blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("result")


class Share(Part):
    """A contributor's share in a result, in hundredths of a percent; the shares of a result make 10,000."""

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="shares")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(_("place in the list"))
    basis_points = models.PositiveIntegerField(_("share"), validators=[MinValueValidator(0), MaxValueValidator(10_000)])
    part_played = models.CharField(_("contribution"), max_length=120, blank=True)

    class Meta(Part.Meta):
        ordering = ["place", "id"]
        verbose_name = _("share")
        constraints = [models.UniqueConstraint(fields=["result", "person"], name="share_once_per_person")]

    @property
    def percent(self) -> Decimal:
        """The share in per cent."""
        return Decimal(self.basis_points) / 100


class Adoption(Noun):
    """A result in use somewhere (推广应用), with the user's word for it."""

    kind = Kind("adoption", "ADO", _("adoption"), _("adoptions"), page="innovation:adoption")

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="adoptions", verbose_name=_("result"))
    user = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit that uses it")
    )
    where = models.CharField(_("where exactly"), max_length=160)
    since = models.DateField(_("in use since"))
    until = models.DateField(_("in use until"), null=True, blank=True)
    effect = models.TextField(_("effect in the user's words"), blank=True)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_on = models.DateField(_("confirmed on"), null=True, blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("adoption")


class Method(Noun):
    """A named operating method (先进操作法)."""

    kind = Kind("method", "MET", _("method"), _("methods"), page="innovation:method")

    result = models.ForeignKey(
        Result, null=True, blank=True, on_delete=models.PROTECT, related_name="methods", verbose_name=_("result")
    )
    author = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("first author"))
    steps = models.TextField(_("steps"))
    essentials = models.TextField(_("what matters and why"), blank=True)
    indicator = models.CharField(_("indicator before and after"), max_length=200, blank=True)
    practised_since = models.DateField(_("practised since"))
    named_on = models.DateField(_("named on"), null=True, blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("method")
