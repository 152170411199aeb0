"""The daily seal: one signed checkpoint over the heads of every chain that grew since the one before."""

from django.db import transaction
from django.db.models import F, OuterRef, Q, Subquery

from jiangfang.kernel import canonical, clock
from jiangfang.ledger import keys
from jiangfang.ledger.models import Chain, Checkpoint, CheckpointHead


@transaction.atomic
def seal() -> Checkpoint | None:
    """Seal what has grown; None where nothing has. Each checkpoint commits to the one before it."""
    last = Checkpoint.objects.select_for_update().order_by("-number").first()
    sealed = CheckpointHead.objects.filter(organisation_id=OuterRef("organisation_id")).order_by("-checkpoint_id")
    chains = Chain.objects.annotate(sealed=Subquery(sealed.values("sequence")[:1]))
    grown = list(chains.filter(Q(sealed__isnull=True) | Q(length__gt=F("sealed"))).order_by("organisation_id"))
    if not grown:
        return None
    body = canonical.text(
        {
            "at": clock.now(),
            "clock": clock.label(),
            "heads": [[chain.organisation_id, chain.length, chain.head] for chain in grown],
            "number": last.number + 1 if last else 1,
            "previous": last.hash if last else "",
        }
    )
    checkpoint = Checkpoint(
        number=last.number + 1 if last else 1,
        at=clock.now(),
        body=body,
        hash=canonical.digest_text(body),
        signature=keys.sign(body.encode()),
        public_key=keys.public_key_hex(),
    )
    checkpoint.save(force_insert=True)
    CheckpointHead.objects.bulk_create(
        (
            CheckpointHead(
                checkpoint=checkpoint, organisation_id=chain.organisation_id, sequence=chain.length, head=chain.head
            )
            for chain in grown
        ),
        batch_size=500,
    )
    return checkpoint
