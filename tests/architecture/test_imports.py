"""Arrows point down. The contracts themselves stand in pyproject.toml."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import ROOT, SOURCE, Module, floors, modules, refuse, sample, tracked_files

JUNK_DRAWERS = {"utils", "util", "common", "helpers", "helper", "misc", "services", "managers", "stuff"}


def test_the_import_contracts_hold():
    linter = Path(sys.executable).with_name("lint-imports")
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "NO_COLOR": "1"}
    command = [linter, "--config", ROOT / "pyproject.toml"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    told = done.stdout.partition("Broken contracts")[2] or done.stdout + done.stderr
    assert done.returncode == 0, f"An import points up or sideways.\n{told}"


def test_every_package_stands_on_a_floor():
    refuse(
        {module.floor for module in modules() if module.floor} - floors().keys(),
        "A new package needs a floor: say in pyproject.toml, [tool.importlinter], what it may import.",
    )


def star_imports(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            yield module.at(node)


def test_nothing_is_imported_by_star():
    assert list(star_imports(sample("from x import *\n")))
    findings = [where for module in modules("src", "tests", "tools") for where in star_imports(module)]
    refuse(findings, "Name what you import: a reader must be able to find where a name comes from.")


def is_junk_drawer(path: Path) -> bool:
    return bool({part.removesuffix(".py") for part in path.parts[1:]} & JUNK_DRAWERS)


def test_no_module_is_a_junk_drawer():
    assert is_junk_drawer(Path("src/jiangfang/people/utils.py"))
    assert is_junk_drawer(Path("src/jiangfang/common/money.py"))
    findings = [str(path) for path in tracked_files() if path.parts[0] in ("src", "tests") and is_junk_drawer(path)]
    refuse(findings, "A shared module has a noun for a name and a floor to stand on; what is in this one?")
