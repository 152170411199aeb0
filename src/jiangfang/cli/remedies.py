"""What ``doctor --fix`` does: only what can be done without asking, and loses nothing."""

from collections.abc import Callable
from gettext import gettext as _

from django.core.management import call_command

from jiangfang.cli import examination
from jiangfang.cli.house import unapplied
from jiangfang.ledger import guards
from jiangfang.search import indexes


def apply_all() -> list[str]:
    """Put right what can be put right; says what was done."""
    return [said for remedy in REMEDIES if (said := remedy())]


def set_up_tables() -> str:
    waiting = unapplied()
    if waiting:
        call_command("migrate", interactive=False, verbosity=0)
    return _("tables brought up to date") if waiting else ""


def put_guards_back() -> str:
    missing = guards.missing()
    guards.install()
    return _("guards put back: %(names)s") % {"names": ", ".join(missing)} if missing else ""


def build_index() -> str:
    missing = indexes.missing()
    indexes.install()
    indexes.rebuild()
    return _("search index built") if missing else ""


def close_keys() -> str:
    loose = examination.loose_keys()
    for path in loose:
        path.chmod(0o700 if path.is_dir() else 0o600)
    return _("keys closed to others") if loose else ""


def remove_half_written() -> str:
    paths = examination.half_written()
    for path in paths:
        path.unlink()
    return _("%(count)s half-written files removed") % {"count": len(paths)} if paths else ""


REMEDIES: tuple[Callable[[], str], ...] = (
    set_up_tables,
    put_guards_back,
    build_index,
    close_keys,
    remove_half_written,
)
