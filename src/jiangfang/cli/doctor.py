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
        tell_table([(_("fine") if one.sound else _("LOOK"), one.name, one.says) for one in seen])
        for one in seen:
            if not one.sound and one.help:
                tell(f"  {one.name}: {one.help}")
    return FINE if sound else FOUND
