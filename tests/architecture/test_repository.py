"""The repository speaks of the product alone, is the same on every machine, and locks what it declares."""

import re
import tomllib
from collections.abc import Iterator

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import ROOT, refuse, tracked_files

# Put together here, so that this file does not contain what it forbids.
MACHINES = tuple("/" + place + "/" for place in ("work", "tmp", "root", "Users"))
REGISTRIES = tuple(
    name + "." + end
    for name, end in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org"),
        ("unpkg", "com"),
        ("jsdelivr", "net"),
    ]
)
BINARY = {".png", ".jpg", ".ico", ".pdf", ".xlsx", ".zip", ".woff2", ".db"}


def private_places(text: str) -> Iterator[str]:
    """Folders of one machine, and hosts that packages happen to come from."""
    for line in text.splitlines():
        for place in MACHINES:
            # An address such as https://example.org/work/ or a longer path is no folder of this machine.
            if re.search(rf"(?<![\w.%/}}\])-]){re.escape(place)}[\w.-]", line):
                yield line.strip()[:100]
        if any(host in line for host in REGISTRIES):
            yield line.strip()[:100]


def test_nothing_names_a_machine_or_a_registry():
    assert list(private_places("see " + MACHINES[0] + "main"))
    assert list(private_places("from files." + REGISTRIES[1]))
    assert not list(private_places("https://example.org/work/1 and docs/work/x"))
    findings = []
    for path in tracked_files():
        if path.suffix not in BINARY:
            findings += [f"{path}: {hit}" for hit in private_places((ROOT / path).read_text(encoding="utf-8"))]
    refuse(
        findings,
        "Whoever reads this has another machine: take paths from the settings, tempfile or the project's root.",
    )


def locked(name: str) -> dict[str, list[Requirement]]:
    """The pins of a lock file by package; one package may be pinned once per Python version."""
    pins: dict[str, list[Requirement]] = {}
    for line in (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith((" ", "#", "-")):
            pin = Requirement(line.rstrip("\\ "))
            pins.setdefault(canonicalize_name(pin.name), []).append(pin)
    return pins


def unmet(declared: list[str], pins: dict[str, list[Requirement]]) -> Iterator[str]:
    for text in declared:
        wanted = Requirement(text)
        found = pins.get(canonicalize_name(wanted.name), [])
        versions = [next(iter(pin.specifier)).version for pin in found]
        if not found or not all(version in wanted.specifier for version in versions):
            yield f"{text} (locked: {', '.join(versions) or 'nothing'})"


def test_the_locks_hold_what_is_declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = [*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["pg"]]
    assert list(unmet(["django>=99"], locked("run.txt")))
    assert list(unmet(["nosuchpackage"], locked("run.txt")))
    findings = [
        *unmet([*run, *project["build-system"]["requires"]], locked("run.txt")),
        *unmet([*run, *project["dependency-groups"]["test"]], locked("test.txt")),
    ]
    refuse(findings, "pyproject.toml and requirements/ disagree: run `make lock`.")


def test_the_tests_run_on_what_is_shipped():
    run, test = locked("run.txt"), locked("test.txt")
    refuse((name for name in run if test.get(name) != run[name]), "The locks pin different versions: run `make lock`.")


def test_the_locks_are_hashed_and_hold_no_address():
    for name in ("run.txt", "test.txt"):
        text = (ROOT / "requirements" / name).read_text(encoding="utf-8")
        assert "://" not in text, f"{name} names an address; where packages come from is each machine's own setting."
        pins = [block for block in re.split(r"\n(?=\S)", text) if block.strip()]
        refuse(
            (f"{name}: {block.splitlines()[0]}" for block in pins if "--hash=sha256:" not in block),
            "Every pin carries its hashes: run `make lock`.",
        )
