"""The steps of ``verify``: what each floor says of itself, one after the other."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tqdm import tqdm

from jiangfang.evidence import verification as evidence
from jiangfang.evidence.models import Blob
from jiangfang.figures import verification as figures
from jiangfang.ledger import verification as ledger
from jiangfang.ledger.models import Checkpoint, Entry
from jiangfang.ledger.verification import Finding
from jiangfang.records.models import Record
from jiangfang.search import verification as search


class Step(NamedTuple):
    """A walk over one part of what the house keeps."""

    area: str
    findings: Callable[[], Iterator[Finding]]


def steps(*, full: bool = False) -> list[Step]:
    """Everything that counts; ``full`` adds what is harmless (files that nothing names)."""
    always = [
        Step("ledger", ledger.chain_findings),
        Step("ledger", ledger.checkpoint_findings),
        Step("ledger", ledger.state_findings),
        Step("evidence", evidence.blob_findings),
        Step("figures", figures.contribution_findings),
        Step("figures", figures.delta_findings),
        Step("figures", figures.tally_findings),
        Step("search", search.findings),
    ]
    return [*always, Step("evidence", evidence.orphan_findings)] if full else always


def walk(step: Step, progress: tqdm) -> Iterator[dict[str, str]]:
    """The findings of a step as plain values."""
    progress.set_postfix_str(step.area)
    for finding in step.findings():
        yield {"area": step.area, "where": finding.where, "what": finding.what}
    progress.update()


def counts() -> dict[str, int]:
    """How much there is to check."""
    return {
        "entries": Entry.objects.count(),
        "checkpoints": Checkpoint.objects.count(),
        "files": Blob.objects.count(),
        "records": Record.objects.count(),
    }
