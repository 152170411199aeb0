"""An intellectual property right as the arithmetic sees it: what it is, its days, and what was paid for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_


class RightKind(StrEnum):
    """What a studio holds. A PCT application is an application and never becomes a patent itself."""

    INVENTION = "invention"
    UTILITY_MODEL = "utility_model"
    DESIGN = "design"
    PCT = "pct"
    SOFTWARE = "software"


PATENTS = frozenset({RightKind.INVENTION, RightKind.UTILITY_MODEL, RightKind.DESIGN})


@dataclass(frozen=True)
class Right:
    """One right and its days.

    ``payments`` maps the patent year to the day its fee was paid. ``restored`` holds the years whose fee came too late
    but was accepted because the office restored the right. ``termination_notice_on`` is the day the notice that the
    right has ended was received; the two months for restoration run from it.
    """

    kind: RightKind
    filed_on: date | None
    granted_on: date | None = None
    priority_on: date | None = None
    payments: Mapping[int, date] = field(default_factory=dict)
    restored: frozenset[int] = frozenset()
    termination_notice_on: date | None = None

    def __post_init__(self) -> None:
        if self.priority_on and self.filed_on and self.priority_on > self.filed_on:
            raise Invalid(N_("The priority day cannot lie after the filing day."), field="priority_on")
        if self.granted_on is None:
            return
        if self.kind not in PATENTS:
            raise Invalid(
                N_("Only a patent is granted; a PCT application or a software copyright is not."), field="granted_on"
            )
        if self.filed_on is None:
            raise Invalid(N_("A granted patent needs its filing day: its years are counted from it."), field="filed_on")
        if self.granted_on < self.filed_on:
            raise Invalid(N_("The grant cannot lie before the filing day."), field="granted_on")

    def is_patent(self, day: date) -> bool:
        """Whether the right had been granted by ``day``."""
        return self.granted_on is not None and self.granted_on <= day
