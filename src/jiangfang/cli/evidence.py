"""``jiangfang evidence move``: bring every file into another store, and prove that it arrived."""

import argparse
from dataclasses import asdict
from gettext import gettext as _
from typing import Any

from jiangfang.cli.house import FINE, FOUND, open_ready_house
from jiangfang.cli.terminal import bar, complain, tell, tell_json
from jiangfang.kernel.errors import Invalid, Refused
from jiangfang.kernel.text import N_

NAME = "evidence"


def sentence() -> str:
    return _("Move the evidence between the disk and S3-compatible storage.")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["move"], help=_("bring every file into another store, checked by its hash"))
    parser.add_argument("--to", required=True, metavar="STORE", help=_("disk, s3://BUCKET/PREFIX or a folder"))
    parser.add_argument(
        "--from", dest="source", metavar="STORE", help=_("where the files are (default: where the house keeps them)")
    )
    parser.add_argument(
        "--remove", action="store_true", help=_("take them out of the old store once every file stands in the new one")
    )
    parser.add_argument("--json", action="store_true", help=_("print JSON for a program"))


def run(chosen: argparse.Namespace) -> int:
    open_ready_house(chosen.language)
    from django.conf import settings  # noqa: PLC0415 -- needs the house open

    from jiangfang.evidence import moving  # noqa: PLC0415 -- needs the apps loaded
    from jiangfang.evidence.storage import store_at  # noqa: PLC0415 -- needs the apps loaded

    source, target = store_at(chosen.source or settings.JIANGFANG_EVIDENCE), store_at(chosen.to)
    _refuse_nonsense(str(source), str(target), in_use=str(store_at(settings.JIANGFANG_EVIDENCE)), remove=chosen.remove)
    with bar(_("files"), sum(1 for _name in moving.names())) as progress:
        moved = moving.move(source, target, remove=chosen.remove, step=progress.update)
    if chosen.json:
        tell_json({"ok": moved.whole, "from": str(source), "to": str(target), **asdict(moved)})
    else:
        _tell(moved, chosen.to)
    return FINE if moved.whole else FOUND


def _refuse_nonsense(source: str, target: str, *, in_use: str, remove: bool) -> None:
    if source == target:
        raise Invalid(N_("The files are in %(store)s already."), store=target)
    if remove and source == in_use:
        raise Refused(
            N_("The house still keeps its files in %(store)s, so nothing is taken out of it."),
            help=N_("Move them without --remove, start the house with the new store, then run it again with --from."),
            store=source,
        )


def _tell(moved: Any, to: str) -> None:
    for sha256 in moved.missing:
        complain(_("%(name)s is missing in the old store.") % {"name": sha256})
    for sha256 in moved.altered:
        complain(_("%(name)s does not agree with its hash and was not moved.") % {"name": sha256})
    arrived = moved.files - len(moved.missing) - len(moved.altered)
    told = _("%(files)s files (%(bytes)s bytes) stand in the new store, %(sent)s of them sent now.")
    tell(told % {"files": arrived, "bytes": moved.bytes, "sent": moved.sent})
    if not moved.whole:
        tell(_("Nothing was taken out of the old store. `jiangfang verify` says more."))
    elif moved.removed:
        tell(_("%(count)s files were taken out of the old store.") % {"count": moved.removed})
    else:
        told = _("Start the house with JIANGFANG_EVIDENCE=%(to)s, then run this once more for what came in between.")
        tell(told % {"to": to})
