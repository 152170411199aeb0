"""Errors in the reader's language."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from jiangfang.kernel.clock import CHINA
from jiangfang.kernel.errors import InvalidMany, JiangfangError
from jiangfang.kernel.quantities import Quantity, format_quantity


@dataclass(frozen=True)
class Saying:
    """What was refused and why, and what would help ("" where nothing is known to)."""

    what: str
    help: str

    def __str__(self) -> str:
        return f"{self.what} {self.help}".strip()


def say(error: JiangfangError) -> Saying:
    """Turn an error into sentences in the language of the moment."""
    if isinstance(error, InvalidMany):
        told = [say(single) for single in error.errors.values()]
        return Saying(" ".join(t.what for t in told), " ".join(dict.fromkeys(t.help for t in told if t.help)))
    params = {name: _param(value) for name, value in error.params.items()}
    return Saying(_fill(error.message, params), _fill(error.help, params))


def _fill(message: str, params: dict[str, Any]) -> str:
    if not message:
        return ""  # gettext("") would answer with the catalog's header
    text = gettext(message)
    return text % params if params else text


def _param(value: Any) -> Any:
    """A parameter as the reader reads it: a marked text of the kernel is translated, days and amounts are written out."""
    if isinstance(value, str):
        return gettext(value) if value else value
    if isinstance(value, Quantity):
        return format_quantity(value, get_language() or "en")
    if isinstance(value, dt.datetime):
        return moment_text(value.astimezone(CHINA) if value.tzinfo else value)
    if isinstance(value, dt.date):
        return day_text(value)
    return value


def day_text(day: dt.date) -> str:
    """2024年5月20日, or 20 May 2024."""
    form = "Y年n月j日" if _is_chinese() else "j F Y"
    return date_format(day, form)


def moment_text(at: dt.datetime) -> str:
    """A day with hour and minute, in the time zone the datetime carries."""
    return f"{day_text(at)} {at:%H:%M}"


def _is_chinese() -> bool:
    return (get_language() or "").startswith("zh")
