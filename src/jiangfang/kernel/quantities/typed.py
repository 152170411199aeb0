"""What a person typed or pasted, made comparable: one width, one case, no invisible characters, never too long."""

import re
import unicodedata

from jiangfang.kernel.errors import Invalid
from jiangfang.kernel.text import N_

LONGEST = 64
"""Longest text that can be an amount or a date, in characters."""

_SHOWN = 40
_FULL_WIDTH = "０１２３４５６７８９"
_UNIT_POWER = re.compile(r"(?<=[mMoO])[²³₂]")  # m², m³ and CO₂ are units, 43² is a mistake
_PASTED_ALONG = {0x200B: None, 0xFEFF: None, 0x2060: None}  # zero-width leftovers of web pages and spreadsheets


def tidy(text: str) -> str:
    """``text`` in compatibility form (full-width becomes half-width), lower case, single spaces, trimmed.

    Raises TypeError when it is no string; Invalid when it is empty, longer than ``LONGEST``, or holds a digit of
    another script, a superscript, a fraction sign or an invisible character: normalising would turn 43² into 432.
    """
    if not isinstance(text, str):
        raise TypeError(f"expected text, not {type(text).__name__}")
    if len(text) > LONGEST:
        raise _too_long(text)
    text = _UNIT_POWER.sub(lambda power: unicodedata.normalize("NFKC", power[0]), text.translate(_PASTED_ALONG))
    for character in text:
        _refuse_exotic(character, text)
    plain = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    if len(plain) > LONGEST:  # a single character can stand for a whole phrase
        raise _too_long(text)
    if not plain:
        raise Invalid(N_("Nothing was entered."), help=N_("Enter a value."), code="empty")
    # A Chinese keyboard types 。 where a point is meant.
    return re.sub(r"(?<=[0-9])。(?=[0-9])", ".", plain)


def shown(text: str) -> str:
    """``text`` as an error message may repeat it: short, on one line, without control characters."""
    line = "".join(character if character.isprintable() else " " for character in text[: _SHOWN + 1])
    return " ".join(line.split()) if len(text) <= _SHOWN else f"{line[:_SHOWN].strip()}…"


def unreadable(text: str, *, help: str) -> Invalid:
    """The refusal of a text that is not of the expected kind at all."""
    return Invalid(N_("“%(text)s” cannot be read."), help=help, code="unreadable", text=shown(text))


def _too_long(text: str) -> Invalid:
    return Invalid(
        N_("“%(text)s” is longer than %(most)s characters."),
        help=N_("Enter one value only, without explanation."),
        code="too_long",
        text=shown(text),
        most=LONGEST,
    )


def _refuse_exotic(character: str, text: str) -> None:
    category = unicodedata.category(character)
    strange_digit = category in ("Nd", "Nl", "No") and not character.isascii() and character not in _FULL_WIDTH + "〇"
    invisible = category in ("Cc", "Cf", "Cs", "Co", "Cn") and not character.isspace()
    if strange_digit or invisible:
        raise Invalid(
            N_("“%(text)s” holds the character %(character)s, which is neither a plain digit nor a plain letter."),
            help=N_("Type the value again with the digits 0 to 9."),
            code="strange_character",
            text=shown(text),
            character=f"U+{ord(character):04X}",
        )
