"""``jiangfang doctor``: is the house in order, and what would help where it is not."""

import argparse
from gettext import gettext as _

from jiangfang.cli.house import FINE, FOUND, open_house
from jiangfang.cli.terminal import tell, tell_json, tell_table

NAME = "doctor"


def sentence() -> str:
    return _("Look whether database, guards, keys, files and clock are in order.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print JSON for a program"))
    parser.add_argument(
        "--fix",
        action="store_true",
        help=_("set up what is missing: tables, guards, index, rights of key files; tidy up"),
    )


def run(chosen: argparse.Namespace) -> int:
    open_house(chosen.language)
    from jiangfang.cli import examination, remedies  # noqa: PLC0415 -- needs the apps loaded

    done = remedies.apply_all() if chosen.fix else []
    seen = examination.examine()
    sound = all(one.sound for one in seen)
    if chosen.json:
        tell_json({"ok": sound, "fixed": done, "checks": [one.as_dict() for one in seen]})
    else:
        for line in done:
            tell(_("Fixed: %(what)s") % {"what": line})
        names = _names()
        tell_table([(_("fine") if one.sound else _("LOOK"), names[one.name], one.says) for one in seen])
        for one in seen:
            if not one.sound and one.help:
                tell(f"  {names[one.name]}: {one.help}")
    return FINE if sound else FOUND


def _names() -> dict[str, str]:
    """The checks as a person reads them; a program is told their keys."""
    return {
        "home": _("folder"),
        "keys": _("keys"),
        "database": _("database"),
        "tables": _("tables"),
        "durability": _("durability"),
        "guards": _("guards"),
        "search": _("search index"),
        "files": _("evidence files"),
        "clock": _("clock"),
        "schedule": _("scheduled tasks"),
    }
