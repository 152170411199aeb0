"""``jiangfang dossier``: have a document drawn up, and write its three files."""

import argparse
from gettext import gettext as _
from pathlib import Path
from typing import Any

from jiangfang.cli.house import FINE, WRONG_USE, open_ready_house
from jiangfang.cli.language import CODES
from jiangfang.cli.terminal import complain, tell, tell_json

NAME = "dossier"
AUDIENCES = ("studio", "company", "federation", "public")


def sentence() -> str:
    return _("Draw up a document about an organisation or a person: PDF, workbook and JSON, sealed.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind", metavar="KIND", help=_("kind of document, such as binder, ip_list, fact_sheet, record_sheet")
    )
    parser.add_argument("--org", metavar="SLUG", help=_("short name of the organisation that it is about"))
    parser.add_argument("--person", metavar="CODE", help=_("code of the person that it is about"))
    parser.add_argument(
        "--as", dest="sign_in", required=True, metavar="USER", help=_("user name of whoever has it drawn up")
    )
    parser.add_argument("--audience", choices=AUDIENCES, default="company", help=_("for whose eyes (default: company)"))
    parser.add_argument("--annex", action="store_true", help=_("with the evidence itself"))
    parser.add_argument("--out", default=".", metavar="FOLDER", help=_("where the files are written (default: here)"))
    parser.add_argument(
        "--address", default="", metavar="URL", help=_("address under which the house is reached, for the code")
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON for a program"))


def run(chosen: argparse.Namespace) -> int:
    open_ready_house(chosen.language)
    from jiangfang.cli import drawing  # noqa: PLC0415 -- needs the apps loaded

    person = drawing.person_called(chosen.sign_in)
    if person is None:
        complain(_("Nobody signs in as %(name)s.") % {"name": chosen.sign_in})
        return WRONG_USE
    subject = drawing.subject_called(chosen.org, chosen.person, person)
    if subject is None:
        complain(_("Say with --org or --person what it is about; nothing of that name is open to this person."))
        return WRONG_USE
    what = drawing.kind_called(chosen.kind)
    if what is None:
        complain(
            _("There is no kind of document %(name)s. There are: %(kinds)s.")
            % {"name": chosen.kind, "kinds": drawing.kinds()}
        )
        return WRONG_USE
    made = drawing.draw(
        subject,
        drawer=person,
        what=what,
        language=CODES[chosen.language],
        base=chosen.address,
        audience=AUDIENCES.index(chosen.audience) + 1,
        annex=chosen.annex,
    )
    _tell(made, drawing.write(made, Path(chosen.out)), as_json=chosen.json)
    return FINE


def _tell(made: Any, paths: list[Path], *, as_json: bool) -> None:
    if as_json:
        tell_json({"number": made.code, "hash": made.hash, "files": [str(path) for path in paths]})
        return
    tell(f"{made.code} · {made.record.title}")
    for path in paths:
        tell(str(path))
