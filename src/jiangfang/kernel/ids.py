"""The one place that draws random values: record ids (UUIDv7), human codes with a check character, salts, tokens."""

import datetime as dt
import random
import secrets
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from jiangfang.kernel import clock
from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

# 31 characters, a prime number, without 0 1 I L O: weights 1..6 then catch every wrong character and every swap.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
CODE_LENGTH = 6
_HOUR = 3_600_000 << 12

_source: random.Random = secrets.SystemRandom()
_lock = threading.Lock()
_last_stamp = 0


@contextmanager
def use_randomness(seed: int) -> Iterator[None]:
    """Draw from a seeded source inside the block, for worlds that must come out the same (demo, tests)."""
    global _source
    before, _source = _source, random.Random(seed)
    try:
        yield
    finally:
        _source = before


def steady(seed: int) -> random.Random:
    """A source of its own that draws the same everywhere: for sample data, never for a secret."""
    return random.Random(seed)


def uuid7() -> uuid.UUID:
    """A time-ordered id (RFC 9562, version 7); strictly growing within a process, also while a clock stands still."""
    global _last_stamp
    with _lock:
        # Milliseconds and the 12 bits below them count as one number, so that ids never go back, unless the clock
        # itself was exchanged for one of another time (more than an hour behind).
        stamp = int(clock.now().timestamp() * 1000) << 12 | _source.getrandbits(8)
        if 0 <= _last_stamp - stamp < _HOUR:
            stamp = _last_stamp + 1
        _last_stamp = stamp
    milliseconds, low = stamp >> 12, stamp & 0xFFF
    value = milliseconds << 80 | 0x7 << 76 | low << 64 | 0b10 << 62 | _source.getrandbits(62)
    return uuid.UUID(int=value)


def first_uuid7(at: dt.datetime) -> uuid.UUID:
    """The smallest id that can have been drawn at an instant: where a stretch of ids by time begins."""
    return uuid.UUID(int=int(at.timestamp() * 1000) << 80 | 0x7 << 76 | 0b10 << 62)


def salt() -> bytes:
    """Sixteen random bytes for a commitment."""
    return _source.randbytes(16)


def token(length: int = 32) -> str:
    """A secret for a link or a session, always from the system's source; ``length`` bytes, URL-safe."""
    return secrets.token_urlsafe(length)


def secret_bytes(length: int = 32) -> bytes:
    """A secret that is no text, always from the system's source."""
    return secrets.token_bytes(length)


def check_character(body: str) -> str:
    """The check character of a code's body (``7Q2KX4`` of ``PRJ-7Q2KX4M``)."""
    total = sum(weight * ALPHABET.index(char) for weight, char in enumerate(body, start=2))
    return ALPHABET[total % len(ALPHABET)]


def new_code(prefix: str) -> str:
    """A human code such as ``PRJ-7Q2KX4M``: prefix, six random characters, one check character."""
    body = "".join(_source.choice(ALPHABET) for _ in range(CODE_LENGTH))
    return f"{prefix}-{body}{check_character(body)}"


def clean_code(text: str) -> str:
    """The canonical form of a typed code. Raises Invalid where it can't be one (wrong length, character, check)."""
    code = "".join(text.upper().split()).replace("—", "-").replace("–", "-").replace("－", "-")
    prefix, dash, body = code.partition("-")
    right_shape = dash and prefix.isalpha() and len(body) == CODE_LENGTH + 1 and set(body) <= set(ALPHABET)
    if not right_shape:
        raise Invalid(
            N_("“%(code)s” is not a code of this system."),
            help=N_("A code looks like PRJ-7Q2KX4M: letters, a dash, seven characters."),
            code=text[:40],
        )
    if check_character(body[:-1]) != body[-1]:
        raise Invalid(
            N_("“%(code)s” has a typing error: its last character does not fit the others."),
            help=N_("Compare it with the paper character by character."),
            code=text[:40],
        )
    return code
