"""Dates as people type them in China and in English, read or refused with their readings.

No serial numbers of spreadsheets: 45432 is no day here.
"""

import re
from datetime import date

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.quantities.ambiguity import Ambiguous
from jiangfang.kernel.quantities.numerals import numeral_readings, plain_characters, positional_digits
from jiangfang.kernel.quantities.typed import shown, tidy, unreadable
from jiangfang.kernel.text import N_

EARLIEST, LATEST = 1900, 2199
"""Years that can be meant; anything else is a slip of the finger."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MIDNIGHT = re.compile(r"[ t]0?0:00(:00(\.0+)?)?$")  # what a spreadsheet adds to a day
_NUMERIC = re.compile(
    r"(?P<a>[0-9]{4}|[0-9]{1,2}) ?(?P<mark>[-./ ]) ?(?P<b>[0-9]{1,2}) ?(?P=mark) ?(?P<c>[0-9]{4}|[0-9]{1,2})"
)
_COMPACT = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_CHINESE = re.compile(
    r"(?P<year>[0-9零一二三四五六七八九]{2,4}) ?年 ?"
    r"(?P<month>[^年月日号 ]{1,3}) ?月 ?(?P<day>[^年月日号 ]{1,3}) ?[日号]?"
)
_DAY_MONTH = re.compile(r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)? (?P<month>[a-z]{3,9})\.?,? (?P<year>[0-9]{4})")
_MONTH_DAY = re.compile(r"(?P<month>[a-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?,? (?P<year>[0-9]{4})")

_HELP = N_("Write year, month and day, for example 2024-05-20 or 2024年5月20日.")


def parse_date(text: str) -> date:
    """Read a day: 2024-5-20, 2024.5.20, 2024/05/20, 20240520, 2024年5月20日, 二〇二四年五月二十日, 20 May 2024.

    Full-width characters and a midnight time behind the day are taken. 20/05/2024 is read as the one day it can be.
    Raises Ambiguous with its readings as dates (05/06/2024, 24.5.20); Invalid for what is empty, too long, no date, a
    day that does not exist, a year of two digits, or a year outside 1900 to 2199; TypeError when it is no string.
    """
    tidied = _MIDNIGHT.sub("", tidy(text))
    numeric = _NUMERIC.fullmatch(tidied)
    readings = _numeric_readings(numeric, text) if numeric else [_named_day(tidied, text)]
    if len(readings) > 1:
        raise Ambiguous(shown(text), readings, help=_HELP)
    return readings[0]


def _numeric_readings(match: re.Match[str], text: str) -> list[date]:
    """All days that three numbers can be: the year first, or last after day and month in either order."""
    first, middle, last = match["a"], match["b"], match["c"]
    if len(first) == 4:
        return [_day(int(first), int(middle), int(last), text)]
    if len(last) == 4:
        orders = [(int(last), int(first), int(middle)), (int(last), int(middle), int(first))]
    else:
        orders = [(2000 + int(first), int(middle), int(last)), (2000 + int(last), int(middle), int(first))]
        orders.append((2000 + int(last), int(first), int(middle)))
    days = list(dict.fromkeys(day for order in orders if (day := _existing(*order))))
    if not days:
        raise _no_such_day(text)
    if len(days) == 1 and len(last) < 4:
        raise _short_year(text)
    return days


def _named_day(tidied: str, text: str) -> date:
    """The day of a text whose form says which number is which."""
    match = _COMPACT.fullmatch(tidied)
    if match is not None:
        return _day(int(match["year"]), int(match["month"]), int(match["day"]), text)
    match = _DAY_MONTH.fullmatch(tidied) or _MONTH_DAY.fullmatch(tidied)
    month = _month_named(match["month"]) if match else 0
    if match and month:
        return _day(int(match["year"]), month, int(match["day"]), text)
    match = _CHINESE.fullmatch(plain_characters(tidied))
    if match is None:
        raise unreadable(text, help=_HELP)
    if len(match["year"]) != 4:
        raise _short_year(text)
    return _day(int(positional_digits(match["year"])), _small(match["month"], text), _small(match["day"], text), text)


def _month_named(word: str) -> int:
    """1 to 12 for an English month or its first three or more letters, 0 for any other word."""
    return next((number for number, name in enumerate(_MONTHS, start=1) if name.startswith(word)), 0)


def _small(numeral: str, text: str) -> int:
    """A month or a day in digits or Chinese numerals."""
    readings = numeral_readings(numeral)
    if len(readings) != 1 or readings[0] != int(readings[0]):
        raise unreadable(text, help=_HELP)
    return int(readings[0])


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def _day(year: int, month: int, day: int, text: str) -> date:
    if not EARLIEST <= year <= LATEST:
        raise Invalid(
            N_("“%(text)s” lies outside the years %(earliest)s to %(latest)s."),
            help=_HELP,
            code="year",
            text=shown(text),
            earliest=str(EARLIEST),
            latest=str(LATEST),
        )
    found = _existing(year, month, day)
    if found is None:
        raise _no_such_day(text)
    return found


def _no_such_day(text: str) -> Invalid:
    return Invalid(N_("There is no day “%(text)s”."), help=_HELP, code="no_such_day", text=shown(text))


def _short_year(text: str) -> Invalid:
    return Invalid(
        N_("“%(text)s” gives the year in two digits."),
        help=N_("Write the year with four digits, for example 2024."),
        code="short_year",
        text=shown(text),
    )
