"""The source tree as the architecture tests read it: modules with their floor and room, dotted names, findings."""

import ast
import subprocess
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src"
PACKAGE = SOURCE / "jiangfang"


@dataclass(frozen=True)
class Module:
    """One Python file. ``path`` is relative to the project."""

    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def name(self) -> str:
        """``jiangfang.people.actions.seats``; empty outside ``src``."""
        if self.path.parts[0] != "src":
            return ""
        parts = self.path.with_suffix("").parts[1:]
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def floor(self) -> str:
        """The package below ``jiangfang``, such as ``people``."""
        return (*self.name.split("."), "", "")[1]

    @property
    def room(self) -> str:
        """What stands below the floor, such as ``actions``, as a file or as a folder."""
        return (*self.name.split("."), "", "")[2]

    def at(self, node: ast.AST) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}"

    @cached_property
    def origins(self) -> dict[str, str]:
        """What each imported name stands for: ``{"dt": "datetime", "now": "jiangfang.kernel.clock.now"}``."""
        known = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    local = alias.asname or alias.name.partition(".")[0]
                    known[local] = alias.name if alias.asname else local
            elif isinstance(node, ast.ImportFrom):
                known |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
        return known

    def dotted(self, node: ast.AST) -> str:
        """``dt.datetime.now`` as ``datetime.datetime.now``; empty where a name is not imported."""
        if isinstance(node, ast.Name):
            return self.origins.get(node.id, "")
        if isinstance(node, ast.Attribute) and (base := self.dotted(node.value)):
            return f"{base}.{node.attr}"
        return ""

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def sample(text: str, path: str = "src/jiangfang/innovation/views.py") -> Module:
    """A made-up module: each rule is shown one that breaks it, so that it can't fall asleep unnoticed."""
    return Module(Path(path), text)


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file that is or will be committed, relative to the project."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = sorted({Path(name) for name in listed.split("\0") if name})
    assert paths, "git lists no files: these tests would have nothing to look at."
    return tuple(path for path in paths if (ROOT / path).is_file())


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The Python files below ``src`` (or the named folders), migrations left out: those are written by Django."""
    wanted = folders or ("src",)
    found = tuple(
        Module(path, (ROOT / path).read_text(encoding="utf-8"))
        for path in tracked_files()
        if path.suffix == ".py" and path.parts[0] in wanted and "migrations" not in path.parts
    )
    assert found, f"No Python files below {wanted}: these tests would have nothing to look at."
    return found


@cache
def floors() -> dict[str, int]:
    """How high each package stands by the import contract in pyproject.toml: ``{"kernel": 0, "ledger": 1, …}``."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract["layers"] for contract in linter["contracts"] if contract["containers"] == ["jiangfang"])
    return {name.strip(" ()"): height for height, layer in enumerate(reversed(layers)) for name in layer.split("|")}


def refuse(findings: Iterable[str], lesson: str) -> None:
    """Fail with what was found where, and what to do instead."""
    found = sorted(findings)
    assert not found, f"{lesson}\n  " + "\n  ".join(found)
