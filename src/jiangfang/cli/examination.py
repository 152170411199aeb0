"""What ``doctor`` looks at: each check says what it saw, and what would help where that is not sound."""

import os
import stat
from collections.abc import Callable
from dataclasses import asdict, dataclass
from gettext import gettext as _
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, connection

from jiangfang.cli.house import unapplied
from jiangfang.evidence import verification as evidence
from jiangfang.evidence.storage import store
from jiangfang.jobs.models import Schedule
from jiangfang.kernel import clock
from jiangfang.kernel.errors import Unavailable
from jiangfang.ledger import guards
from jiangfang.ledger.models import Checkpoint, Entry
from jiangfang.search import indexes
from jiangfang.ui.wording import say

# SQLite's words for what settings ask of it: a write-ahead log, and a write that is on the disk when it is acknowledged.
PRAGMAS = {"journal_mode": "wal", "synchronous": "2"}


@dataclass(frozen=True)
class Seen:
    """What one check saw. ``help`` is empty where nothing needs to be done."""

    name: str
    sound: bool
    says: str
    help: str = ""

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


def examine() -> list[Seen]:
    """Every check, in the order in which one depends on another: without a database there is nothing to ask it."""
    seen = [see_home(), see_keys(), see_database()]
    if not seen[-1].sound:
        return seen
    migrations = see_migrations()
    seen.append(migrations)
    if connection.vendor == "sqlite":
        seen.append(see_pragmas())
    return [*seen, *(look() for look in DEEPER)] if migrations.sound else seen


def see_home() -> Seen:
    """The one folder must be ours to write, and nobody else's to read."""
    home = Path(settings.JIANGFANG_HOME)
    if not os.access(home, os.W_OK | os.X_OK):
        return Seen(
            "home", False, _("%(path)s cannot be written") % {"path": home}, _("Give it to the user who runs this.")
        )
    return Seen("home", True, str(home))


def see_keys() -> Seen:
    """The secret and the seal are there, or will be drawn on first use; only their owner may read them."""
    loose = loose_keys()
    if loose:
        names = ", ".join(path.name for path in loose)
        return Seen(
            "keys", False, _("others may read %(names)s") % {"names": names}, _("`jiangfang doctor --fix` closes them.")
        )
    sealed = (keys_folder() / "seal.pem").exists()
    return Seen("keys", True, _("closed to others") if sealed else _("the seal is drawn on first use"))


def keys_folder() -> Path:
    return Path(settings.JIANGFANG_HOME) / "keys"


def loose_keys() -> list[Path]:
    """The folder of keys and the files in it that somebody else may read."""
    folder = keys_folder()
    paths = [folder, *sorted(folder.iterdir())] if folder.is_dir() else []
    return [path for path in paths if stat.S_IMODE(path.stat().st_mode) & 0o077]


def see_database() -> Seen:
    try:
        connection.ensure_connection()
        version = ".".join(str(part) for part in connection.get_database_version())
    except DatabaseError as error:
        return Seen("database", False, str(error).strip(), _("Check DATABASE_URL, and whether the server is up."))
    return Seen("database", True, f"{connection.display_name} {version}")


def see_migrations() -> Seen:
    waiting = unapplied()
    if waiting:
        return Seen(
            "tables", False, _("%(count)s changes wait") % {"count": len(waiting)},
            _("`jiangfang serve` and `jiangfang doctor --fix` make them."),
        )  # fmt: skip
    return Seen("tables", True, _("up to date"))


def see_pragmas() -> Seen:
    """An acknowledged deed survives a power cut only with these."""
    with connection.cursor() as cursor:
        found = {name: str(cursor.execute(f"PRAGMA {name}").fetchone()[0]) for name in PRAGMAS}
    # A database in memory keeps no log.
    wrong = {name: value for name, value in found.items() if value not in (PRAGMAS[name], "memory")}
    says = ", ".join(f"{name}={value}" for name, value in found.items())
    return Seen("durability", not wrong, says, _("Let no other program change these settings.") if wrong else "")


def see_guards() -> Seen:
    missing = guards.missing()
    if missing:
        says = _("missing: %(names)s") % {"names": ", ".join(missing)}
        return Seen("guards", False, says, _("`jiangfang doctor --fix` puts them back; then run `jiangfang verify`."))
    return Seen("guards", True, _("the database refuses to change history"))


def see_index() -> Seen:
    missing = indexes.missing()
    if missing:
        says = _("missing: %(names)s") % {"names": ", ".join(missing)}
        return Seen("search", False, says, _("`jiangfang doctor --fix` builds it anew."))
    return Seen("search", True, _("the index is there"))


def see_files() -> Seen:
    """Unnamed files are harmless leftovers of deeds that failed; half-written ones can be tidied up."""
    try:
        count = sum(1 for _orphan in evidence.orphans())
    except Unavailable as error:
        return Seen("files", False, say(error).what, _("Check JIANGFANG_EVIDENCE, and whether the storage is up."))
    if count:
        says = _("%(count)s files that nothing names") % {"count": count}
        return Seen("files", False, says, _("`jiangfang verify --full` names them; --fix removes half-written ones."))
    return Seen("files", True, _("nothing lies about"))


def half_written() -> list[Path]:
    """Files of uploads that were cut off a day ago or more."""
    incoming = getattr(store(), "incoming", None)
    before = (clock.SystemClock().now() - evidence.WAITING).timestamp()
    paths = sorted(incoming.iterdir()) if incoming is not None and incoming.is_dir() else []
    return [path for path in paths if path.is_file() and path.stat().st_mtime < before]


def see_clock() -> Seen:
    """Time must not lie before what history has seen already."""
    last = Entry.objects.order_by("-at").values_list("at", flat=True).first()
    sealed = Checkpoint.objects.order_by("-number").values_list("at", flat=True).first()
    latest = max((at for at in (last, sealed) if at is not None), default=None)
    now = clock.now()
    says = f"{now.astimezone(clock.CHINA):%Y-%m-%d %H:%M}"
    if clock.label() == "sample":
        says = _("%(at)s (sample clock)") % {"at": says}
    if latest is not None and now < latest:
        advice = _("The last entry is of %(at)s: set the machine's clock.") % {
            "at": f"{latest.astimezone(clock.CHINA):%Y-%m-%d %H:%M}"
        }
        return Seen("clock", False, says, advice)
    return Seen("clock", True, says)


def see_schedule() -> Seen:
    failed = list(Schedule.objects.exclude(last_error="").values_list("name", "last_error"))
    if failed:
        says = "; ".join(f"{name}: {error}" for name, error in failed)
        return Seen("schedule", False, says, _("The log of the server says more; it is tried again at the next slot."))
    return Seen("schedule", True, _("no task failed"))


# What can only be asked of a database that is up to date.
DEEPER: tuple[Callable[[], Seen], ...] = (see_guards, see_index, see_files, see_clock, see_schedule)
