"""``jiangfang verify``: recount everything, and name what does not agree."""

import argparse
from gettext import gettext as _

from jiangfang.cli.house import FINE, FOUND, open_ready_house
from jiangfang.cli.terminal import bar, tell, tell_json

NAME = "verify"
# So many are named on a terminal unless all are asked for.
NAMED = 50


def sentence() -> str:
    return _("Walk the history, the files, the figures and the search, and name whatever does not agree.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help=_("only this document (PDF, xlsx or JSON), without any house or network"),
    )
    parser.add_argument(
        "--key", default="", metavar="HEX", help=_("the key that must have sealed FILE (default: this house's own)")
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON for a program"))
    parser.add_argument(
        "--full", action="store_true", help=_("also look for files that nothing names, and print every finding")
    )


def run(chosen: argparse.Namespace) -> int:
    if chosen.file:
        from jiangfang.cli import genuine  # noqa: PLC0415 -- asks for no house, so nothing of one is loaded for it

        return genuine.run(chosen)
    open_ready_house(chosen.language)
    from jiangfang.cli import checking  # noqa: PLC0415 -- needs the apps loaded

    steps = checking.steps(full=chosen.full)
    with bar(_("verify"), len(steps)) as progress:
        found = [finding for step in steps for finding in checking.walk(step, progress)]
    checked = checking.counts()
    if chosen.json:
        tell_json({"ok": not found, "checked": checked, "findings": found})
    else:
        _tell_all(found, checked, NAMED if not chosen.full else len(found))
    return FOUND if found else FINE


def _tell_all(found: list[dict[str, str]], checked: dict[str, int], most: int) -> None:
    for finding in found[:most]:
        tell(f"{finding['area']}: {finding['where']}: {finding['what']}")
    if len(found) > most:
        tell(_("… and %(count)s more; --full prints all.") % {"count": len(found) - most})
    told = _(
        "Checked %(entries)s entries, %(checkpoints)s checkpoints, %(files)s files, %(records)s records: %(found)s."
    )
    tell(told % (checked | {"found": _verdict(len(found))}))


def _verdict(count: int) -> str:
    if count == 1:
        return _("one finding")
    return _("%(count)s findings") % {"count": count} if count else _("everything agrees")
