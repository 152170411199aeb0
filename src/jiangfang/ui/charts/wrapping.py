"""How wide a text will be and where it breaks, in Chinese and in English, without asking a browser."""

import unicodedata

# What must not begin a line in Chinese setting.
CLOSERS = set("，。、；：？！）】》」』”’…%,.;:?!)]}")
NARROW = set("iljtfrI.,:;'|![]()/ ")


def width(text: str) -> float:
    """The width of a text in em, a little on the generous side."""
    return sum(_width(char) for char in text)


def _width(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if unicodedata.combining(char):
        return 0.0
    if char in NARROW:
        return 0.34
    return 0.72 if char.isupper() or char in "mw%@" else 0.58


def wrap(text: str, limit: float, lines: int = 2) -> list[str]:
    """Break a text into at most ``lines`` lines no wider than ``limit`` em; what does not fit ends in an ellipsis."""
    rest, made = _pieces(" ".join(text.split())), []
    while rest and len(made) < lines:
        line, rest = _take_line(rest, limit)
        made.append(line)
    if rest and made:
        made[-1] = shorten(made[-1] + "".join(rest), limit)
    return [line.strip() for line in made] or [""]


def shorten(text: str, limit: float) -> str:
    """The text, or its beginning with an ellipsis, within ``limit`` em."""
    if width(text) <= limit:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > limit - 1:
            break
        kept += char
    return kept.rstrip() + "…"


def _take_line(pieces: list[str], limit: float) -> tuple[str, list[str]]:
    line = ""
    for index, piece in enumerate(pieces):
        too_wide = width((line + piece).rstrip()) > limit
        if too_wide and line and piece[0] not in CLOSERS:
            return line, pieces[index:]
        if too_wide and not line and len(piece) > 1:
            # A single word wider than the line is broken where it must be.
            return _take_line([*piece, *pieces[index + 1 :]], limit)
        line += piece
    return line, []


def _pieces(text: str) -> list[str]:
    """The smallest parts between which a line may break: words with their space, single Chinese characters."""
    pieces: list[str] = []
    for char in text:
        wide = unicodedata.east_asian_width(char) in "WF"
        fresh = not pieces or wide or pieces[-1].endswith(" ") or unicodedata.east_asian_width(pieces[-1][-1]) in "WF"
        if fresh:
            pieces.append(char)
        else:
            pieces[-1] += char
    return pieces
