"""One byte string for one value, so that equal things hash equal, on every machine and in every year.

The form is JSON with sorted keys, no spaces, no floats; instants in UTC with microseconds, amounts as text.
Every hash begins with the number of its format, so that a later format can stand beside this one.
"""

import datetime as dt
import hashlib
import json
import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

FORMAT = 1


def plain(value: Any) -> Any:
    """``value`` in JSON's own types. Raises TypeError for what has no canonical form (floats above all)."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return _exact(value)
    if isinstance(value, uuid.UUID):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return bytes(value).hex()
    if isinstance(value, Mapping):
        return {_key(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical form.")


def _exact(value: Decimal) -> str:
    """All digits of a decimal and no more: 1.50 and 1.5 are one value, and nothing is rounded."""
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in {"-0", ""} else digits


def _key(key: Any) -> str:
    if not isinstance(key, str):
        raise TypeError("Keys of a canonical value are text.")
    return key


def text(value: Any) -> str:
    """The canonical text of ``value``."""
    return json.dumps(plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def digest(value: Any, *, salt: bytes = b"") -> str:
    """Hex hash of ``salt`` and ``value``: two digits of format, then SHA-256."""
    return digest_text(text(value), salt=salt)


def digest_text(canonical: str, *, salt: bytes = b"") -> str:
    """Hex hash of a text that is canonical already."""
    body = bytes([FORMAT]) + len(salt).to_bytes(2, "big") + salt + canonical.encode()
    return f"{FORMAT:02x}{hashlib.sha256(body).hexdigest()}"
