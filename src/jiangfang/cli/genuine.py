"""``jiangfang verify FILE``: is a document genuine? Asks no database and no network."""

import argparse
import os
from gettext import gettext as _
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.utils import translation

from jiangfang.cli.house import FINE, FOUND, WRONG_USE, open_house
from jiangfang.cli.language import CODES
from jiangfang.cli.terminal import complain, tell, tell_json

FLOORS = Path(__file__).parents[1]


def run(chosen: argparse.Namespace) -> int:
    """Check one file: 0 where it is genuine, 1 where it is not or cannot be told, 2 where it is no document of ours."""
    try:
        data = Path(chosen.file).read_bytes()
    except OSError as error:
        complain(_("%(file)s cannot be read: %(why)s") % {"file": chosen.file, "why": error.strerror})
        return WRONG_USE
    own = _own_key(chosen.language)
    from jiangfang.documents.checking import check  # noqa: PLC0415 -- needs settings

    checked = check(data, (chosen.key or own).lower())
    genuine = checked.fine and checked.key == "yes"
    if chosen.json:
        tell_json({"ok": genuine, **_as_values(checked)})
    else:
        _tell(checked, genuine)
    return FINE if genuine else FOUND


def _own_key(language: str) -> str:
    """The key of the house on this machine; empty where there is none. No house is made by asking."""
    home = Path(os.environ.get("JIANGFANG_HOME", "var")).expanduser()
    if (home / "keys" / "seal.pem").exists():
        open_house(language)
        from jiangfang.ledger.keys import known_public_key_hex  # noqa: PLC0415 -- needs settings

        return known_public_key_hex()
    if not settings.configured:
        # Nothing but the texts of the refusals: no app, no database.
        places = [FLOORS / "documents/locale", FLOORS / "kernel/locale"]
        settings.configure(USE_I18N=True, LANGUAGE_CODE=CODES[language], LOCALE_PATHS=places)
        django.setup()
    translation.activate(CODES[language])
    return ""


def _as_values(checked: Any) -> dict[str, Any]:
    content = checked.content
    told = {name: content[name] for name in ("number", "what", "label", "subtitle", "as_of", "language", "address")}
    seal = {"hash": checked.sealed.hash, "public_key": checked.sealed.public_key, "set_by": checked.sealed.engine}
    answers = {"seal": checked.seal, "key": checked.key, "pages": checked.pages}
    return {**told, **seal, "form": checked.form, "sha256": checked.sha256, **answers}


def _tell(checked: Any, genuine: bool) -> None:
    content, sealed = checked.content, checked.sealed
    tell(f"{content['number']} · {content['label']} · {content['subtitle']} · {content['on']}")
    tell({"yes": _("Seal: good."), "no": _("Seal: broken, the content was changed after it was sealed.")}[checked.seal])
    keys = {
        "yes": _("Key: the expected one."),
        "no": _("Key: another one than expected: %(key)s."),
        "unknown": _("Key: %(key)s. Compare it with the public page, or say with --key which one it must be."),
    }
    tell(keys[checked.key] % {"key": sealed.public_key})
    pages = {
        "yes": _("Pages: they say exactly what was sealed."),
        "no": _("Pages: they say something else than what was sealed."),
        "unknown": _("Pages: not compared, another version set them (%(engine)s)."),
    }
    tell(pages[checked.pages] % {"engine": sealed.engine})
    tell(_("Genuine.") if genuine else _("Not proven to be genuine."))
    tell(content["address"])
