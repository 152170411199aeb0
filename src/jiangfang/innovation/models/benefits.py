"""Benefits on their ladder, and what others have said in public."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jiangfang.innovation.models.results import Adoption, Result
from jiangfang.kernel import ids
from jiangfang.people.models import Person
from jiangfang.records.kinds import Kind
from jiangfang.records.models import Noun, Organisation, Part


class BenefitType(models.TextChoices):
    """What is saved. Avoided loss is kept apart and never added to savings."""

    ENERGY = "energy", _("fuel and energy")
    MATERIAL = "material", _("material and parts")
    LABOUR = "labour", _("labour")
    OUTAGE = "outage", _("shorter outage")
    OUTSOURCING = "outsourcing", _("less outside work")
    INCOME = "income", _("additional income")
    AVOIDED_LOSS = "avoided_loss", _("avoided loss")


class Rung(models.TextChoices):
    """The ladder; the record's state is the rung it stands on."""

    REPORTED = "reported", _("reported")
    CLAIMED = "claimed", _("claimed")
    CALCULATED = "calculated", _("calculated")
    CONFIRMED = "confirmed", _("confirmed")
    VERIFIED = "verified", _("verified")
    SPOT_CHECKED = "spot_checked", _("spot-checked")


class Signed(models.TextChoices):
    """What a signature on a benefit is for: the rungs, and what can happen beside or after them."""

    REPORTED = "reported", _("reported")
    CLAIMED = "claimed", _("claimed")
    CALCULATED = "calculated", _("calculated")
    CONFIRMED = "confirmed", _("confirmed")
    VERIFIED = "verified", _("verified")
    SECOND_SIGN = "second_sign", _("second signature")
    SPOT_CHECKED = "spot_checked", _("spot-checked")
    RETURNED = "returned", _("returned")
    REFUSED = "refused", _("refused")
    REDUCED = "reduced", _("reduced")
    REVOKED = "revoked", _("revoked")


class BenefitKey(models.Model):
    """What may be counted once at a time: family, benefiting unit, type. Locked by every deed that claims under it."""

    id = models.UUIDField(primary_key=True, default=ids.uuid7)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    family = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    type = models.CharField(max_length=14, choices=BenefitType)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["family", "unit", "type"], name="benefit_key_once")]

    def __str__(self) -> str:
        return f"{self.family_id} {self.unit_id} {self.type}"


class Benefit(Noun):
    """A net benefit over a window of at most twelve months, from the day of adoption (or following an earlier window)."""

    kind = Kind(
        "benefit",
        "BEN",
        _("benefit"),
        _("benefits"),
        page="innovation:benefit",
        parts=("inputs", "costs", "studio_shares", "signatures"),
    )

    result = models.ForeignKey(Result, on_delete=models.PROTECT, related_name="benefits", verbose_name=_("result"))
    adoption = models.ForeignKey(
        Adoption, null=True, blank=True, on_delete=models.PROTECT, related_name="benefits", verbose_name=_("adoption")
    )
    key = models.ForeignKey(BenefitKey, on_delete=models.PROTECT, related_name="benefits")
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("benefiting unit")
    )
    type = models.CharField(_("benefit type"), max_length=14, choices=BenefitType)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until (last day)"))
    continuing = models.BooleanField(_("continues an earlier window"), default=False)
    basis = models.TextField(_("basis of the claim"), blank=True)
    formula = models.CharField(_("formula"), max_length=60, blank=True)
    # The amount at each rung it has reached, in fen; ``amount_fen`` is the one that counts now (after a reduction it is
    # below ``verified_fen``, which keeps what was verified).
    reported_fen = models.BigIntegerField(_("reported"), null=True, blank=True)
    claimed_fen = models.BigIntegerField(_("claimed"), null=True, blank=True)
    calculated_fen = models.BigIntegerField(_("calculated"), null=True, blank=True)
    confirmed_fen = models.BigIntegerField(_("confirmed"), null=True, blank=True)
    verified_fen = models.BigIntegerField(_("verified"), null=True, blank=True)
    amount_fen = models.BigIntegerField(_("amount"))
    # Null while it is only reported: nobody stands for it yet.
    claimant = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("claimed by")
    )
    certificate = models.CharField(_("certificate number"), max_length=40, blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("benefit")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="benefit_window"),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="benefit_is_a_gain"),
            models.UniqueConstraint(fields=["certificate"], condition=~Q(certificate=""), name="certificate_once"),
        ]


class BenefitInput(Part):
    """A number that went into the formula, with its source; a constant taken as the formula has it needs none."""

    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="inputs")
    symbol = models.CharField(_("symbol"), max_length=30)
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=8)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("input")
        constraints = [models.UniqueConstraint(fields=["benefit", "symbol"], name="input_once_per_symbol")]


class BenefitCost(Part):
    """What it cost to carry out, charged at once or spread over years from a day on."""

    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="costs")
    title = models.CharField(_("cost"), max_length=120)
    amount_fen = models.BigIntegerField(_("amount"))
    years = models.PositiveSmallIntegerField(_("spread over years"), default=1)
    # An earlier day than the window's first where an earlier window began to bear the cost.
    begins_on = models.DateField(_("charged from"))
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("cost")


class StudioShare(Part):
    """The part of a benefit that another studio has in it, in hundredths of a percent; the rest is the home studio's."""

    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="studio_shares")
    studio = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("studio"))
    basis_points = models.PositiveIntegerField(_("share"))

    class Meta(Part.Meta):
        verbose_name = _("studio's share")
        constraints = [models.UniqueConstraint(fields=["benefit", "studio"], name="studio_share_once")]

    @property
    def percent(self) -> Decimal:
        """The share in per cent."""
        return Decimal(self.basis_points) / 100


class Signature(Part):
    """Who stood in for which rung, when, for which office, and with what amount; never removed, at most superseded.

    A signature on paper waits until a second person has held it against the scan (``is_waiting``).
    """

    benefit = models.ForeignKey(Benefit, on_delete=models.PROTECT, related_name="signatures")
    rung = models.CharField(_("rung"), max_length=14, choices=Signed)
    # Null where it was signed on paper by somebody who has no account: then ``paper_name`` says who.
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    paper_name = models.CharField(_("signed on paper by"), max_length=80, blank=True)
    recorded_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    paper_confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    office = models.CharField(_("office"), max_length=120)
    signed_on = models.DateField(_("signed on"))
    amount_fen = models.BigIntegerField(_("amount"))
    note = models.TextField(_("note"), blank=True)
    standing = models.BooleanField(_("standing"), default=True)

    class Meta(Part.Meta):
        verbose_name = _("signature")

    @property
    def is_waiting(self) -> bool:
        """Recorded from paper and not yet confirmed by a second person: it moves nothing."""
        return self.standing and self.recorded_by_id is not None and self.paper_confirmed_by_id is None


class Statement(Noun):
    """Something that was said in public about an organisation, with its source. Shown beside the records, never added."""

    kind = Kind(
        "statement",
        "STM",
        _("public statement"),
        _("public statements"),
        page="innovation:statement",
        parts=("claims",),
    )

    source = models.CharField(_("source"), max_length=160)
    published_on = models.DateField(_("published on"))
    summary = models.TextField(_("what it says"))
    summary_en = models.TextField(_("what it says, in English"), blank=True)
    entered_by = models.CharField(_("entered by"), max_length=80, blank=True)

    class Meta(Noun.Meta):
        verbose_name = _("public statement")

    @property
    def words(self) -> str:
        """What it says, in the reader's language where both are there."""
        english = (get_language() or "").startswith("en")
        return (self.summary_en if english else "") or self.summary


class StatementClaim(Part):
    """One number of a statement, as said, and the figure that it speaks of."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="claims")
    figure = models.CharField(_("figure"), max_length=60)
    as_said = models.CharField(_("as said"), max_length=200)
    amount = models.BigIntegerField(_("amount"))
    note = models.TextField(_("why it cannot be checked as it stands"), blank=True)
    note_en = models.TextField(blank=True)

    class Meta(Part.Meta):
        verbose_name = _("number said in public")

    @property
    def words(self) -> str:
        """The note in the reader's language where both are there."""
        english = (get_language() or "").startswith("en")
        return (self.note_en if english else "") or self.note
