"""Which pages there are: a file name, a sentence for the index, and the function that writes the text."""

from collections.abc import Callable

from jiangfang.cli.reference.addresses import urls_page
from jiangfang.cli.reference.commands import commands_page
from jiangfang.cli.reference.deeds import actions_page, roles_page
from jiangfang.cli.reference.interface import interface_page
from jiangfang.cli.reference.lives import diagrams, lifecycles_page
from jiangfang.cli.reference.loading import load_declarations
from jiangfang.cli.reference.markdown import bullets, page
from jiangfang.cli.reference.nouns import kinds_page
from jiangfang.cli.reference.numbers import figures_page, formulas_page
from jiangfang.cli.reference.papers import dossiers_page
from jiangfang.cli.reference.rows import sheets_page
from jiangfang.cli.reference.settings import settings_page
from jiangfang.cli.reference.telling import notices_page

PAGES: dict[str, tuple[str, Callable[[], str]]] = {
    "kinds.md": ("every noun with its code prefix and fields", kinds_page),
    "lifecycles.md": ("the states and moves of every noun, each with its diagram", lifecycles_page),
    "actions.md": ("every deed: its verb, who may do it, what it takes", actions_page),
    "roles.md": ("which role carries which power", roles_page),
    "figures.md": ("every figure: what it counts, in which unit, by which facets", figures_page),
    "formulas.md": ("the benefit formulas with symbols, source and a worked example", formulas_page),
    "dossiers.md": ("every kind of document: what it is about, who may have it, for whose eyes", dossiers_page),
    "sheets.md": ("every sheet that goes in and out, with its columns", sheets_page),
    "notices.md": ("who is told that it is their turn, and what stands in a calendar", notices_page),
    "urls.md": ("every address, and whether it is open to everyone", urls_page),
    "api.md": ("every operation of the interface for programs, and what it takes", interface_page),
    "commands.md": ("what the command line can do", commands_page),
    "settings.md": ("what an installation may set in its environment", settings_page),
}


def index_page() -> str:
    return page(
        "Reference 参考",
        "Read off the declarations in the code by `make docs`; a test keeps these pages up to date.",
        bullets(f"[{name.removesuffix('.md')}]({name}): {sentence}" for name, (sentence, _) in PAGES.items()),
    )


def all_pages() -> dict[str, str]:
    """Every generated file by its name below the folder of the reference."""
    load_declarations()
    return {"index.md": index_page(), **{name: text() for name, (_, text) in PAGES.items()}, **diagrams()}
