"""The page of lifecycles, and a drawing of each in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import override

from jiangfang import ui
from jiangfang.cli.reference.markdown import both, code, codes, page, said, table
from jiangfang.kernel.lifecycles import Lifecycle, lifecycles
from jiangfang.records.kinds import kind_of
from jiangfang.ui.charts import state_diagram

STYLES = Path(ui.__path__[0]) / "static" / "ui" / "css"
LANGUAGES = {"en": "", "zh-hans": ".zh"}


def lifecycles_page() -> str:
    """Every declared lifecycle with its drawing, its states and its moves."""
    return page(
        "Lifecycles 流转",
        "States and moves as they are declared. Buttons, guards and these drawings are read off the same data; a dashed"
        " arrow leads back. A heavy frame is an end.",
        *(_life(life) for life in lifecycles),
    )


def _life(life: Lifecycle) -> str:
    states = [
        [code(state.key), both(state.label), both(state.sentence), "yes" if state.end else ""] for state in life.states
    ]
    moves = [
        [codes(move.sources), code(move.target), both(move.label), code(move.deed), "yes" if move.asks_reason else ""]
        for move in life.moves
    ]
    name = said(life.label, "en")
    return "\n\n".join(
        [
            f"## {name[:1].upper()}{name[1:]} {said(life.label, 'zh-hans')} `{kind_of(life.noun).prefix}`",
            f"![Life of: {name}](lifecycles/{life.noun}.svg)",
            f"[中文图](lifecycles/{life.noun}.zh.svg)",
            table(["State", "Label", "What it means", "End"], states),
            table(["From", "To", "Button", "Deed", "Asks why"], moves),
        ]
    )


def diagrams() -> dict[str, str]:
    """The drawings by file name."""
    style = "".join(f"{rule}\n" for rule in _rules())
    return {
        f"lifecycles/{life.noun}{ending}.svg": _drawing(life, language, style)
        for life in lifecycles
        for language, ending in LANGUAGES.items()
    }


def _drawing(life: Lifecycle, language: str, style: str) -> str:
    """The product's own drawing, carrying the colours that a page would give it, on paper."""
    with override(language):
        drawn = str(state_diagram(life).svg)
    opening, rest = drawn.split(">", 1)
    paper = f'<rect width="100%" height="100%" fill="{_tokens()["paper"]}"/>'
    return f"{opening}>\n<style>\n{style}</style>\n{paper}{rest}\n"


def _rules() -> Iterator[str]:
    """The style rules of nodes and edges with their colours filled in: an image sees no style sheet."""
    tokens = _tokens()
    yield f"svg {{ font-family: {tokens['sans']}; }}"
    for rule in (STYLES / "chart.css").read_text(encoding="utf-8").splitlines():
        if re.match(r"\.(node|edge)", rule) and ":hover" not in rule:
            yield re.sub(r"var\(--([\w-]+)\)", lambda found: tokens[found[1]], rule)


def _tokens() -> dict[str, str]:
    """The light values of the product's colours."""
    light = (STYLES / "tokens.css").read_text(encoding="utf-8").partition(":root {")[2].partition("}")[0]
    return {name: " ".join(value.split()) for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", light)}
