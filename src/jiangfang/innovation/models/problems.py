"""What is wrong on the floor, and what somebody would do better."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiangfang.people.models import Person
from jiangfang.records.kinds import Kind
from jiangfang.records.models import Noun


class Focus(models.TextChoices):
    """The five classes by which unions count what studios work on."""

    SAFE_PRODUCTION = "safe_production", _("safe production")
    MAJOR_PROJECT = "major_project", _("major project")
    NEW_TECHNOLOGY = "new_technology", _("new technology")
    NEW_EQUIPMENT = "new_equipment", _("new equipment")
    NEW_PROCESS = "new_process", _("new process")


class Urgency(models.TextChoices):
    LOW = "low", _("can wait")
    NORMAL = "normal", _("normal")
    HIGH = "high", _("urgent")


class Problem(Noun):
    """A technical problem (难题) as its reporter saw it, and what became of it."""

    kind = Kind("problem", "PRB", _("problem"), _("problems"), page="innovation:problem")

    description = models.TextField(_("what happens"), blank=True)
    equipment = models.CharField(_("equipment"), max_length=120, blank=True)
    focus = models.CharField(_("focus"), max_length=20, choices=Focus)
    urgency = models.CharField(_("urgency"), max_length=10, choices=Urgency, default=Urgency.NORMAL)
    loss_fen = models.BigIntegerField(_("loss per year"), null=True, blank=True)
    found_on = models.DateField(_("found on"))
    reporter = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("reported by"))
    same_as = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="duplicates", verbose_name=_("same as")
    )
    answer = models.TextField(_("what became of it"), blank=True)
    solved_on = models.DateField(_("solved on"), null=True, blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("problem")


class Suggestion(Noun):
    """A rationalisation proposal (合理化建议) and what became of it."""

    kind = Kind("suggestion", "SUG", _("suggestion"), _("suggestions"), page="innovation:suggestion")

    present = models.TextField(_("how it is now"), blank=True)
    proposal = models.TextField(_("how it should be"))
    expected_effect = models.TextField(_("expected effect"), blank=True)
    equipment = models.CharField(_("equipment"), max_length=120, blank=True)
    focus = models.CharField(_("focus"), max_length=20, choices=Focus)
    made_on = models.DateField(_("made on"))
    suggester = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("suggested by"))
    answer = models.TextField(_("what became of it"), blank=True)
    carried_out_on = models.DateField(_("carried out on"), null=True, blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("suggestion")
