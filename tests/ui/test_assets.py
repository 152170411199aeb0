"""Style sheets and scripts: all loaded, colours in one place, readable in both themes, nothing a strict policy would stop."""

import re
from pathlib import Path

import pytest

from jiangfang.ui import assets

UI = Path(assets.__file__).parent
CSS = UI / "static" / "ui" / "css"
JS = UI / "static" / "ui" / "js"
TOKENS = (CSS / "tokens.css").read_text("utf-8")

TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink-soft", "ink-faint") for ground in ("paper", "sheet", "sunk")),
    *(("seal", ground) for ground in ("paper", "sheet", "sunk", "seal-wash")),
    *((tone, ground) for tone in ("good", "warn", "bad", "info") for ground in ("paper", "sheet", f"{tone}-wash")),
    *(("ink", f"{tone}-wash") for tone in ("good", "warn", "bad", "info", "seal")),
    ("on-seal", "seal-fill"),
    ("paper", "ink"),
]
EDGE_PAIRS = [
    *(("line-strong", ground) for ground in ("paper", "sheet")),
    *(("seal-fill", ground) for ground in ("paper", "sheet")),
    ("step-5", "paper"),
]


def block(start: str) -> dict[str, str]:
    """The colours declared in the block that begins with ``start``."""
    body = TOKENS[TOKENS.index(start) :]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", body[: body.index("}")]))


LIGHT = block(":root {")
DARK = LIGHT | block(':root[data-theme="dark"]')


def luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_style_sheet_and_script_in_the_folder_is_loaded() -> None:
    assert {path.stem for path in CSS.glob("*.css")} == {*assets.STYLES, "print"}
    assert {path.stem for path in JS.glob("*.js")} == {*assets.SCRIPTS, "theme"}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_letters_are_readable_on_every_ground_they_stand_on(theme: dict[str, str]) -> None:
    too_faint = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: round(value, 2) for pair, value in too_faint.items() if value < 4.5} == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_controls_can_be_seen(theme: dict[str, str]) -> None:
    too_faint = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in EDGE_PAIRS}
    assert {pair: round(value, 2) for pair, value in too_faint.items() if value < 3} == {}


def test_the_chosen_dark_and_the_systems_dark_are_the_same() -> None:
    assert block(':root[data-theme="dark"]') == block(':root:not([data-theme="light"])') != {}


def test_dark_gives_its_own_value_to_every_colour() -> None:
    assert set(block(':root[data-theme="dark"]')) == set(LIGHT)


def test_only_the_tokens_and_the_print_sheet_name_colours() -> None:
    named = {
        path.name: found
        for path in CSS.glob("*.css")
        if path.name not in {"tokens.css", "print.css"}
        and (found := re.findall(r"#[0-9a-f]{3,6}\b", path.read_text("utf-8")))
    }
    assert named == {}


def test_every_custom_property_that_is_used_is_declared() -> None:
    used = {name for path in CSS.glob("*.css") for name in re.findall(r"var\(--([a-z0-9-]+)", path.read_text("utf-8"))}
    assert used - set(re.findall(r"--([a-z0-9-]+):", TOKENS)) == set()


def test_templates_hold_nothing_that_a_strict_policy_stops() -> None:
    offences = {
        path.name: found
        for path in (UI / "templates").rglob("*.html")
        if (
            found := re.findall(
                r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:", path.read_text("utf-8")
            )
        )
    }
    assert offences == {}


def test_scripts_neither_evaluate_text_nor_write_markup() -> None:
    forbidden = r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write"
    assert [path.name for path in JS.glob("*.js") if re.search(forbidden, path.read_text("utf-8"))] == []
