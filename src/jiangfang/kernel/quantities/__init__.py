"""Money, counts, measures, dates and periods as exact values: read from what people type, written in both languages.

Nothing here is ever a float. Money is an integer of fen (分), counts are integers, measures are decimals. What can be
read in more than one way is refused with its readings, so that a page can offer them as choices.
"""

from jiangfang.kernel.quantities.ambiguity import Ambiguous
from jiangfang.kernel.quantities.dates import parse_date
from jiangfang.kernel.quantities.measures import parse_number, parse_quantity
from jiangfang.kernel.quantities.money import parse_money
from jiangfang.kernel.quantities.periods import (
    Period,
    apportion,
    calendar_year,
    last_three_years,
    since_founding,
    spread_by_days,
)
from jiangfang.kernel.quantities.plausibility import Band, Plausibility, plausibility, same_but_for_power_of_ten
from jiangfang.kernel.quantities.units import MONEY, UNITS, Unit
from jiangfang.kernel.quantities.values import Quantity, money, total, yuan
from jiangfang.kernel.quantities.writing import format_money, format_number, format_quantity

__all__ = [
    "MONEY",
    "UNITS",
    "Ambiguous",
    "Band",
    "Period",
    "Plausibility",
    "Quantity",
    "Unit",
    "apportion",
    "calendar_year",
    "format_money",
    "format_number",
    "format_quantity",
    "last_three_years",
    "money",
    "parse_date",
    "parse_money",
    "parse_number",
    "parse_quantity",
    "plausibility",
    "same_but_for_power_of_ten",
    "since_founding",
    "spread_by_days",
    "total",
    "yuan",
]
