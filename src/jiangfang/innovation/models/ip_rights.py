"""IP rights of all kinds, their events and inventors."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jiangfang.innovation.models.results import Result
from jiangfang.people.models import Person
from jiangfang.records.kinds import Kind
from jiangfang.records.models import Noun, Part


class IPKind(models.TextChoices):
    """What is applied for. A PCT application is not a patent and is never counted as one."""

    INVENTION = "invention", _("invention patent")
    UTILITY_MODEL = "utility_model", _("utility model patent")
    DESIGN = "design", _("design patent")
    PCT = "pct", _("PCT international application")
    SOFTWARE = "software", _("software copyright")


class IPRight(Noun):
    """A patent, an application or a registered copyright. The record's state is its one status."""

    kind = Kind(
        "ip_right", "IPR", _("IP right"), _("IP rights"), page="innovation:ip_right", parts=("events", "inventors")
    )

    type = models.CharField(_("kind"), max_length=14, choices=IPKind)
    # Canonical application (or registration) number; one right is entered once in the whole house.
    number = models.CharField(_("number"), max_length=30, unique=True)
    result = models.ForeignKey(
        Result, null=True, blank=True, on_delete=models.PROTECT, related_name="ip_rights", verbose_name=_("result")
    )
    owner = models.CharField(_("owner"), max_length=160)
    filed_on = models.DateField(_("filed on"))
    priority_on = models.DateField(_("priority date"), null=True, blank=True)
    granted_on = models.DateField(_("granted on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("IP right")


class IPEvent(Part):
    """Something that happened to an IP right on a day."""

    class Type(models.TextChoices):
        FILED = "filed", pgettext_lazy("event", "filed")
        PUBLISHED = "published", pgettext_lazy("event", "published")
        GRANTED = "granted", pgettext_lazy("event", "granted")
        FEE_PAID = "fee_paid", _("yearly fee paid")
        REFUSED = "refused", pgettext_lazy("event", "refused")
        WITHDRAWN = "withdrawn", pgettext_lazy("event", "withdrawn")
        LAPSED = "lapsed", pgettext_lazy("event", "lapsed")
        RESTORED = "restored", pgettext_lazy("event", "restored")
        NATIONAL_PHASE = "national_phase", _("entered the national phase")
        LICENSED = "licensed", pgettext_lazy("event", "licensed")
        ASSIGNED = "assigned", pgettext_lazy("event", "assigned")
        NOTICE = "notice", _("notice that the right has ended")

    ip_right = models.ForeignKey(IPRight, on_delete=models.PROTECT, related_name="events")
    type = models.CharField(_("event"), max_length=16, choices=Type)
    on = models.DateField(_("on"))
    # The patent year that a fee pays for.
    patent_year = models.PositiveSmallIntegerField(_("patent year"), null=True, blank=True)
    amount_fen = models.BigIntegerField(_("amount"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(Part.Meta):
        ordering = ["on", "id"]
        verbose_name = _("event")


class Inventor(Part):
    """An inventor in the order of the application."""

    ip_right = models.ForeignKey(IPRight, on_delete=models.PROTECT, related_name="inventors")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField(_("place in the list"))

    class Meta(Part.Meta):
        ordering = ["place", "id"]
        verbose_name = _("inventor")
        constraints = [models.UniqueConstraint(fields=["ip_right", "person"], name="inventor_once")]
