"""What fees and deadlines are reckoned with: rows of the fee table and days off, each a record with its source."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models.ip_rights import IPKind
from jiangfang.records.kinds import Kind
from jiangfang.records.models import Noun


class FeeRow(Noun):
    """The yearly fee of a kind of patent for a range of patent years, from a day to a day (both included)."""

    kind = Kind("fee_row", "FEE", _("yearly fee"), _("yearly fees"), page="innovation:fee_row")

    type = models.CharField(_("kind"), max_length=14, choices=IPKind)
    from_year = models.PositiveSmallIntegerField(_("from patent year"))
    to_year = models.PositiveSmallIntegerField(_("to patent year"))
    fee_fen = models.BigIntegerField(_("fee"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)

    class Meta(Noun.Meta):
        verbose_name = _("yearly fee")


class Holiday(Noun):
    """Consecutive days off, or weekend days that are worked instead, as a notice announced them (both ends included)."""

    kind = Kind("holiday", "DAY", _("days off"), _("days off"), page="innovation:holiday")

    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    works = models.BooleanField(_("worked instead"), default=False)
    source = models.CharField(_("source"), max_length=200)

    class Meta(Noun.Meta):
        verbose_name = _("days off")
