"""What is shown to everyone is new no more: a patentable result stays closed until an application protects it."""

from jiangfang.innovation.models import IPKind, IPRight, Result
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Refused
from jiangfang.kernel.text import N_
from jiangfang.records.models import Audience

# A registered copyright protects the text of a program and no technical solution.
PROTECTING = (IPKind.INVENTION, IPKind.UTILITY_MODEL, IPKind.DESIGN, IPKind.PCT)


def is_protected(result: Result) -> bool:
    """Whether an application for the result was filed by today and has not come to nothing."""
    filed = IPRight.objects.filter(result=result, type__in=PROTECTING, filed_on__lte=clock.today())
    return filed.exclude(record__state__in=("ended", "struck")).exists()


def guard_novelty(result: Result, *, audience: int | None = None, patentable: bool | None = None) -> None:
    """Raise Refused where the result, with this audience and mark, would be shown to everyone before it is filed.

    What is not given is taken from the result as it is. A waiver on record opens the way.
    """
    audience = result.record.audience if audience is None else audience
    patentable = result.patentable if patentable is None else patentable
    if audience != Audience.PUBLIC or not patentable or result.novelty_waiver:
        return
    if result.pk is None or not is_protected(result):
        raise Refused(
            N_(
                "The result could be patented and no application is filed yet: shown to everyone, it would be new no more."
            ),
            help=N_("File first and enter the application with the result, or let the company waive the novelty."),
            code="novelty",
        )
