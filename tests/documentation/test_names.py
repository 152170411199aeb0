"""What a page names is there: files, links, commands, settings."""

import re
import tomllib
from collections.abc import Iterator

from jiangfang.cli.reference.commands import command_names
from jiangfang.cli.reference.settings import TOLD, settings
from tests.architecture.source import ROOT, floors, refuse
from tests.documentation.texts import Text, anchor, text, texts

TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)
MAKE = re.compile(r"^ *(?:\$ )?make ([a-z][a-z-]*)", re.MULTILINE)
JIANGFANG = re.compile(r"^ *(?:\$ |\S*/)?jiangfang +([a-z][a-z-]+)", re.MULTILINE)
VARIABLE = re.compile(r"\bJIANGFANG_[A-Z_]+\b")


def lost_places(page: Text) -> Iterator[str]:
    return (f"{page.path}: {place}" for place in page.places if not (ROOT / place).exists())


def test_every_file_that_is_named_exists():
    sample = Text(
        text("README.md").path, "see `src/jiangfang/gone.py`, `src/jiangfang/kernel/clock.py` and `problem.save()`"
    )
    assert list(lost_places(sample)) == ["README.md: src/jiangfang/gone.py"]
    refuse(
        (lost for page in texts() for lost in lost_places(page)),
        "The page names a file that is not there (any more): follow the file, or change the page.",
    )


def test_every_how_to_names_files():
    refuse(
        (str(page.path) for page in texts("how-to") if len(set(page.places)) < 3),
        "A how-to leads to files: name in backticks, from the project's root, those that one opens at each step.",
    )


def broken_links(page: Text) -> Iterator[str]:
    for file, heading in page.links:
        if not (ROOT / file).exists():
            yield f"{page.path}: {file}"
        elif heading and heading not in {anchor(title) for _, title in text(file).headings}:
            yield f"{page.path}: {file}#{heading}"


def test_no_link_leads_nowhere():
    sample = Text(
        text("docs/index.md").path, "[a](concepts.md) [b](gone.md) [c](concepts.md#gone) [d](concepts.md#counting)"
    )
    assert list(broken_links(sample)) == ["docs/index.md: docs/gone.md", "docs/index.md: docs/concepts.md#gone"]
    refuse((lost for page in texts() for lost in broken_links(page)), "This link leads nowhere.")


def test_every_page_is_linked_from_another():
    linked = {file for page in texts() for file, _ in page.links if file != str(page.path)}
    refuse(
        (str(page.path) for page in texts() if str(page.path) not in linked | {"README.md", "CHANGELOG.md"}),
        "Nobody finds this page: link it from docs/index.md or from the page above it.",
    )


def test_every_make_target_that_is_named_exists():
    targets = set(TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    refuse(
        (f"{page.path}: make {name}" for page in texts() for name in MAKE.findall(page.code) if name not in targets),
        "The Makefile has no such target.",
    )


def test_every_command_that_is_named_exists():
    commands = command_names()
    assert "demo" in commands
    refuse(
        (f"{page.path}: {name}" for page in texts() for name in JIANGFANG.findall(page.code) if name not in commands),
        "`jiangfang --help` does not know this command.",
    )


def test_every_setting_that_is_named_is_read_somewhere():
    places = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tools").rglob("*"), *(ROOT / "tests").rglob("*.py")]
    read = {
        name
        for path in places
        if path.is_file() and path.suffix != ".pyc"
        for name in VARIABLE.findall(path.read_text("utf-8"))
    }
    refuse(
        (f"{page.path}: {name}" for page in texts() for name in VARIABLE.findall(page.source) if name not in read),
        "Nothing reads this variable.",
    )


def test_every_setting_is_told():
    read = {setting.name for setting in settings()}
    refuse(
        [*(read - TOLD.keys()), *(TOLD.keys() - read)],
        "Say in TOLD of src/jiangfang/cli/reference/settings.py what the variable is for; take out what nothing reads.",
    )


def test_the_architecture_shows_every_floor_and_room():
    page = text("docs/architecture.md")
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    rooms = next(contract for contract in linter["contracts"] if contract["containers"] == ["jiangfang.innovation"])
    house = {path.stem for path in (ROOT / "src/jiangfang/innovation").iterdir()}
    wanted = {room.strip(" ()") for layer in rooms["layers"] for room in layer.split("|")} & house
    built = {path.name for path in (ROOT / "src/jiangfang").iterdir() if (path / "__init__.py").exists()}
    drawn = set(re.findall(r"^ ([a-z]+(?:   [a-z]+)*) ", page.source, re.MULTILINE))
    shown = {floor for line in drawn for floor in line.split()}
    assert shown == built & floors().keys(), "The drawing of floors in docs/architecture.md and src/jiangfang differ."
    refuse(wanted - set(page.named), "docs/architecture.md does not say what this room holds.")


def test_the_architecture_shows_every_folder_of_tests_that_mirrors_nothing():
    page = text("docs/architecture.md")
    own = {path.name for path in (ROOT / "tests").iterdir() if any(path.glob("test_*.py"))}
    mirrored = {path.name for path in (ROOT / "src/jiangfang").iterdir()}
    refuse((f"tests/{name}" for name in own - mirrored if f"tests/{name}" not in page.named), "Say what it tests.")
