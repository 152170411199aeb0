"""A dossier: what was drawn up, for whom, as of when, and the hash of what it says."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jiangfang.kernel.declarations import dossiers
from jiangfang.records.kinds import Kind
from jiangfang.records.models import Noun, Record


class Dossier(Noun):
    """A document that was drawn up. Its code is its number; its content lies, sealed, in its JSON file."""

    kind = Kind("dossier", "DOS", _("dossier"), _("dossiers"), page="documents:dossier")

    # The key of its declaration.
    what = models.CharField(_("kind of document"), max_length=60)
    about = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="dossiers", verbose_name=_("about"))
    as_of = models.DateTimeField(_("as of"))
    language = models.CharField(_("language"), max_length=10)
    previous = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="following",
        verbose_name=_("previous one"),
    )
    hash = models.CharField(_("hash of the content"), max_length=66)
    public_key = models.CharField(_("key"), max_length=64)
    # The SHA-256 of each output, under which it lies in the store.
    pdf = models.CharField(max_length=64)
    workbook = models.CharField(max_length=64)
    data = models.CharField(max_length=64)

    class Meta(Noun.Meta):
        verbose_name = _("dossier")
        indexes = [
            models.Index(fields=["organisation", "what", "-record"], name="dossier_by_kind"),
        ]

    @property
    def declared(self) -> object:
        """The declaration by which it was drawn up; None for one that this version no longer knows."""
        return dossiers.get(self.what)

    @property
    def files(self) -> dict[str, str]:
        """The SHA-256 of each output by its ending."""
        return {"pdf": self.pdf, "xlsx": self.workbook, "json": self.data}
