"""The command behind ``make docs``."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import django

from jiangfang.ui.catalogs import compile_all


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pages, or with ``--check`` name those that differ (exit code 1)."""
    parser = argparse.ArgumentParser(prog="python -m jiangfang.cli.reference", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is out of date")
    parser.add_argument("--output", type=Path, default=Path("docs/reference"), help="the folder of the pages")
    asked = parser.parse_args(arguments)
    compile_all()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiangfang.config.settings")
    django.setup()
    from jiangfang.cli.reference.pages import all_pages  # noqa: PLC0415 -- reads models, after the app registry is ready

    pages = all_pages()
    stale = differing(asked.output, pages)
    if not asked.check:
        write(asked.output, pages, stale)
    for name in stale:
        print(f"{asked.output / name}: {'out of date, run make docs' if asked.check else 'written'}")  # noqa: T201 -- the command's answer
    return 1 if asked.check and stale else 0


def differing(folder: Path, pages: Mapping[str, str]) -> list[str]:
    """Names of pages that are missing, say something else, or are no longer written."""
    there = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    same = {name for name, path in there.items() if pages.get(name) == path.read_text(encoding="utf-8")}
    return sorted((pages.keys() | there.keys()) - same)


def write(folder: Path, pages: Mapping[str, str], stale: Sequence[str]) -> None:
    """Bring ``folder`` in step: everything in it is written here."""
    for name in stale:
        path = folder / name
        if name not in pages:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[name], encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
