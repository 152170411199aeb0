"""What the inventors of a patent are owed by law where nothing was agreed: the bonus and the remuneration.

The unit that holds the right owes it. Rows are dated and carry their source; they are a seed to be edited. An
agreement or a company rule goes before all of this.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from jiangfang.innovation.reckoning.months import add_months, day_before, is_within
from jiangfang.innovation.reckoning.rights import PATENTS, Right, RightKind
from jiangfang.innovation.reckoning.shares import apportion
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

REVISED_ON = date(2024, 1, 20)
FORMER_FROM = date(2010, 2, 1)
FORMER_SOURCE = N_("Implementing Regulations of the Patent Law, 2010 version")
BONUS_SOURCE = N_("Implementing Regulations of the Patent Law, in force since 20 January 2024")
CONVERSION_SOURCE = N_(
    "Law on Promoting the Transformation of Scientific and Technological Achievements, Article 45, "
    "by the Implementing Regulations of the Patent Law in force since 20 January 2024"
)


class Use(StrEnum):
    """How the right brings something in."""

    TRANSFER = "transfer"
    SHARES = "shares"
    OWN_USE = "own_use"


@dataclass(frozen=True)
class BonusRow:
    """The least bonus for one patent, in fen, by the day its grant was announced."""

    kinds: frozenset[RightKind]
    amount: int
    granted_from: date | None
    granted_to: date | None
    source: str
    due_months: int = 3


@dataclass(frozen=True)
class RemunerationRow:
    """The least share in what a patent brings in, in per cent, by the day the income arises.

    ``label`` is a message id with the placeholder ``percent``, and ``least_years``/``most_years`` where years count.
    """

    kinds: frozenset[RightKind]
    use: Use
    percent: Fraction
    label: str
    valid_from: date | None
    valid_to: date | None
    source: str
    least_years: int | None = None
    most_years: int | None = None


@dataclass(frozen=True)
class Entitlement:
    """One line of what is owed: to whom (empty: to all inventors together), what, how much, and by when."""

    who: str
    label: str
    source: str
    params: Mapping[str, str] = field(default_factory=dict)
    amount: int | None = None
    percent: Fraction | None = None
    due_by: date | None = None


_INVENTION = frozenset({RightKind.INVENTION})
_OTHERS = frozenset({RightKind.UTILITY_MODEL, RightKind.DESIGN})
_TECHNICAL = frozenset({RightKind.INVENTION, RightKind.UTILITY_MODEL})
_DESIGN = frozenset({RightKind.DESIGN})
_FORMER_TO = day_before(REVISED_ON)

_FROM_TRANSFER = N_("At least %(percent)s %% of the net income from each transfer or licence")
_FROM_SHARES = N_("At least %(percent)s %% of the shares the right is turned into")
_FROM_USE = N_(
    "At least %(percent)s %% of the operating profit from own use, every year for %(least_years)s to %(most_years)s "
    "years"
)
_FROM_LICENCE = N_("At least %(percent)s %% of the fees received for each licence")
_FROM_YEARLY_USE = N_("At least %(percent)s %% of the operating profit from own use, every year while the right lasts")

BONUS_ROWS: tuple[BonusRow, ...] = (
    BonusRow(_INVENTION, 300_000, FORMER_FROM, _FORMER_TO, FORMER_SOURCE),
    BonusRow(_OTHERS, 100_000, FORMER_FROM, _FORMER_TO, FORMER_SOURCE),
    BonusRow(_INVENTION, 400_000, REVISED_ON, None, BONUS_SOURCE),
    BonusRow(_OTHERS, 150_000, REVISED_ON, None, BONUS_SOURCE),
)
REMUNERATION_ROWS: tuple[RemunerationRow, ...] = (
    RemunerationRow(PATENTS, Use.TRANSFER, Fraction(10), _FROM_LICENCE, FORMER_FROM, _FORMER_TO, FORMER_SOURCE),
    RemunerationRow(_TECHNICAL, Use.OWN_USE, Fraction(2), _FROM_YEARLY_USE, FORMER_FROM, _FORMER_TO, FORMER_SOURCE),
    RemunerationRow(_DESIGN, Use.OWN_USE, Fraction(1, 5), _FROM_YEARLY_USE, FORMER_FROM, _FORMER_TO, FORMER_SOURCE),
    RemunerationRow(PATENTS, Use.TRANSFER, Fraction(50), _FROM_TRANSFER, REVISED_ON, None, CONVERSION_SOURCE),
    RemunerationRow(PATENTS, Use.SHARES, Fraction(50), _FROM_SHARES, REVISED_ON, None, CONVERSION_SOURCE),
    RemunerationRow(PATENTS, Use.OWN_USE, Fraction(5), _FROM_USE, REVISED_ON, None, CONVERSION_SOURCE, 3, 5),
)
BONUS_LABEL = N_("Bonus for the grant")


def entitlements(
    right: Right,
    day: date,
    *,
    inventors: Mapping[str, Fraction | int],
    bonus_rows: Sequence[BonusRow] = BONUS_ROWS,
    remuneration_rows: Sequence[RemunerationRow] = REMUNERATION_ROWS,
) -> list[Entitlement]:
    """What the law gives the inventors of a patent granted by ``day``: a bonus line each, then the shares in use.

    ``inventors`` maps each inventor to a weight (all 1 for equal parts). The law sets one bonus per patent, so it is
    divided among them. A right that is not a granted patent gives an empty list.
    """
    if not right.is_patent(day) or right.granted_on is None:
        return []
    lines = _bonus_lines(right.kind, right.granted_on, inventors, bonus_rows)
    rows = (row for row in remuneration_rows if right.kind in row.kinds and _holds(row, day))
    return lines + [_remuneration_line(row) for row in rows]


def minimum_remuneration(
    use: Use, kind: RightKind, base: int, day: date, *, rows: Sequence[RemunerationRow] = REMUNERATION_ROWS
) -> int:
    """The least that is owed out of ``base`` fen of income or profit arising on ``day``, rounded up to the fen."""
    if base < 0:
        raise Invalid(N_("Where there is no profit, no share in it is owed; enter zero."), field="base")
    for row in rows:
        if row.use == use and kind in row.kinds and _holds(row, day):
            exact = base * row.percent / 100
            return -(-exact.numerator // exact.denominator)
    raise Invalid(N_("No legal minimum is known for this kind of use on %(day)s."), field="use", day=day)


def _bonus_lines(
    kind: RightKind, granted_on: date, inventors: Mapping[str, Fraction | int], rows: Sequence[BonusRow]
) -> list[Entitlement]:
    for row in rows:
        if kind in row.kinds and is_within(granted_on, row.granted_from, row.granted_to):
            due_by = add_months(granted_on, row.due_months)
            parts = apportion(row.amount, inventors)
            return [Entitlement(who, BONUS_LABEL, row.source, amount=parts[who], due_by=due_by) for who in inventors]
    return []


def _remuneration_line(row: RemunerationRow) -> Entitlement:
    params = {"percent": f"{float(row.percent):g}"}
    if row.least_years is not None:
        params |= {"least_years": str(row.least_years), "most_years": str(row.most_years)}
    return Entitlement("", row.label, row.source, params, percent=row.percent)


def _holds(row: RemunerationRow, day: date) -> bool:
    return is_within(day, row.valid_from, row.valid_to)
