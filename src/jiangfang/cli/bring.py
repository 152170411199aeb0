"""``jiangfang import``: rows of a workbook or CSV file, looked through and entered as on the page."""

import argparse
from gettext import gettext as _
from pathlib import Path
from typing import Any

from jiangfang.cli.house import FINE, FOUND, open_ready_house
from jiangfang.cli.terminal import tell, tell_json

NAME = "import"
NAMED = 20


def sentence() -> str:
    return _("Bring the rows of a workbook or CSV file in, as one person's deed.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", metavar="SHEET", help=_("what the rows are, for example ip_rights"))
    parser.add_argument("file", type=Path, metavar="FILE", help=_("workbook (.xlsx) or CSV file"))
    parser.add_argument("--org", required=True, metavar="SLUG", help=_("short name of the organisation"))
    parser.add_argument("--as", dest="actor", required=True, metavar="USER", help=_("user name of whoever does it"))
    parser.add_argument(
        "--apply",
        choices=("all", "good"),
        help=_("enter all rows, or the good ones; without it they are only looked through"),
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON for a program"))


def run(chosen: argparse.Namespace) -> int:
    open_ready_house(chosen.language)
    from jiangfang.cli import rows  # noqa: PLC0415 -- needs the apps loaded

    answer = rows.brought_in(chosen.sheet, chosen.file, chosen.org, chosen.actor, chosen.apply or "")
    if chosen.json:
        tell_json(answer)
    else:
        _tell_all(answer)
    return FOUND if answer["wrong"] or answer["failed"] or answer["problem"] else FINE


def _tell_all(answer: dict[str, Any]) -> None:
    if answer["problem"]:
        tell(answer["problem"])
    tell(_("new %(new)s, changed %(changed)s, unchanged %(unchanged)s, wrong %(wrong)s; entered %(entered)s") % answer)
    for row in answer["rows"][:NAMED]:
        for problem in row["problems"]:
            line = _("row %(number)s, %(column)s: %(what)s")
            tell(line % {"number": row["row"], "column": problem["column"], "what": problem["what"]})
    if len(answer["rows"]) > NAMED:
        tell(_("… and %(count)s more; --json prints all.") % {"count": len(answer["rows"]) - NAMED})
