"""docs/reference is what the code declares, all of it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import product

import pytest

from jiangfang.cli.reference.__main__ import differing, write
from jiangfang.cli.reference.loading import load_declarations
from jiangfang.cli.reference.markdown import both, first_line, said, table
from jiangfang.cli.reference.pages import all_pages
from jiangfang.innovation.reckoning.formula_library import LIBRARY
from jiangfang.kernel.lifecycles import lifecycles
from jiangfang.kernel.registry import Registry
from jiangfang.people.roles import Power, Role
from jiangfang.records.kinds import all_kinds
from tests.architecture.source import ROOT, SOURCE, refuse
from tests.documentation.texts import texts


def test_the_pages_are_up_to_date():
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "jiangfang.cli.reference", "--check"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, f"Run `make docs`.\n{done.stdout}{done.stderr}"


def test_check_names_what_differs_and_writing_mends_it(tmp_path):
    pages = {"a.md": "a", "b/c.svg": "c"}
    (tmp_path / "a.md").write_text("old")
    (tmp_path / "gone.md").write_text("nobody writes this any more")
    stale = differing(tmp_path, pages)
    assert stale == ["a.md", "b/c.svg", "gone.md"]
    write(tmp_path, pages, stale)
    assert differing(tmp_path, pages) == []
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"a.md", "c.svg"}


def test_the_pages_come_out_the_same_twice():
    assert all_pages() == all_pages()


def registries() -> Iterator[Registry]:
    load_declarations()
    found = {
        id(value): value
        for name, module in list(sys.modules.items())
        if name.startswith("jiangfang.")
        for value in vars(module).values()
        if isinstance(value, Registry)
    }
    return iter(found.values())


def test_everything_that_is_declared_is_documented():
    named = {name for page in texts("reference") for name in page.named}
    declared = {pair for registry in registries() for pair in product([registry.what], registry.keys())}
    declared |= {("kinds", kind.key) for kind in all_kinds()} | {("formulas", key) for key in LIBRARY}
    declared |= {("roles", role.value) for role in Role} | {("powers", power.value) for power in Power}
    assert ("actions", "people.seat.given") in declared
    refuse(
        (f"{what}: {key}" for what, key in declared if key not in named),
        "A page of docs/reference shows it: extend src/jiangfang/cli/reference.",
    )


def test_every_lifecycle_is_drawn_in_both_languages():
    for life in lifecycles:
        first = life.states[0]
        for language, ending in (("en", ""), ("zh-hans", ".zh")):
            drawn = (ROOT / f"docs/reference/lifecycles/{life.noun}{ending}.svg").read_text(encoding="utf-8")
            assert said(first.label, language).split()[0] in drawn
            assert "var(" not in drawn, "An image sees no style sheet: its colours are filled in."


def test_a_text_stands_in_both_languages_and_once_where_they_agree():
    assert both("yuan") == "yuan 元"
    assert both("kWh") == "kWh"
    assert both("") == ""


def test_a_docstring_becomes_one_line():
    def told():
        """First line of
        the first paragraph, see :func:`there`.

        Second paragraph.
        """

    assert first_line(told) == "First line of the first paragraph, see `there`."


@pytest.mark.parametrize(("cell", "shown"), [("a | b", r"a \| b"), ("a\nb", "a<br>b")])
def test_a_cell_stays_in_its_table(cell, shown):
    assert table(["x"], [[cell]]) == f"| x |\n| --- |\n| {shown} |"
    assert table(["x"], []) == ""
