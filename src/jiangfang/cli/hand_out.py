"""``jiangfang export``: the records of an organisation as a workbook or CSV file."""

import argparse
from gettext import gettext as _
from pathlib import Path

from jiangfang.cli.house import FINE, WRONG_USE, open_ready_house
from jiangfang.cli.terminal import complain, tell

NAME = "export"


def sentence() -> str:
    return _("Write the records of an organisation into a workbook or CSV file.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sheet", metavar="SHEET", help=_("what is written, for example ip_rights"))
    parser.add_argument("--org", required=True, metavar="SLUG", help=_("short name of the organisation"))
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help=_("file to write, .xlsx or .csv"))
    parser.add_argument("--as", dest="reader", metavar="USER", help=_("what this user may see (default: everything)"))


def run(chosen: argparse.Namespace) -> int:
    open_ready_house(chosen.language)
    from jiangfang.cli import rows  # noqa: PLC0415 -- needs the apps loaded

    if chosen.out.suffix.lower() not in (".xlsx", ".csv"):
        complain(_("The file to write ends in .xlsx or .csv."))
        return WRONG_USE
    count = rows.handed_out(chosen.sheet, chosen.org, chosen.out, chosen.reader or "")
    tell(_("%(count)s rows in %(file)s") % {"count": count, "file": chosen.out})
    return FINE
