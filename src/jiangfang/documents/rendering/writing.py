"""Values of a document as its reader reads them, from nothing but the value and the document's language."""

import datetime as dt
from typing import Any

from jiangfang.kernel.clock import CHINA
from jiangfang.kernel.quantities import format_money, format_number

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NOTHING = "—"
RIGHT = ("number", "money")


def day(iso: str, language: str) -> str:
    """2024年5月20日, or 20 May 2024."""
    date = dt.date.fromisoformat(iso)
    if language.startswith("zh"):
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date.day} {MONTHS[date.month - 1]} {date.year}"


def moment(iso: str, language: str) -> str:
    """A day with hour and minute, in China's time."""
    at = instant(iso).astimezone(CHINA)
    return f"{day(at.date().isoformat(), language)} {at:%H:%M}"


def instant(iso: str) -> dt.datetime:
    """The instant of a canonical text."""
    return dt.datetime.strptime(iso, "%Y-%m-%dT%H:%M:%S.%f%z")


def cell(value: Any, kind: str, language: str) -> str:
    """One value of a table or a list of facts."""
    if value is None or value == "":
        return NOTHING
    if kind == "date":
        return day(value, language)
    if kind == "money":
        return f"−{format_money(-value, language)}" if value < 0 else format_money(value, language)
    if kind == "number" and isinstance(value, int):
        return format_number(value, language)
    return str(value)


def file_size(size: int) -> str:
    """Bytes as KB or MB."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


def grouped(digits: str, by: int = 8) -> str:
    """A long hash in groups, so that eyes can compare it and lines can break."""
    return " ".join(digits[start : start + by] for start in range(0, len(digits), by))
