"""The certificate of a verified benefit on paper: what its public page says, to be signed, stamped and filed."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from jiangfang.documents.rules import may_draw_up
from jiangfang.innovation.queries.certificates import certificate_for
from jiangfang.kernel.blocks import Block, Column, Fact, Facts, Paragraph, Row, Signatures, Table
from jiangfang.kernel.declarations import Commission, Dossier, dossiers
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_


def blocks_of_certificate(commission: Commission) -> Iterator[Block]:
    """The same facts as on the public page, and nothing more. Raises Invalid where finance has verified nothing yet."""
    found = certificate_for(commission.subject.certificate) if commission.subject.certificate else None
    if found is None:
        raise Invalid(
            N_("This benefit has no certificate yet."), help=N_("It gets one when finance verifies the money.")
        )
    yield Paragraph(str(found.sentence), "lead")
    yield Facts(
        tuple(
            fact
            for fact in (
                Fact(_("Result"), found.title),
                Fact(_("Studio"), found.studio),
                Fact(_("Company"), found.company),
                Fact(_("Benefiting unit"), found.unit),
                Fact(_("Benefit type"), str(found.type_label)),
                Fact(_("From"), found.first_day, "date"),
                Fact(_("Last day"), found.last_day, "date"),
                Fact(_("Standing"), str(found.standing_label)),
                Fact(_("Amount verified at first"), found.verified_fen, "money"),
                Fact(_("Amount that counts"), found.amount_fen, "money"),
            )
            if fact.value != ""
        )
    )
    columns = (
        Column(_("Rung")),
        Column(_("Office"), wide=True),
        Column(_("Signed on"), "date"),
        Column(_("Amount"), "money"),
    )
    rows = tuple(Row((str(line.rung_label), line.office, line.signed_on, line.amount_fen)) for line in found.signatures)
    yield Table(_("Who stands for it"), columns, rows)
    yield Signatures(_("Signatures"), "", (_("Benefiting unit"), _("Finance department")))


dossiers.register(
    "innovation.certificate",
    Dossier(
        key="innovation.certificate",
        label=gettext_lazy("Benefit certificate"),
        sentence=gettext_lazy("What finance has verified, as its public page says it, on one sheet."),
        blocks=blocks_of_certificate,
        may=may_draw_up,
        about="benefit",
    ),
)
